import { generateKeyPairSync, randomBytes } from "node:crypto";
import OidcProvider, { type Configuration } from "oidc-provider";
import type { IdentityProvider } from "../../../platform/config/config.ts";
import { PROVIDER_RETURN_PATH } from "../provider-sign-in.ts";
import { findStandInCitizen } from "./citizens.ts";
import { MemoryAdapter } from "./memory-adapter.ts";

/**
 * An OpenID provider that behaves as VNeID is expected to towards us: authorization code with PKCE, RS256, our claims.
 * Everything lives in memory, keys included; consent is taken as given, since nobody real is asked.
 */
export function standInProvider(client: IdentityProvider, officeUrl: string): OidcProvider {
  const configuration: Configuration = {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [officeUrl + PROVIDER_RETURN_PATH],
        token_endpoint_auth_method: "client_secret_post",
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    ...PROMISED,
    cookies: { keys: [randomBytes(32).toString("hex")], short: { signed: true }, long: { signed: true } },
    jwks: { keys: [signingKey()] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => {
      const citizen = findStandInCitizen(sub);
      return citizen === null ? undefined : { accountId: sub, claims: () => ({ ...citizen }) };
    },
    loadExistingGrant: async (context) => {
      const { client: asking, session, provider } = context.oidc;
      if (asking === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile phone vneid");
      await grant.save();
      return grant;
    },
  };
  return new OidcProvider(client.issuer, configuration);
}

/** What the real provider promises, and how long each of its papers lives, in seconds. */
const PROMISED = {
  scopes: ["openid", "profile", "phone", "vneid"],
  claims: {
    openid: ["sub"],
    profile: ["name", "gender", "birthdate"],
    phone: ["phone_number"],
    vneid: ["personal_id", "vneid_level"],
  },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
  },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Grant: 600, Session: 600 },
} satisfies Configuration;

function signingKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: "jwk" }),
    kty: "RSA" as const,
    alg: "RS256",
    use: "sig",
    kid: "stand-in",
  };
}
