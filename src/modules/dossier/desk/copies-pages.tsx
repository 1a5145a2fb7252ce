import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router } from "../../../web/route.ts";
import type { Office } from "../commands/office.ts";
import { signCopies } from "../commands/sign-copies.ts";
import { copiesToSign, type DigitisedCopy, DPI_MIN } from "../digitised-copies.ts";
import { findDossier } from "../store.ts";
import { atDesk } from "./desk-pages.tsx";

const ACT = "dossier.check-components";
/** One sitting: each asks the signing service once. */
const SITTING = 50;

/** Digitised copies that an officer compared and has not signed: the list, and signing all of it at once. */
export function registerCopiesPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/copies",
    act: ACT,
    handler: (page) =>
      atDesk(office, page, (_, desk) => show(office, page, { navigation: desk.navigation, signed: null })),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/copies",
    act: ACT,
    idempotency: "none",
    handler: (page) =>
      atDesk(office, page, async (_, desk) => {
        const { actor } = page;
        if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
        const waiting = await copiesToSign(office.services.database, {
          personId: actor.personId,
          limit: SITTING,
        });
        const signed = await signCopies(office, actor, waiting);
        return show(office, page, { navigation: desk.navigation, signed });
      }),
  });
}

type Shown = {
  readonly navigation: DeskCounts;
  /** How many were signed just now; null where nobody asked. */
  readonly signed: number | null;
};
type Row = DigitisedCopy & { readonly id: string; readonly code: string };

async function show(office: Office, page: Page<unknown, unknown>, shown: Shown): Promise<Response> {
  const { database } = office.services;
  const personId = page.actor.kind === "officer" ? page.actor.personId : null;
  const copies = personId === null ? [] : await copiesToSign(database, { personId, limit: SITTING });
  const rows: Row[] = [];
  for (const copy of copies) {
    const code = (await findDossier(database, copy.dossierId))?.dossier.code ?? "";
    rows.push({ ...copy, id: copy.sha256, code });
  }
  return page.render(<CopiesPage page={page} rows={rows} shown={shown} />);
}

type Props = { readonly page: PageFrame & FormPage; readonly rows: readonly Row[]; readonly shown: Shown };

function CopiesPage({ page, rows, shown }: Props) {
  const { locale } = page;
  const t = messages(locale).digitise.copies;
  const { signed } = shown;
  return (
    <DeskLayout page={page} title={t.title} counts={shown.navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">{t.lead}</p>
        {signed === null ? null : (
          <Alert locale={locale} tone={rows.length === 0 ? "success" : "warning"} title={t.done({ signed })}>
            {rows.length === 0 ? null : <p>{t.left({ count: rows.length })}</p>}
          </Alert>
        )}
        <Table
          locale={locale}
          caption={t.title}
          columns={columnsOf(locale)}
          rows={rows}
          emptyText={t.empty}
        />
        {rows.length === 0 ? null : (
          <Form page={page} action={paths.copies()}>
            <div class="mc-row">
              <Button>{t.signAll({ count: rows.length })}</Button>
              <ButtonLink href={paths.desk()} variant="secondary">
                {t.later}
              </ButtonLink>
            </div>
          </Form>
        )}
      </div>
    </DeskLayout>
  );
}

function columnsOf(locale: PageFrame["locale"]) {
  const t = messages(locale).digitise.copies;
  return [
    {
      key: "code",
      header: t.dossier,
      cell: (row: Row) => <Link href={paths.digitise(row.dossierId)}>{row.code}</Link>,
    },
    {
      key: "file",
      header: t.copy,
      cell: (row: Row) => <Link href={paths.deskDossierFile(row.dossierId, row.sha256)}>{t.open}</Link>,
    },
    {
      key: "compared",
      header: t.comparedAt,
      cell: (row: Row) => <span class="mc-nowrap">{fullMoment(row.comparedAt)}</span>,
    },
    { key: "state", header: t.state, cell: (row: Row) => copyWords(row, locale) },
  ];
}

/** Whether a compared scan bears its signature, why not, and whether it was scanned too coarsely. */
export function copyWords({ signed, failure, dpi }: DigitisedCopy, locale: PageFrame["locale"]): string {
  const t = messages(locale).digitise.copies;
  const failures: Readonly<Record<string, string>> = t.failures;
  const unsigned = failure === null ? t.unsigned : (failures[failure] ?? t.failures.OTHER);
  const state = signed === null ? unsigned : t.signed({ when: fullMoment(signed.at) });
  return dpi !== null && dpi < DPI_MIN ? `${state} ${t.coarse({ dpi, least: DPI_MIN })}` : state;
}
