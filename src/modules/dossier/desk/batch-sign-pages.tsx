import { messages } from "../../../i18n/index.ts";
import { newId, parseId } from "../../../kernel/ids.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { authorityByPost, authorityRefusal, draftedAmong, leadingTitle } from "../../document/index.ts";
import type { Office } from "../commands/office.ts";
import { signNext } from "../commands/sign-batch.ts";
import { readWorkPage } from "../queries/work-desk.ts";
import { findBatch, insertBatch, type SigningBatch, waitAgain } from "../signing-batch-store.ts";
import { BatchProgressPage } from "./batch-progress-page.tsx";
import { BatchSignPage } from "./batch-sign-page.tsx";
import { type Desk, openDesk } from "./desk-frame.ts";

const query = z.object({ all: z.string().max(1).catch("").default("") });
const params = z.strictObject({ id: idField("signing-batch") });
type ListCall = Page<unknown, z.output<typeof query>>;
type BatchCall = Page<z.output<typeof params>, unknown>;
/** What a leader goes through at one sitting. */
const BATCH_MAX = 50;
const act = "dossier.sign";

/**
 * Signing several results at one sitting: the list, each paper to look at, one confirmation, and how far it has come. The
 * leader's own requests sign, a few papers each: nobody signs for a leader who has left.
 */
export function registerBatchSignPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/signing/batch",
    act,
    query,
    handler: (page) => show(office, page, undefined),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/signing/batch",
    act,
    query,
    // A second batch of the same papers finds them signed.
    idempotency: "none",
    handler: (page) => begin(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/signing/batches/{id}",
    act,
    params,
    handler: (page) => inBatch(office, page, async ({ desk, batch }) => progress(page, desk, batch)),
  });
  registerSteps(router, office);
}

function registerSteps(router: Router, office: Office): void {
  // Signing again what is signed is answered from its own key: pressing twice signs once.
  const step = { method: "post", act, params, idempotency: "none" } as const;
  pageRoute(router, {
    ...step,
    path: "/desk/signing/batches/{id}",
    handler: (page) =>
      inBatch(office, page, async ({ desk, batch }) => {
        await signNext(office, desk.officer, batch);
        return page.redirect(paths.signingBatch(batch.id));
      }),
  });
  pageRoute(router, {
    ...step,
    path: "/desk/signing/batches/{id}/again",
    handler: (page) =>
      inBatch(office, page, async ({ batch }) => {
        await waitAgain(page.services.database, batch.id);
        return page.redirect(paths.signingBatch(batch.id));
      }),
  });
}

async function show(office: Office, page: ListCall, error: string | undefined): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const filter = { text: null, status: null, fieldCode: null, lateness: null, stage: "sign" };
  const read = await readWorkPage(office, page.actor, { filter, size: BATCH_MAX, cursor: null });
  const rows = read.ok ? read.value.items : [];
  const drafted = await draftedAmong(
    office.services.database,
    rows.map(({ id }) => id),
  );
  const view = (
    <BatchSignPage
      page={page}
      rows={rows}
      drafted={drafted}
      today={desk.value.today}
      navigation={desk.value.navigation}
      allChosen={page.query.all !== ""}
      form={page.form}
      signsAs={authorityByPost(await titleOf(office, desk.value))}
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
  const { database, clock } = office.services;
  const { officer } = desk.value;
  const batch = { id: newId<"signing-batch">(), ...typed.data };
  await database.transaction((tx) =>
    insertBatch(tx, { ...batch, papers, personId: officer.personId, createdAt: clock.now() }),
  );
  const begun = await findBatch(database, { id: batch.id, personId: officer.personId });
  if (begun !== null) await signNext(office, officer, begun);
  return page.redirect(paths.signingBatch(batch.id));
}

/** `chosen` holds `id version code` of each ticked paper. */
function chosenIn(form: FormInput) {
  const values = [form["chosen"] ?? form["chosen[]"] ?? []].flat();
  return values.slice(0, BATCH_MAX).flatMap((value) => {
    const [text = "", version = "", code = ""] = typeof value === "string" ? value.split(" ") : [];
    const dossierId = parseId<"dossier">(text);
    return dossierId === null || !/^\d{1,9}$/.test(version)
      ? []
      : [{ dossierId, version: Number(version), code: code.slice(0, 60) }];
  });
}

type Standing = { readonly desk: Desk; readonly batch: SigningBatch };

/** A batch is its leader's alone; to all others there is none. */
async function inBatch(
  office: Office,
  page: BatchCall,
  answer: (standing: Standing) => Promise<Response>,
): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const { personId } = desk.value.officer;
  const batch = await findBatch(page.services.database, { id: page.params.id, personId });
  return batch === null ? page.refuse({ code: "NOT_FOUND" }) : answer({ desk: desk.value, batch });
}

async function progress(page: BatchCall, desk: Desk, batch: SigningBatch): Promise<Response> {
  return page.render(<BatchProgressPage page={page} batch={batch} navigation={desk.navigation} />);
}
