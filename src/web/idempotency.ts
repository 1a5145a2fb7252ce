import { sha256 } from "../kernel/hash-chain.ts";
import { newId } from "../kernel/ids.ts";
import { accept, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../modules/access/index.ts";
import type { AppContext } from "./env.ts";
import type { WebRefusal } from "./refusals.ts";

/** Identifies one acknowledged act: who, under which key, with which request. */
export type CommandKey = {
  /** `officer:<account>`, `citizen:<account>` or `guest`: part of the primary key, so keys never meet across people. */
  readonly actorKey: string;
  readonly key: string;
  /** SHA-256 of method, path and body, lower-case hex. */
  readonly requestHash: string;
  /** Whether the client chose the key; a key made here is never seen again and need not be kept. */
  readonly given: boolean;
};

/**
 * How a changing route is repeated. `stored` (default): the command and its kept answer commit in one transaction around
 * the handler; `command`: the command writes the key in its own statement; `none`: repeating is harmless or must be
 * counted; `reads`: nothing changes but what is written about the look, so who may what stays as it was.
 */
export type Idempotency = "stored" | "command" | "none" | "reads";

const KEY = /^[\x21-\x7E]{8,200}$/;

export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** The key of this request from the header or the form's hidden field. */
export function commandKey(
  c: AppContext,
  sent: { readonly key: string | null; readonly bodyHash: string },
): Result<CommandKey, WebRefusal> {
  if (sent.key !== null && !isKey(sent.key)) return refuse({ code: "IDEMPOTENCY_KEY_INVALID" });
  return accept({
    actorKey: actorKey(c.var.actor),
    key: sent.key ?? newId(),
    requestHash: sha256(`${c.req.method} ${c.req.path} ${sent.bodyHash}`),
    given: sent.key !== null,
  });
}

function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case "officer":
    case "citizen":
      return `${actor.kind}:${actor.accountId}`;
    case "guest":
    case "system":
      return actor.kind;
  }
}
