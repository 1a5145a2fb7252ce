import { messages } from "../../../i18n/index.ts";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { freshGuestKey, parseGuestKey } from "../../../kernel/guest-key.ts";
import { parsePersonalId } from "../../../kernel/identifiers.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type Actor, isSamePerson, type NamedPerson } from "../../access/index.ts";
import { arrivedFiles } from "../ahead/gather-files.ts";
import { allowedActs } from "../allowed-acts.ts";
import { ADDRESS_CODE } from "../code.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { runAct } from "../commands/run-act.ts";
import { type TrackedDossier, trackDossier } from "../queries/track.ts";
import { paperNames } from "../screens/paper-names.ts";
import { refusalWords } from "../screens/refusal-words.ts";
import { versionSeen } from "../screens/what-was-seen.ts";
import { findDossier } from "../store.ts";
import { AnsweredPage } from "./answered-page.tsx";
import { type Answering, type AnswerTyped, ROUND_FIELD, roundName } from "./guest-answer.tsx";
import { LEFT_KEY } from "./leave-machine.ts";
import { papersSent } from "./papers-sent.ts";
import type { TrackTyped } from "./track-form.tsx";
import { TrackedPage } from "./track-page.tsx";
import { trackedView } from "./track-view.ts";
import { typedTracking } from "./typed-tracking.ts";

const UPLOAD_BYTES_MAX = 60_000_000;

type AnyPage = Page<unknown, unknown>;

/** Missing papers sent by whoever has no account, from the page of the tracked dossier. */
export function registerGuestAnswer(router: Router, office: Office): void {
  pageRoute(router, {
    method: "post",
    path: "/track/supplement",
    act: "dossier.track",
    idempotency: "command",
    replay: (kept) => {
      const acted = z.object({ code: z.string() }).safeParse(kept);
      return acted.success ? paths.trackAnswered(acted.data.code) : null;
    },
    limit: "track",
    bodyBytesMax: UPLOAD_BYTES_MAX,
    again: (page) => inOtherLanguage(office, page),
    handler: (page) => answer(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/track/answered/{code}",
    act: "portal.read",
    params: z.strictObject({ code: z.string().regex(ADDRESS_CODE) }),
    handler: async (page) => page.render(<AnsweredPage page={page} code={page.params.code} />),
  });
}

/** What a guest may send for this dossier; null where nothing is asked for, or nobody could prove whose it is. */
export async function answeringOf(
  office: Office,
  page: Pick<AnyPage, "actor">,
  { tracked, typed }: { readonly tracked: TrackedDossier; readonly typed: AnswerTyped | null },
): Promise<Answering | null> {
  const { dossier } = tracked;
  const round = dossier.supplements.findLast(({ step }) => step === "SENT");
  if (page.actor.kind !== "guest" || answerAct(office, tracked) === null || round === undefined) return null;
  const people = await peopleOf(office, tracked);
  if (!people.some(({ personalId }) => parsePersonalId(personalId, office.services.clock.today()) !== null))
    return null;
  return { ...(typed ?? nothingTyped()), round, version: dossier.version };
}

function nothingTyped(): AnswerTyped {
  return { personalId: "", fullName: "", guestKey: freshGuestKey(), arrived: {}, errors: [] };
}

function answerAct(office: Office, { dossier }: TrackedDossier) {
  const acts = allowedActs(dossier, office.services.clock.now());
  return (["answerIntakeSupplement", "answerSupplement"] as const).find((act) => acts.includes(act)) ?? null;
}

async function peopleOf(office: Office, { dossier }: TrackedDossier): Promise<readonly NamedPerson[]> {
  return (await findDossier(office.services.database, dossier.id))?.ownership.people ?? [];
}

type Typed = {
  readonly text: { readonly personalId: string; readonly fullName: string };
  readonly guestKey: string;
};

function typedAnswer({ form }: AnyPage): Typed {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === "string" ? normaliseText(value).slice(0, 100) : "";
  };
  return {
    text: { personalId: text("personalId"), fullName: text("fullName") },
    guestKey: parseGuestKey(text(LEFT_KEY)) ?? freshGuestKey(),
  };
}

async function inOtherLanguage(office: Office, page: AnyPage): Promise<Response> {
  const found = await trackedBy(office, page);
  if (!found.ok) return page.refuse(found.refusal);
  const { text, guestKey } = typedAnswer(page);
  return showAgain(office, page, { ...found.value, typed: { ...text, guestKey, errors: [] } });
}

async function trackedBy(office: Office, page: AnyPage): Promise<Result<Omit<Again, "typed">>> {
  const asked = typedTracking(page);
  const tooMany = await page.attempt("tracked-code", asked.code);
  if (tooMany !== null) return refuse(tooMany);
  const tracked = await trackDossier(office.services.database, asked);
  return tracked === null ? refuse({ code: "NOT_FOUND" }) : accept({ tracked, asked });
}

