import { type Locale, messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { Card, Checkbox, DefinitionList, Link } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput } from "../../../web/route.ts";
import type { BatchWork } from "../batch-store.ts";
import type { DossierId } from "../dossier.ts";
import type { WorkItem } from "../queries/list-item.ts";
import { BATCH_KINDS, BATCH_MAX, batchWords } from "./batch-kinds.ts";
import { DueCell, type Today } from "./due-cell.tsx";

type CardProps = {
  readonly work: BatchWork;
  readonly today: Today;
  readonly row: WorkItem;
  readonly checked: boolean;
  /** What it is, where that is known. */
  readonly what?: string | undefined;
  readonly warning: string | null;
};

/** One paper of a list to tick: its tick, whose it is, when it is due, and the way to look at it. */
export function BatchCard({ work, today, row, checked, what, warning }: CardProps) {
  const { locale } = today;
  const t = batchWords(work, locale);
  return (
    <Card>
      <Checkbox
        locale={locale}
        name="chosen"
        id={`chosen-${row.id}`}
        value={work === "SIGN" ? row.id : `${row.id} ${row.version} ${row.code}`}
        label={`${row.code} · ${row.procedureName}`}
        checked={checked}
        optional
      />
      <p class="mc-small">
        {`${row.ownerName} · `}
        <Link href={paths.deskResult(row.id, "POSITIVE")} external>
          {t.look}
        </Link>
        {" · "}
        <Link href={paths.deskDossier(row.id)}>{t.dossier}</Link>
      </p>
      {what === undefined ? null : <p class="mc-small">{what}</p>}
      {warning === null ? null : <p class="mc-small mc-warning">{warning}</p>}
      <DefinitionList
        items={[
          [
            messages(locale).desk.work.due,
            <DueCell dueAt={row.dueAt} status={row.status} today={today} precision="day" />,
          ],
        ]}
      />
    </Card>
  );
}

type AllProps = {
  readonly work: BatchWork;
  readonly locale: Locale;
  readonly allChosen: boolean;
  readonly count: number;
};

/** Ticks every paper, or none, without a script. */
export function ChooseAll({ work, locale, allChosen, count }: AllProps) {
  const t = batchWords(work, locale);
  const list = BATCH_KINDS[work].list();
  return (
    <p>
      {allChosen ? (
        <Link href={list}>{t.chooseNone}</Link>
      ) : (
        <Link href={`${list}?all=1`}>{t.chooseAll({ count })}</Link>
      )}
    </p>
  );
}

/** The dossiers of what is ticked in a list, where the address says only which. */
export function idsChosen(values: string | readonly string[]): readonly DossierId[] {
  return [values]
    .flat()
    .slice(0, BATCH_MAX)
    .flatMap((value) => parseId<"dossier">(value) ?? []);
}

/** `chosen` holds `id version code` of each ticked paper. */
export function chosenIn(form: FormInput) {
  const values = [form["chosen"] ?? form["chosen[]"] ?? []].flat();
  return values.slice(0, BATCH_MAX).flatMap((value) => {
    const [text = "", version = "", code = ""] = typeof value === "string" ? value.split(" ") : [];
    const dossierId = parseId<"dossier">(text);
    return dossierId === null || !/^\d{1,9}$/.test(version)
      ? []
      : [{ dossierId, version: Number(version), code: code.slice(0, 60) }];
  });
}
