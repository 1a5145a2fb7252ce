import { parsePhone } from "../../kernel/identifiers.ts";
import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import type { Account } from "./account.ts";
import { appendJournal } from "./account-store.ts";
import { insertProviderFlow, takeProviderFlow } from "./pending-store.ts";
import { authorizationAddress, findProvider, newExpected, readAnswer } from "./provider.ts";
import { type ProviderClaims, parseAccount, parseProviderClaims } from "./row-parser.ts";
import { beginSession, type SignedIn, type SignInFrame } from "./sign-in.ts";

/** Where the provider sends the browser back to; registered with the provider. */
export const PROVIDER_RETURN_PATH = "/sign-in/vneid/return";

type ProviderRefusal =
  | { readonly code: "PROVIDER_NOT_SET" | "SIGN_IN_EXPIRED" | "PROVIDER_CANCELLED" | "ACCOUNT_SUSPENDED" }
  | { readonly code: "PROVIDER_ANSWER_REFUSED" };

/** Begins signing in with VNeID: where to send the browser, and the token that binds the answer to it. */
export async function beginProviderSignIn(
  services: Services,
  input: { readonly returnTo: string; readonly locale: string },
): Promise<Result<{ readonly address: string; readonly flowToken: string }, ProviderRefusal>> {
  const provider = await findProvider(services.config);
  if (provider === null) return refuse({ code: "PROVIDER_NOT_SET" });
  const expected = newExpected();
  const redirectUri = services.config.publicUrl + PROVIDER_RETURN_PATH;
  const address = await authorizationAddress(provider, { ...expected, redirectUri, locale: input.locale });
  const flow = { ...expected, returnTo: input.returnTo };
  const flowToken = await insertProviderFlow(services.database, flow, services.clock.now());
  return accept({ address, flowToken });
}

/**
 * Takes the provider's answer, once. The flow is removed before anything is checked, so that a replayed answer finds
 * nothing; an answer meant for another browser finds no flow of its own.
 */
export async function completeProviderSignIn(
  services: Services,
  input: SignInFrame & { readonly flowToken: string | null; readonly query: string },
): Promise<Result<SignedIn & { readonly returnTo: string }, ProviderRefusal>> {
  const { database, clock, config } = services;
  const provider = await findProvider(config);
  if (provider === null) return refuse({ code: "PROVIDER_NOT_SET" });
  const flow =
    input.flowToken === null ? null : await takeProviderFlow(database, input.flowToken, clock.now());
  if (flow === null) return refuse({ code: "SIGN_IN_EXPIRED" });
  const answer = new URL(`${config.publicUrl}${PROVIDER_RETURN_PATH}${input.query}`);
  const read = await readAnswer(provider, answer, flow);
  const claims = read.ok ? parseProviderClaims(read.claims) : null;
  if (claims === null)
    return refuseAnswer(services, input, read.ok ? { ok: false, reason: "REFUSED", detail: "claims" } : read);
  const account = await keepCitizen(services, provider.issuer, claims);
  if (account.state === "SUSPENDED") return refuse({ code: "ACCOUNT_SUSPENDED" });
  const done = await beginSession(services, { account, frame: input, by: "PROVIDER" });
  return accept({ ...done, returnTo: flow.returnTo });
}

async function refuseAnswer(
  services: Services,
  frame: SignInFrame,
  answer: { readonly ok: false; readonly reason: "CANCELLED" | "REFUSED"; readonly detail: string },
): Promise<{ readonly ok: false; readonly refusal: ProviderRefusal }> {
  if (answer.reason === "CANCELLED") return refuse({ code: "PROVIDER_CANCELLED" });
  const data = { detail: answer.detail };
  const { source } = frame.origin;
  await appendJournal(services.database, {
    kind: "PROVIDER_REFUSED",
    accountId: null,
    source,
    data,
    at: services.clock.now(),
  });
  return refuse({ code: "PROVIDER_ANSWER_REFUSED" });
}

/** The citizen's account, made at the first sign-in; name, number and phone follow the provider. */
export async function keepCitizen(
  services: Services,
  issuer: string,
  claims: ProviderClaims,
): Promise<Account> {
  const facts = {
    fullName: claims.name.normalize("NFC"),
    personalId: claims.personal_id ?? null,
    phone: claims.phone_number === undefined ? null : parsePhone(claims.phone_number),
    providerLevel: claims.vneid_level ?? 1,
  };
  const row = await services.database.kysely
    .insertInto("identityAccount")
    .values({
      id: newId(),
      kind: "citizen",
      provider: issuer,
      providerSubject: claims.sub,
      createdAt: services.clock.now(),
      ...facts,
    })
    .onConflict((conflict) => conflict.columns(["provider", "providerSubject"]).doUpdateSet(facts))
    .returningAll()
    .executeTakeFirstOrThrow();
  return parseAccount(row);
}
