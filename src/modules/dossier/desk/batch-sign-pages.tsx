import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../commands/office.ts";
import { runAct } from "../commands/run-act.ts";
import { readWorkPage } from "../queries/work-desk.ts";
import { type BatchOutcome, BatchSignPage } from "./batch-sign-page.tsx";
import { openDesk } from "./desk-frame.ts";

type AnyPage = Page<unknown, unknown>;
/** What a leader goes through at one sitting. */
const BATCH_MAX = 50;

/** Signing several results at one sitting: the list, each paper to look at, one confirmation, and what became of each. */
export function registerBatchSignPages(router: Router, office: Office): void {
  const act = "dossier.sign";
  pageRoute(router, {
    method: "get",
    path: "/desk/signing/batch",
    act,
    handler: (page) => show(office, page, {}),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/signing/batch",
    act,
    // Signing again what is signed is refused by the dossier itself: pressing twice signs once.
    idempotency: "none",
    handler: (page) => sign(office, page),
  });
}

type Shown = { readonly outcomes?: readonly BatchOutcome[]; readonly error?: string };

async function show(office: Office, page: AnyPage, { outcomes = [], error }: Shown): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const filter = { text: null, status: null, fieldCode: null, lateness: null, stage: "sign" };
  const read = await readWorkPage(office, page.actor, { filter, size: BATCH_MAX, cursor: null });
  const view = (
    <BatchSignPage
      page={page}
      rows={read.ok ? read.value.items : []}
      navigation={desk.value.navigation}
      today={desk.value.today}
      outcomes={outcomes}
      error={error}
    />
  );
  return page.render(view, error === undefined ? 200 : 422);
}

const chosenSchema = z.object({
  authorityWord: z.enum(["TM", "KT", "TL", "TUQ", "Q"]).nullable(),
  summary: z.string().trim().min(1).max(2_000),
});

/**
 * One paper after the other, each an act of its own on the version the leader saw: what fails stays on the list with its
 * reason, what is signed stays signed.
 */
async function sign(office: Office, page: AnyPage): Promise<Response> {
  const t = messages(page.locale).desk.batch;
  const chosen = chosenIn(page.form);
  const word = page.form["authorityWord"];
  const typed = chosenSchema.safeParse({
    authorityWord: word === "" || word === undefined ? null : word,
    summary: page.form["summary"],
  });
  if (chosen.length === 0) return show(office, page, { error: t.chooseSome });
  if (!typed.success) return show(office, page, { error: t.summaryMissing });
  const outcomes: BatchOutcome[] = [];
  for (const { id, version, code } of chosen) {
    const command = { act: "signResult", outcome: "POSITIVE", ...typed.data, legalGround: null } as const;
    const done = await runAct(office, page.actor, {
      dossierId: id,
      command,
      expectedVersion: version,
      key: null,
    });
    const { refusal } = done.ok ? { refusal: null } : done;
    const reason = refusal === null ? null : (errorText(page.locale, refusal.code, refusal) ?? refusal.code);
    outcomes.push({ id, code, reason });
  }
  return show(office, page, { outcomes });
}

/** `chosen` holds `id version code` of each ticked paper. */
function chosenIn(form: FormInput) {
  const values = [form["chosen"] ?? form["chosen[]"] ?? []].flat();
  return values.slice(0, BATCH_MAX).flatMap((value) => {
    const [text = "", version = "", code = ""] = typeof value === "string" ? value.split(" ") : [];
    const id = parseId<"dossier">(text);
    return id === null || !/^\d{1,9}$/.test(version) ? [] : [{ id, version: Number(version), code }];
  });
}
