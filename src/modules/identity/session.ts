import { assert } from "../../kernel/assert.ts";
import type { Services } from "../../platform/services.ts";
import type { Actor } from "../access/index.ts";
import { parseSessionRow, type SessionRow } from "./row-parser.ts";
import { RESOLVE_SESSION } from "./session-statement.ts";
import { isToken, tokenHash } from "./token.ts";

type Session = {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly csrfSecret: string;
  readonly owesPassword: boolean;
};
type Credentials = { readonly cookieToken?: string | undefined; readonly bearer?: string | undefined };

/**
 * The actor behind a session cookie or a bearer token; null where it is unknown, ended, expired, idle too long, or
 * older than the last change of the officer's posts. One query. A bearer wins over a cookie: a program that says who
 * it is means it.
 */
export async function resolveSession(services: Services, credentials: Credentials): Promise<Session | null> {
  const { cookieToken, bearer } = credentials;
  const token = bearer ?? cookieToken;
  if (token === undefined || !isToken(token)) return null;
  const carrier = bearer === undefined ? "COOKIE" : "BEARER";
  const { clock, database } = services;
  const [row] = await database.run(RESOLVE_SESSION, [tokenHash(token), clock.now(), clock.today(), carrier]);
  if (row === undefined) return null;
  const found = parseSessionRow(row);
  const { sessionId, csrfSecret, kind, passwordGiven } = found;
  const owesPassword = kind === "officer" && passwordGiven;
  return { actor: actorOf(found), sessionId, csrfSecret, owesPassword };
}

function actorOf(row: SessionRow): Actor {
  const { accountId, fullName } = row;
  if (row.kind === "officer") {
    assert(row.personId !== null, "an officer is a person");
    return { kind: "officer", accountId, personId: row.personId, fullName, grants: row.grants };
  }
  // Level 1 accounts have not shown a card: their number is a claim, not an identity.
  const personalId = row.providerLevel === 2 ? row.personalId : null;
  return { kind: "citizen", accountId, fullName, personalId, phone: row.phone };
}
