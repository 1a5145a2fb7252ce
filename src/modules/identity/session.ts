import { assert } from "../../kernel/assert.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Actor } from "../access/index.ts";
import { parseSessionRow, type SessionRow } from "./row-parser.ts";
import { type AlongWithSession, resolveStatement } from "./session-statement.ts";
import { isToken, tokenHash } from "./token.ts";

type Session = {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly csrfSecret: string;
  readonly owesPassword: boolean;
  /** Messages nobody has seen; null where nobody asked. */
  readonly unread: number | null;
};
type Credentials = { readonly cookieToken?: string | undefined; readonly bearer?: string | undefined };

/**
 * The actor behind a session cookie or a bearer token; null where it is unknown, ended, expired, idle too long, or
 * older than the last change of the officer's posts. One query. A bearer wins over a cookie: a program that says who
 * it is means it.
 */
export async function resolveSession(services: Services, credentials: Credentials): Promise<Session | null> {
  return resolveBy(SESSION_ALONE, { services, credentials });
}

const SESSION_ALONE = resolveStatement(null);

/** The same, with how many messages the reader has not seen, in the same statement. */
export function sessionWithUnread(unread: AlongWithSession): typeof resolveSession {
  const statement = resolveStatement(unread);
  return (services, credentials) => resolveBy(statement, { services, credentials });
}

type Asking = { readonly services: Services; readonly credentials: Credentials };

async function resolveBy(statement: Statement, { services, credentials }: Asking): Promise<Session | null> {
  const { cookieToken, bearer } = credentials;
  const token = bearer ?? cookieToken;
  if (token === undefined || !isToken(token)) return null;
  const carrier = bearer === undefined ? "COOKIE" : "BEARER";
  const { clock, database } = services;
  const [row] = await database.run(statement, [tokenHash(token), clock.now(), clock.today(), carrier]);
  if (row === undefined) return null;
  const found = parseSessionRow(row);
  const { sessionId, csrfSecret, kind, passwordGiven, unread } = found;
  const owesPassword = kind === "officer" && passwordGiven;
  return { actor: actorOf(found), sessionId, csrfSecret, owesPassword, unread };
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
