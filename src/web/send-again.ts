import { type Act, mayEver } from "../modules/access/index.ts";
import { isFromOwnPage, isOwnToken, isSessionsToken } from "./csrf.ts";
import type { AppContext } from "./env.ts";
import { isKey } from "./idempotency.ts";
import type { WebRefusal } from "./refusals.ts";
import { BODY_BYTES_MAX, type FormEntries, GUARD_FIELDS, readForm, SHOW_AGAIN } from "./request-input.ts";
import { respondRefusal } from "./respond.ts";
import { herePath } from "./return-path.ts";

/** The names passwords are typed under: `PasswordInput` takes no other, and nothing of them is sent back. */
const SECRET_FIELDS = ["password", "repeat", "current", "next"] as const;
export type SecretField = (typeof SECRET_FIELDS)[number];

const FIELDS_MAX = 2_000;
const CHARACTERS_MAX = 500_000;

/** Whoever signs in or out has nothing but secrets to lose. */
const KEEPS_NOTHING: readonly Act[] = ["session.open", "session.close"];

/** A form that was not taken because of who sent it, as it goes back to its sender (ADR 0192). */
export type SentForm = {
  readonly action: string;
  /** Names and values in the order they came: what is sent again is the same request. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Files are not sent back: each field asks again for those it had. */
  readonly files: readonly { readonly name: string; readonly fileNames: readonly string[] }[];
  readonly withoutSecrets: boolean;
  /** The key it came with, so that one form stays one act. */
  readonly idempotencyKey: string | null;
  /** Whether whoever is signed in now, or a guest, may ever do this. */
  readonly mayBeSent: boolean;
};

type FormRoute = { readonly act: Act; readonly bodyBytesMax?: number };

/** Refuses a form before it was read: its sender is signed in no more, or as somebody else. */
export async function refuseUnread(c: AppContext, route: FormRoute, refusal: WebRefusal): Promise<Response> {
  if (!isFromOwnPage(c)) return respondRefusal(c, refusal);
  const read = await readForm(c, route.bodyBytesMax ?? BODY_BYTES_MAX);
  if (!read.ok) return respondRefusal(c, refusal);
  const { entries } = read.value;
  // With the token of this very session nothing has changed since the form was opened: the answer is simply no.
  const token = textOf(entries, "csrfToken") ?? "";
  if (c.var.actor.kind !== "guest" && isOwnToken(c, token)) return respondRefusal(c, refusal);
  return respondRefusal(c, refusal, sentForm(c, route.act, entries));
}

/**
 * Refuses a form whose token does not fit. A guest's form that a guest sends has lost its cookie because its guest
 * finished at this machine (ADR 0180): that one stays closed.
 */
export function refuseExpired(c: AppContext, route: FormRoute, entries: FormEntries): Promise<Response> {
  const refusal: WebRefusal = { code: "FORM_EXPIRED" };
  const isLeftBehind = c.var.actor.kind === "guest" && !isSessionsToken(textOf(entries, "csrfToken") ?? "");
  if (isLeftBehind || !isFromOwnPage(c)) return respondRefusal(c, refusal);
  return respondRefusal(c, refusal, sentForm(c, route.act, entries));
}

/** What goes back; null where nothing was typed, or more than a page should carry. */
function sentForm(c: AppContext, act: Act, entries: FormEntries): SentForm | null {
  // Which button it was goes along: asked only to be shown again, the form must not act once it is sent again.
  const typed = entries.filter(([name]) => name === SHOW_AGAIN || !GUARD_FIELDS.includes(name));
  const fields = typed.flatMap(([name, value]) =>
    typeof value === "string" && !isSecret(name) ? [[name, value] as const] : [],
  );
  const characters = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  const isTooMuch = typed.length > FIELDS_MAX || characters > CHARACTERS_MAX;
  if (KEEPS_NOTHING.includes(act) || typed.length === 0 || isTooMuch) return null;
  const key = textOf(entries, "idempotencyKey");
  return {
    action: herePath(c),
    fields,
    files: filesIn(typed),
    withoutSecrets: typed.some(([name, value]) => isSecret(name) && value !== ""),
    idempotencyKey: key !== null && isKey(key) ? key : null,
    mayBeSent: mayEver(c.var.actor, act),
  };
}

function filesIn(entries: FormEntries): SentForm["files"] {
  const files = new Map<string, readonly string[]>();
  for (const [name, value] of entries) {
    if (typeof value === "string") continue;
    files.set(name, [...(files.get(name) ?? []), value.name]);
  }
  return [...files].map(([name, fileNames]) => ({ name, fileNames }));
}

function isSecret(name: string): boolean {
  return SECRET_FIELDS.some((secret) => secret === name);
}

function textOf(entries: FormEntries, wanted: string): string | null {
  const value = entries.find(([name]) => name === wanted)?.[1];
  return typeof value === "string" ? value : null;
}
