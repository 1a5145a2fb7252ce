import * as oidc from "openid-client";
import { Fault } from "../../kernel/fault.ts";
import type { Config } from "../../platform/config/config.ts";
import { isLoopback } from "./loopback.ts";

/** An OpenID provider as this installation knows it: discovered once, kept while the configuration lives. */
type Provider = { readonly issuer: string; readonly client: oidc.Configuration };

/** What an answer is held against; made when the sign-in began. */
type Expected = { readonly state: string; readonly nonce: string; readonly verifier: string };

const PROVIDER_SCOPE = "openid profile phone vneid";

const providers = new WeakMap<Config, Promise<Provider>>();

/** The configured provider, discovered at first use; null where citizens sign in by no provider here. */
export async function findProvider(config: Config): Promise<Provider | null> {
  const { identityProvider } = config;
  if (identityProvider === null) return null;
  const known =
    providers.get(config) ?? discover(identityProvider, isLoopback(identityProvider.issuer) && config.demo);
  providers.set(config, known);
  try {
    return await known;
  } catch (cause) {
    providers.delete(config);
    throw new Fault("PROVIDER_UNAVAILABLE", {
      facts: { issuer: identityProvider.issuer },
      retryable: true,
      cause,
    });
  }
}

/** Plain HTTP is for the stand-in of the demonstration, on this machine only; any other provider speaks TLS. */
async function discover(
  provider: { issuer: string; clientId: string; clientSecret: string },
  isStandIn: boolean,
): Promise<Provider> {
  const { issuer, clientId, clientSecret } = provider;
  const secrets = { client_secret: clientSecret, id_token_signed_response_alg: "RS256" };
  const execute = [oidc.enableNonRepudiationChecks, ...(isStandIn ? [oidc.allowInsecureRequests] : [])];
  const client = await oidc.discovery(
    new URL(issuer),
    clientId,
    secrets,
    oidc.ClientSecretPost(clientSecret),
    { execute, timeout: 5 },
  );
  return { issuer, client };
}

export function newExpected(): Expected {
  return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
}

/** Where to send the browser: authorization code with PKCE (S256), state and nonce. */
export async function authorizationAddress(
  provider: Provider,
  ask: Expected & { readonly redirectUri: string; readonly locale: string },
): Promise<string> {
  const address = oidc.buildAuthorizationUrl(provider.client, {
    redirect_uri: ask.redirectUri,
    scope: PROVIDER_SCOPE,
    response_type: "code",
    // A counter's or an internet shop's browser may still be signed in at the provider as the last citizen.
    prompt: "login",
    code_challenge: await oidc.calculatePKCECodeChallenge(ask.verifier),
    code_challenge_method: "S256",
    state: ask.state,
    nonce: ask.nonce,
    ui_locales: ask.locale,
  });
  return address.href;
}

type ProviderAnswer =
  | { readonly ok: true; readonly claims: unknown }
  | { readonly ok: false; readonly reason: "CANCELLED" | "REFUSED"; readonly detail: string };

/**
 * Exchanges the answer for an ID token and checks everything about it: state, code with PKCE, issuer, audience,
 * nonce, time, and the signature against the provider's keys, RS256 only. Any doubt is a refusal, never half a user.
 */
export async function readAnswer(
  provider: Provider,
  answer: URL,
  expected: Expected,
): Promise<ProviderAnswer> {
  const checks = {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.verifier,
    idTokenExpected: true,
  };
  try {
    const tokens = await oidc.authorizationCodeGrant(provider.client, answer, checks);
    return { ok: true, claims: tokens.claims() };
  } catch (cause) {
    return refusedAnswer(cause);
  }
}

function refusedAnswer(cause: unknown): ProviderAnswer {
  if (cause instanceof oidc.AuthorizationResponseError) {
    const reason = cause.error === "access_denied" ? "CANCELLED" : "REFUSED";
    return { ok: false, reason, detail: cause.error };
  }
  if (cause instanceof oidc.ResponseBodyError) return { ok: false, reason: "REFUSED", detail: cause.error };
  if (cause instanceof oidc.ClientError && isUnreachable(cause)) {
    throw new Fault("PROVIDER_UNAVAILABLE", { retryable: true, cause });
  }
  if (cause instanceof oidc.ClientError)
    return { ok: false, reason: "REFUSED", detail: cause.code ?? cause.message };
  // fetch says "TypeError" when nothing answers.
  throw new Fault("PROVIDER_UNAVAILABLE", { retryable: true, cause });
}

function isUnreachable(error: oidc.ClientError): boolean {
  return error.code === "OAUTH_TIMEOUT" || error.code === "OAUTH_ABORT";
}
