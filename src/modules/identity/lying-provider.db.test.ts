import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { providerSignIn } from "../../../test/support/provider-sign-in.ts";
import type { Services } from "../../platform/services.ts";
import { beginProviderSignIn } from "./provider-sign-in.ts";

const { database, demo, begin, complete } = await providerSignIn();

/** A provider that answers every code with the token a test wants: what a dishonest or broken one might send. */
describe("a lying provider", () => {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const CLIENT = { clientId: "office", clientSecret: "secret-for-tests" };
  let lie: (nonce: string) => string;
  let issuer = "";
  let here: Services;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const json = (body: unknown) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (path.startsWith("/.well-known/")) {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
        subject_types_supported: ["public"],
      });
    }
    if (path === "/jwks")
      return json({
        keys: [{ ...key.publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "k" }],
      });
    return json({ access_token: "x", token_type: "Bearer", expires_in: 60, id_token: lie(nonceNow) });
  });
  let nonceNow = "";

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = () => Math.floor(Date.now() / 1_000);
  const claims = (nonce: string) => ({
    iss: issuer,
    aud: CLIENT.clientId,
    sub: "liar",
    name: "Người Nói Dối",
    nonce,
    iat: now(),
    exp: now() + 60,
    personal_id: "001090012345",
    vneid_level: 2,
  });
  const signed = (body: object, by: KeyObject = key.privateKey, header: object = {}) => {
    const text = `${part({ alg: "RS256", kid: "k", ...header })}.${part(body)}`;
    return `${text}.${sign("sha256", Buffer.from(text), by).toString("base64url")}`;
  };

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    issuer = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    here = demo({ issuer, ...CLIENT });
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  async function answered(with_: (nonce: string) => string): Promise<string> {
    lie = with_;
    const { address, flowToken } = await begin(here);
    nonceNow = address.searchParams.get("nonce") ?? "";
    const done = await complete(here, flowToken, `?code=c&state=${address.searchParams.get("state")}`);
    return done.ok ? "OK" : done.refusal.code;
  }

  test("is believed when it happens to tell the truth", async () => {
    expect(await answered((nonce) => signed(claims(nonce)))).toBe("OK");
  });

  const spki = key.publicKey.export({ type: "spki", format: "pem" });
  test.each<[string, (nonce: string) => string]>([
    ["another nonce", () => signed(claims("another"))],
    ["no nonce", (nonce) => signed({ ...claims(nonce), nonce: undefined })],
    ["another audience", (nonce) => signed({ ...claims(nonce), aud: "another-office" })],
    ["another issuer", (nonce) => signed({ ...claims(nonce), iss: "https://vneid.example.vn" })],
    ["a token that has expired", (nonce) => signed({ ...claims(nonce), iat: now() - 900, exp: now() - 600 })],
    [
      "a token from ten minutes ahead",
      (nonce) => signed({ ...claims(nonce), iat: now() + 600, nbf: now() + 600, exp: now() + 900 }),
    ],
    ["algorithm none", (nonce) => `${part({ alg: "none" })}.${part(claims(nonce))}.`],
    ["algorithm none in odd case", (nonce) => `${part({ alg: "nOnE" })}.${part(claims(nonce))}.`],
    [
      "the public key used as an HMAC secret",
      (nonce) => {
        const text = `${part({ alg: "HS256", kid: "k" })}.${part(claims(nonce))}`;
        return `${text}.${createHmac("sha256", spki).update(text).digest("base64url")}`;
      },
    ],
    [
      "the client secret used as an HMAC secret",
      (nonce) => {
        const text = `${part({ alg: "HS256" })}.${part(claims(nonce))}`;
        return `${text}.${createHmac("sha256", CLIENT.clientSecret).update(text).digest("base64url")}`;
      },
    ],
    ["a foreign key", (nonce) => signed(claims(nonce), foreign.privateKey)],
    [
      "its own key in the header",
      (nonce) =>
        signed(claims(nonce), foreign.privateKey, {
          kid: undefined,
          jwk: foreign.publicKey.export({ format: "jwk" }),
        }),
    ],
    [
      "a claim changed after signing",
      (nonce) => {
        const [header, , signature] = signed(claims(nonce)).split(".");
        return `${header}.${part({ ...claims(nonce), sub: "somebody-else" })}.${signature}`;
      },
    ],
    ["no name", (nonce) => signed({ ...claims(nonce), name: undefined })],
    ["a personal number that is none", (nonce) => signed({ ...claims(nonce), personal_id: "1' OR '1'='1" })],
    ["no token at all", () => "not-a-token"],
  ])("is refused with %s, and nobody is signed in", async (_what, with_) => {
    const count = async () =>
      (await database.kysely.selectFrom("identitySession").select("id").execute()).length;
    const before = await count();
    expect(await answered(with_)).toBe("PROVIDER_ANSWER_REFUSED");
    expect(await count()).toBe(before);
  });

  test("that is gone is a fault that may pass", async () => {
    const nowhere = demo({ issuer: "http://127.0.0.1:9", ...CLIENT });
    await expect(beginProviderSignIn(nowhere, { returnTo: "/", locale: "vi" })).rejects.toMatchObject({
      code: "PROVIDER_UNAVAILABLE",
      retryable: true,
    });
  });
});
