import { messages } from "../../../i18n/index.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { signedAmong } from "../../document/index.ts";
import type { Office } from "../commands/office.ts";
import { readWorkPage } from "../queries/work-desk.ts";
import { chosenIn } from "./batch-card.tsx";
import { BatchIssuePage } from "./batch-issue-page.tsx";
import { BATCH_KINDS, BATCH_MAX } from "./batch-kinds.ts";
import { beginBatch } from "./batch-progress-pages.tsx";
import { openDesk } from "./desk-frame.ts";

const query = z.object({ all: z.string().max(1).catch("").default("") });
type ListCall = Page<unknown, z.output<typeof query>>;
const { act } = BATCH_KINDS.ISSUE;

/** Numbering and issuing several signed results at one sitting: the list, each to look at, and one confirmation. */
export function registerBatchIssuePages(router: Router, office: Office): void {
  const list = { path: "/desk/signing/issuing", act, query } as const;
  pageRoute(router, { ...list, method: "get", handler: (page) => show(office, page, undefined) });
  pageRoute(router, {
    ...list,
    method: "post",
    // A second batch of the same results finds them issued.
    idempotency: "none",
    handler: (page) => begin(office, page),
  });
}

async function show(office: Office, page: ListCall, error: string | undefined): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const filter = { text: null, status: null, fieldCode: null, lateness: null, stage: "issue" };
  const read = await readWorkPage(office, page.actor, { filter, size: BATCH_MAX, cursor: null });
  const rows = read.ok ? read.value.items : [];
  const signed = await signedAmong(
    office.services.database,
    rows.map(({ id }) => id),
  );
  const { today, navigation } = desk.value;
  const view = (
    <BatchIssuePage
      {...{ page, rows, signed, today, navigation, error }}
      allChosen={page.query.all !== ""}
      form={page.form}
    />
  );
  return page.render(view, error === undefined ? 200 : 422);
}

async function begin(office: Office, page: ListCall): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const papers = chosenIn(page.form);
  if (papers.length === 0) return show(office, page, messages(page.locale).desk.issuing.chooseSome);
  return beginBatch(office, page, { desk: desk.value, begun: { work: "ISSUE", papers } });
}
