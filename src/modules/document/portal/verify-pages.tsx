import { messages } from "../../../i18n/index.ts";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { meetIncident } from "../../../platform/incidents/incidents.ts";
import type { Services } from "../../../platform/services.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { loadTrust } from "../../signature/index.ts";
import type { PaperWitness } from "../issued-as.ts";
import type { JudgedPaper } from "../judge-paper.ts";
import { typedToken } from "../token.ts";
import {
  dossierPapers,
  type PaperNotes,
  statePrints,
  type VerifiableFinder,
  type VerifiablePaper,
} from "./verifiable.ts";
import { type CopyAnswer, VerifyPage } from "./verify-page.tsx";
import { VerifyStartPage } from "./verify-start-page.tsx";

type VerifyPageCall = Page<{ readonly token: string }, unknown>;

/** A copy larger than any paper of ours is none of ours. */
const COPY_BYTES_MAX = 20_000_000;
const FORM_BYTES_MAX = COPY_BYTES_MAX + 10_000;
// What cannot be a code is answered as one that nobody gave out: whoever holds the paper must not trust it either way.
const params = z.strictObject({ token: z.string().max(300) });
const query = z.object({ code: z.string().max(400).catch("").default("") });

/** Whoever else keeps papers, knows how ours were issued, or has something to say of them. */
type Registers = {
  readonly witnesses: readonly PaperWitness[];
  readonly others: readonly VerifiableFinder[];
  readonly notesOf: PaperNotes;
};

/**
 * What the code on a paper opens, for anybody: whether the paper is in force and who signed it, and a place to compare a
 * copy. Shows nothing of the person it is about. A copy is hashed in memory and forgotten.
 * @law one-stop.md §7.5: opaque token, no personal data, limited by network.
 */
export function registerVerifyPages(router: Router, { witnesses, others, notesOf }: Registers): void {
  const finders = [dossierPapers(witnesses), statePrints, ...others];
  pageRoute(router, {
    method: "get",
    path: "/verify",
    act: "portal.read",
    query,
    limit: "track",
    handler: (page) => start(page, page.query.code.trim()),
  });
  pageRoute(router, {
    method: "get",
    path: "/verify/{token}",
    act: "portal.read",
    params,
    limit: "track",
    handler: (page) => show(page, { finders, notesOf, copy: null }),
  });
  pageRoute(router, {
    method: "post",
    path: "/verify/{token}",
    act: "dossier.track",
    params,
    limit: "track",
    idempotency: "reads",
    bodyBytesMax: FORM_BYTES_MAX,
    handler: async (page) => show(page, { finders, notesOf, copy: await copyIn(page) }),
  });
}

/** The box for a code, or on to what the code opens. */
async function start(page: Page<unknown, unknown>, typed: string): Promise<Response> {
  if (typed === "") return page.render(<VerifyStartPage page={page} code="" errors={[]} />);
  const token = typedToken(typed);
  if (token !== null) return page.redirect(paths.verify(token));
  const message = messages(page.locale).signature.verify.start.unreadable;
  return page.render(<VerifyStartPage page={page} code={typed} errors={[{ path: "code", message }]} />, 422);
}

/** SHA-256 of what was sent; null where nothing was. */
async function copyIn(page: VerifyPageCall): Promise<SentCopy> {
  const file = page.form["copy"];
  if (!(file instanceof File) || file.size === 0 || file.size > COPY_BYTES_MAX)
    return { hash: null, isPdf: false };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { hash: sha256(bytes), isPdf: isPdf(bytes) };
}

/** As readers take it: the mark stands somewhere at the head. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_024)).includes("%PDF-");
}

type SentCopy = { readonly hash: string | null; readonly isPdf: boolean };

type Asked = {
  readonly finders: readonly VerifiableFinder[];
  readonly notesOf: PaperNotes;
  readonly copy: SentCopy | null;
};

async function show(page: VerifyPageCall, { finders, notesOf, copy }: Asked): Promise<Response> {
  const { database } = page.services;
  const token = typedToken(page.params.token);
  if (token === null) return page.refuse({ code: "PAPER_NOT_ISSUED" });
  const found = await Promise.all(finders.map((find) => find(database, token)));
  const paper = found.find((each) => each !== null) ?? null;
  if (paper === null) return page.refuse({ code: "PAPER_NOT_ISSUED" });
  const directory = await unitDirectory(page.services.database);
  const answer = copy === null ? null : answerTo(copy, paper);
  const view = (
    <VerifyPage
      page={page}
      paper={paper}
      notes={(await notesOf(database, paper.token)).map((note) => note(page.locale))}
      agencyName={directory.find(paper.agencyId)?.name ?? ""}
      judged={await judged(page.services, paper)}
      answer={answer}
    />
  );
  return page.render(view, answer === "MISSING" || answer === "NOT_PDF" ? 422 : 200);
}

function answerTo({ hash, isPdf: isOne }: SentCopy, paper: VerifiablePaper): CopyAnswer {
  if (hash === null) return "MISSING";
  if (!isOne) return "NOT_PDF";
  return hash === paper.issuedSha256 ? "SAME" : "OTHER";
}

/** What the file kept here is worth today. One that is not the paper is told to the office, however often it is asked for. */
async function judged(services: Services, paper: VerifiablePaper): Promise<JudgedPaper> {
  const { database, clock } = services;
  const found = await paper.judge({ ...services, trust: await loadTrust(database) });
  if (found.faults.length > 0)
    await meetIncident(database, {
      kind: "PAPER_UNCONFIRMED",
      subject: paper.id,
      detail: found.faults.join(" "),
      at: clock.now(),
    });
  return found;
}
