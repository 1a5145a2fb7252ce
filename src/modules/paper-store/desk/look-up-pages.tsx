import { messages } from "../../../i18n/index.ts";
import { Alert, Button, Card, Form, Heading, Link, Table, TextInput } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import { lookUpPapers, SHOWN_MAX } from "../look-up.ts";
import { type StoredPaper, standingOf } from "../paper.ts";
import { storedFacts } from "../stored-facts.ts";

const ACT = "paper-store.look-up";

/** An officer looks for somebody's papers; the number is never part of an address, and the purpose comes first. */
export function registerPaperStoreDesk(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/papers",
    act: ACT,
    handler: (page) => show(page, { found: null, refusal: null }),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/papers",
    act: ACT,
    idempotency: "reads",
    handler: async (page) => {
      const asked = { ownerNumber: typed(page, "ownerNumber"), purpose: typed(page, "purpose") };
      const found = await lookUpPapers(page.services, page.actor, asked);
      return found.ok
        ? show(page, { found: found.value, refusal: null })
        : show(page, { found: null, refusal: found.refusal.code });
    },
  });
}

type Shown = { readonly found: readonly StoredPaper[] | null; readonly refusal: string | null };

function typed({ form }: Page<unknown, unknown>, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.trim().slice(0, 300) : "";
}

function show(page: Page<unknown, unknown>, shown: Shown): Promise<Response> {
  const t = messages(page.locale).paperStore;
  const error = (code: string) =>
    shown.refusal === code ? (errorText(page.locale, code, {}) ?? undefined) : undefined;
  return page.render(
    <DeskLayout page={page} title={t.lookUp}>
      <div class="mc-stack">
        <Heading level={1} title={t.lookUp} />
        <p class="mc-measure mc-muted">{t.lookUpLead}</p>
        <Card>
          <Form page={page} action={paths.deskPapers()}>
            <TextInput
              locale={page.locale}
              name="ownerNumber"
              label={t.ownerNumber}
              value={typed(page, "ownerNumber")}
              error={error("PAPER_OWNER_INVALID")}
            />
            <TextInput
              locale={page.locale}
              name="purpose"
              label={t.purpose}
              hint={t.purposeHint}
              value={typed(page, "purpose")}
              error={error("PAPER_PURPOSE_REQUIRED")}
            />
            <div>
              <Button icon="search">{t.find}</Button>
            </div>
          </Form>
        </Card>
        {mayEver(page.actor, "paper-store.represent") ? (
          <p>
            <Link href={paths.representatives()}>{messages(page.locale).representatives.title}</Link>
          </p>
        ) : null}
        {shown.found === null ? null : <Found page={page} papers={shown.found} />}
      </div>
    </DeskLayout>,
    shown.refusal === null ? 200 : 422,
  );
}

function Found({ page, papers }: { page: Page<unknown, unknown>; papers: readonly StoredPaper[] }) {
  const t = messages(page.locale).paperStore;
  const on = page.services.clock.today();
  if (papers.length === 0) return <Alert locale={page.locale} tone="info" title={t.nothingFound} />;
  return (
    <>
      {papers.length < SHOWN_MAX ? null : (
        <Alert locale={page.locale} tone="warning" title={t.shownAtMost({ count: SHOWN_MAX })} />
      )}
      <Table
        locale={page.locale}
        caption={t.found}
        rows={papers}
        columns={[
          { key: "name", header: t.paper, cell: ({ name }) => name },
          { key: "facts", header: t.facts, cell: (paper) => storedFacts(paper, page.locale) },
          { key: "trust", header: t.trustLevel, cell: ({ trustLevel }) => t.trust[trustLevel] },
          {
            key: "standing",
            header: t.standing,
            cell: (paper) => t[standingOf(paper, on)],
          },
        ]}
      />
    </>
  );
}
