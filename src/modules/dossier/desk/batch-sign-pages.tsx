import { messages } from "../../../i18n/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
  authorityByPost,
  authorityRefusal,
  draftedAmong,
  leadingTitle,
  resultTemplatesOn,
} from "../../document/index.ts";
import type { Office } from "../commands/office.ts";
import { outdatedAmong } from "../queries/outdated-drafts.ts";
import { readWorkPage } from "../queries/work-desk.ts";
import { templatesSeen } from "../screens/what-was-seen.ts";
import { chosenIn } from "./batch-card.tsx";
import { BATCH_KINDS, BATCH_MAX } from "./batch-kinds.ts";
import { beginBatch } from "./batch-progress-pages.tsx";
import { BatchSignPage } from "./batch-sign-page.tsx";
import { type Desk, openDesk } from "./desk-frame.ts";

const query = z.object({ all: z.string().max(1).catch("").default("") });
type ListCall = Page<unknown, z.output<typeof query>>;

/** Signing several results at one sitting: the list, each paper to look at, and one confirmation. */
export function registerBatchSignPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/signing/batch",
    act: BATCH_KINDS.SIGN.act,
    query,
    handler: (page) => show(office, page, undefined),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/signing/batch",
    act: BATCH_KINDS.SIGN.act,
    query,
    // A second batch of the same papers finds them signed.
    idempotency: "none",
    handler: (page) => begin(office, page),
  });
}

async function show(office: Office, page: ListCall, error: string | undefined): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const filter = { text: null, status: null, fieldCode: null, lateness: null, stage: "sign" };
  const read = await readWorkPage(office, page.actor, { filter, size: BATCH_MAX, cursor: null });
  const rows = read.ok ? read.value.items : [];
  const { database } = office.services;
  const ids = rows.map(({ id }) => id);
  const [drafted, outdated] = await Promise.all([draftedAmong(database, ids), outdatedAmong(database, ids)]);
  const view = (
    <BatchSignPage
      page={page}
      rows={rows}
      drafted={drafted}
      outdated={outdated}
      today={desk.value.today}
      navigation={desk.value.navigation}
      allChosen={page.query.all !== ""}
      form={page.form}
      signsAs={authorityByPost(await titleOf(office, desk.value))}
      templates={await resultTemplatesOn(office.services.database, office.services.clock.today())}
      error={error}
    />
  );
  return page.render(view, error === undefined ? 200 : 422);
}

/** By which the leader signs: the post in the agency where they lead. */
async function titleOf({ services }: Office, { officer }: Desk): Promise<string | null> {
  const agencyId = officer.grants.find(({ role }) => role === "leader")?.unitId ?? "";
  const { personId } = officer;
  return leadingTitle(services.database, { personId, agencyId, on: services.clock.today() });
}

const chosenSchema = z.object({
  authorityWord: z.enum(["TM", "KT", "TL", "TUQ", "Q"]).nullable(),
  summary: z.string().trim().min(1).max(2_000),
});

/** Keeps what was chosen, signs the first papers, and goes to where the rest is seen. */
async function begin(office: Office, page: ListCall): Promise<Response> {
  const t = messages(page.locale).desk.batch;
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const templates = templatesSeen(page.form);
  if (templates === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const papers = chosenIn(page.form);
  const word = page.form["authorityWord"];
  const typed = chosenSchema.safeParse({
    authorityWord: word === "" || word === undefined ? null : word,
    summary: page.form["summary"],
  });
  if (papers.length === 0) return show(office, page, t.chooseSome);
  if (!typed.success) return show(office, page, t.summaryMissing);
  const { authorityWord: said } = typed.data;
  const title = await titleOf(office, desk.value);
  const misfit = said === null ? null : authorityRefusal({ title, word: said });
  if (misfit !== null) return show(office, page, errorText(page.locale, misfit.code, misfit) ?? misfit.code);
  return beginBatch(office, page, {
    desk: desk.value,
    begun: { work: "SIGN", ...typed.data, templatesSeen: templates, papers },
  });
}
