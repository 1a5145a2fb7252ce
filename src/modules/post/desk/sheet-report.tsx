import { messages } from "../../../i18n/index.ts";
import {
  Button,
  ButtonLink,
  Card,
  errorOf,
  Form,
  fullMoment,
  Textarea,
} from "../../../web/components/index.ts";
import { postPaths } from "../post-paths.ts";
import { findingsOf } from "../queries/read-sheets.ts";
import { Photos } from "./photos.tsx";
import type { SheetPart as Part } from "./sheet-columns.tsx";

/** The report of what was missing or damaged: read, printed, and signed by the side that gave. */
export function Report({ page, view }: Part) {
  const t = messages(page.locale).post.found.report;
  const { sheet, personName, photos } = view;
  const findings = findingsOf(view);
  if (findings.length === 0) return null;
  const missing = findings.filter(({ received }) => received !== true).length;
  const { report_at: at, report_note: note } = sheet;
  return (
    <Card title={t.title} edge={at === null ? "warning" : "neutral"}>
      <p>{t.lead({ missing, damaged: findings.length - missing })}</p>
      <ul>
        {findings
          .filter(({ parcel }) => (photos.get(parcel.id) ?? []).length > 0)
          .map(({ parcel: { id, code } }) => (
            <li>
              <span class="mc-number">{code}</span>
              <Photos photos={photos.get(id) ?? []} path={(hash) => postPaths.photo(code, hash)} />
            </li>
          ))}
      </ul>
      <p>
        {at === null ? t.waits : t.signedBy({ who: personName(sheet.report_by), when: fullMoment(at) })}
        {note === null ? null : ` ${t.noteShown({ note })}`}
      </p>
      <div class="mc-row">
        <ButtonLink href={postPaths.reportFile(sheet.id)} icon="print" variant="secondary">
          {t.print}
        </ButtonLink>
      </div>
      {at === null && view.mayGive ? <Signing page={page} view={view} /> : null}
    </Card>
  );
}

function Signing({ page, view: { sheet, errors, typed } }: Part) {
  const { locale } = page;
  const t = messages(locale).post.found.report;
  return (
    <Form page={page} action={postPaths.sheetAct(sheet.id, "report")}>
      <Textarea
        locale={locale}
        name="note"
        label={t.note}
        hint={t.noteHint}
        rows={2}
        maxLength={500}
        value={typed("note")}
        optional
        error={errorOf(errors, "note")}
      />
      <div class="mc-row">
        <Button icon="signature">{t.sign}</Button>
      </div>
    </Form>
  );
}