/** The same second factor as tracking, and then number and name: sending papers is an act in somebody's name. */
async function answer(office: Office, page: AnyPage): Promise<Response> {
  if (page.actor.kind === "citizen") return page.redirect(paths.myDossiers());
  const found = await trackedBy(office, page);
  if (!found.ok) return page.refuse(found.refusal);
  const { asked, tracked } = found.value;
  const { text, guestKey } = typedAnswer(page);
  const again = (errors: readonly FormError[]) =>
    showAgain(office, page, { tracked, asked, typed: { ...text, guestKey, errors } });
  const { guestAnswer } = messages(page.locale).screens;
  if (page.actor.kind !== "guest") return again([{ path: "", message: guestAnswer.notForOfficers }]);
  const wrong = await claimErrors(office, page, { tracked, text });
  if (wrong.length > 0) return again(wrong);
  const act = answerAct(office, tracked);
  if (act === null) return again([{ path: "", message: guestAnswer.notAsked }]);
  const person = { ...text, personalId: digitsOf(text.personalId) };
  const actor: Actor = { kind: "guest", claim: { person, uploadKey: guestKey } };
  const sent = await papersSent(office.services, { form: page.form, locale: page.locale, actor });
  if (!sent.ok) return again([{ path: "", message: sent.message }]);
  const expectedVersion = versionAnswered(page, tracked);
  if (expectedVersion === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const done = await runAct(office, actor, {
    dossierId: tracked.dossier.id,
    command: { act, components: sent.components },
    expectedVersion,
    key: page.command,
  });
  if (done.ok) return page.redirect(paths.trackAnswered(done.value.code));
  if (done.refusal.code === "DOSSIER_CHANGED") return again([{ path: "", message: guestAnswer.notAsked }]);
  const names = paperNames(await versionOf(office, tracked.dossier), page.locale);
  return again([{ path: "", message: refusalWords(done.refusal, page.locale, names) }]);
}

function digitsOf(personalId: string): string {
  return personalId.replace(/[\s.]/g, "");
}

/**
 * The version the papers are sent for: as it stands now while the round that was shown is still open, so that a note an officer
 * made meanwhile costs nobody their pictures; otherwise the one that was seen.
 */
function versionAnswered({ form }: AnyPage, { dossier }: TrackedDossier): number | null {
  const open = dossier.supplements.findLast(({ step }) => step === "SENT");
  const isShown = open !== undefined && form[ROUND_FIELD] === roundName(open);
  return isShown ? dossier.version : versionSeen(form);
}

type Claim = { readonly tracked: TrackedDossier; readonly text: Typed["text"] };

/** Which of the two does not fit is not said: that would tell a number by its name. */
async function claimErrors(office: Office, page: AnyPage, { tracked, text }: Claim): Promise<FormError[]> {
  const t = messages(page.locale).screens.guestAnswer;
  const personalId = parsePersonalId(text.personalId, office.services.clock.today())?.digits ?? null;
  const errors: FormError[] = [];
  if (personalId === null) errors.push({ path: "personalId", message: t.personalIdMissing });
  if (text.fullName === "") errors.push({ path: "fullName", message: t.fullNameMissing });
  if (personalId === null || errors.length > 0) return errors;
  const claimed = { personalId, fullName: text.fullName };
  const isTheirs = (await peopleOf(office, tracked)).some((each) => isSamePerson(claimed, each));
  return isTheirs ? [] : [{ path: "personalId", message: t.notTheirs }];
}

type Again = {
  readonly tracked: TrackedDossier;
  readonly asked: TrackTyped;
  readonly typed: Omit<AnswerTyped, "arrived">;
};

/** The page once more, with what was typed and what has arrived; read anew, since somebody may have been faster. */
async function showAgain(office: Office, page: AnyPage, { asked, typed, ...seen }: Again) {
  const tracked = (await trackDossier(office.services.database, asked)) ?? seen.tracked;
  const { lastFour } = asked;
  const { guestKey } = typed;
  const actor: Actor = {
    kind: "guest",
    claim: { person: { personalId: "", fullName: "" }, uploadKey: guestKey },
  };
  const arrived = await arrivedFiles(office.services, { form: page.form, locale: page.locale, actor });
  const answering = await answeringOf(office, page, { tracked, typed: { ...typed, arrived } });
  const view = await trackedView(office, page, { tracked, lastFour, answering });
  return page.render(
    <TrackedPage page={page} view={view} errors={typed.errors} />,
    typed.errors.length === 0 ? 200 : 422,
  );
}
