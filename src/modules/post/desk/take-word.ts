import { type Locale, messages } from "../../../i18n/index.ts";
import { type FormError, moneyText } from "../../../web/components/index.ts";
import type { Page } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { tellByWorker } from "../commands/tell.ts";
import type { Settled } from "../decide.ts";
import { type Parcel, TOLD_STATES, type ToldState } from "../parcel.ts";
import { readParcel } from "../queries/read-parcel.ts";
import type { PostRefusal } from "../refusals.ts";
import { trackingEvent } from "../tracking-event.ts";
import { callOf, type ParcelDesk, toldOn, typed, typedNumber } from "./parcel-desk.ts";
import { neededFor, type WordField, wordFieldId } from "./word-fields.ts";

type OneParcel = Page<{ code: string }, unknown>;
type Said =
  | { readonly errors: readonly FormError[] }
  | { readonly said: string | null }
  | { readonly refusal: PostRefusal };

/** What postal staff say at the door; the key of the form is the reference, so that it has one effect. */
export async function takeWord(office: Office, page: OneParcel, { scope }: ParcelDesk): Promise<Said> {
  const t = messages(page.locale).post;
  const read = await readParcel(page.services.database, scope, page.params.code);
  if (read === null) return { refusal: { code: "NOT_FOUND" } };
  const kind = TOLD_STATES.find((each) => each === typed(page, "kind"));
  if (kind === undefined)
    return { errors: [{ path: "", message: t.words.required({ label: t.one.happened }) }] };
  // What is plainly left out is asked for at once, and not kept as a word of the post that nobody believed.
  const lacking = lackingIn(page, kind, read.parcel);
  if (lacking.length > 0) return { errors: lacking };
  const event = wordOf(page, kind);
  if (!event.success) return { errors: [{ path: "", message: t.words.required({ label: t.one.happened }) }] };
  const told = await tellByWorker(callOf(office, page), event.data);
  if (!told.ok) {
    const error = toldOn(page, told.refusal);
    return error === null ? { refusal: told.refusal } : { errors: [error] };
  }
  const [settled] = told.value.settled;
  if (settled?.outcome === "REFUSED")
    return { errors: [disbelief(page, settled, { kind, parcel: read.parcel })] };
  return { said: settledWords(settled, page.locale) };
}

function lackingIn(page: OneParcel, kind: ToldState, parcel: Parcel): FormError[] {
  const { one, words } = messages(page.locale).post;
  const isLeftOut = (field: WordField) =>
    field === "collected" ? typedNumber(page, field) === null : typed(page, field) === "";
  return neededFor(kind, parcel)
    .filter(isLeftOut)
    .map((field) => ({
      path: wordFieldId(kind, field),
      message: words.required({ label: one.fields[field] }),
    }));
}

function wordOf(page: OneParcel, kind: ToldState) {
  const given = (name: WordField) => (typed(page, name) === "" ? null : typed(page, name));
  return trackingEvent.safeParse({
    eventRef: `word:${page.command.key}`.slice(0, 100),
    parcelCode: page.params.code,
    kind,
    happenedAt: page.services.clock.now(),
    reason: given("reason"),
    receiverName: given("receiverName"),
    receiver: given("receiver"),
    identity: given("identity"),
    collectedDong: typedNumber(page, "collected"),
  });
}

type Told = { readonly kind: ToldState; readonly parcel: Parcel };

function disbelief(
  { locale }: OneParcel,
  settled: Extract<Settled, { outcome: "REFUSED" }>,
  { kind, parcel }: Told,
): FormError {
  if (settled.because === "COD_DIFFERS") {
    const message = messages(locale).post.one.collectedDiffers({ cod: moneyText(parcel.cod_dong, locale) });
    return { path: wordFieldId(kind, "collected"), message };
  }
  const path = settled.because === "PROOF_MISSING" ? wordFieldId(kind, "receiverName") : "";
  return { path, message: settledWords(settled, locale) ?? "" };
}

/** What became of what was told, in words. */
function settledWords(
  settled: { readonly outcome: string; readonly because?: string } | undefined,
  locale: Locale,
): string | null {
  const t = messages(locale).post;
  const because: { readonly [code: string]: string } = t.because;
  switch (settled?.outcome) {
    case undefined:
      return null;
    case "APPLIED":
      return t.one.wordSaid.APPLIED;
    case "REFUSED":
      return t.one.wordSaid.REFUSED({ because: because[settled?.because ?? ""] ?? "" });
    default:
      return t.one.wordSaid.LATE;
  }
}
