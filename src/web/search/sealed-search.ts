import { z } from "@hono/zod-openapi";
import { Fault } from "../../kernel/fault.ts";
import { epochOf, type Instant } from "../../kernel/local-date.ts";
import { seal, unseal } from "../../kernel/seal.ts";
import type { Actor } from "../../modules/access/index.ts";
import { readSealingKey } from "../../platform/config/sealing-key.ts";
import type { Services } from "../../platform/services.ts";

/** A working day and what is left open over lunch; a tab of yesterday asks again. */
const LIFE_MS = 12 * 3_600_000;
const MARK = "~";
/** Code of a dossier, or its day and number: what is printed, scanned and read out, and names nobody. */
const CODE = /^(?:[A-Z0-9][A-Z0-9.-]{1,40}-)?(?:\d{6}|\d{8})-\d{4,7}$/i;

export const SEARCH_LETTERS_MAX = 200;

/** What an address may carry as `q`: a code, or a sealed text. */
export const searchField = () => z.string().max(2_000).catch("").default("");

/** What is searched for on a list that finds people. */
export type Searched = {
  /** What was typed; empty where nothing was, or it cannot be read any more. */
  readonly text: string;
  /** The same as an address carries it. */
  readonly carried: string;
  /** The address held something that is not read: sealed for another account, too old, or a name in plain letters. */
  readonly isLost: boolean;
};

export const NO_SEARCH: Searched = { text: "", carried: "", isLost: false };

type Asking = { readonly actor: Actor; readonly services: Pick<Services, "config" | "clock"> };

/**
 * A searched text as an address may carry it: names, telephones and personal numbers stand in histories, logs of proxies
 * and links sent on, so only whoever searched can read theirs.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: personal data stands nowhere it is not needed.
 */
export function sealSearch({ actor, services }: Asking, typed: string): string {
  const text = typed.trim().slice(0, SEARCH_LETTERS_MAX);
  const context = contextOf(actor);
  if (text === "" || context === null || CODE.test(text)) return text;
  const until = epochOf(services.clock.now()) + LIFE_MS;
  return MARK + seal(`${until} ${text}`, readSealingKey(services.config.dataFolder), context);
}

/** Reads what an address carries; what cannot be read is nothing, and said so. */
export function openSearch({ actor, services }: Asking, carried: string): Searched {
  const asked = carried.trim();
  if (asked === "") return NO_SEARCH;
  if (CODE.test(asked)) return { text: asked, carried: asked, isLost: false };
  const context = contextOf(actor);
  if (context === null || !asked.startsWith(MARK)) return { ...NO_SEARCH, isLost: true };
  const text = unsealed(asked.slice(MARK.length), {
    key: readSealingKey(services.config.dataFolder),
    context,
    now: services.clock.now(),
  });
  return text === null ? { ...NO_SEARCH, isLost: true } : { text, carried: asked, isLost: false };
}

type Opening = { readonly key: Uint8Array; readonly context: string; readonly now: Instant };

function unsealed(sealed: string, { key, context, now }: Opening): string | null {
  try {
    const [, until = "", text = ""] = /^(\d+) (.+)$/s.exec(unseal(sealed, key, context)) ?? [];
    return text !== "" && epochOf(now) < Number(until) ? text : null;
  } catch (cause) {
    // Another account's, cut by a mail program, or from before the key was replaced: nothing to tell apart here.
    if (cause instanceof Fault && cause.code === "SECRET_UNREADABLE") return null;
    throw cause;
  }
}

function contextOf(actor: Actor): string | null {
  return actor.kind === "officer" || actor.kind === "citizen" ? `search ${actor.accountId}` : null;
}
