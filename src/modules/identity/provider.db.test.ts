import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testServices } from "../../../test/support/services.ts";
import type { Services } from "../../platform/services.ts";
import { beginProviderSignIn, completeProviderSignIn, PROVIDER_RETURN_PATH } from "./provider-sign-in.ts";
import { resolveSession } from "./session.ts";
import type { SignInFrame } from "./sign-in.ts";
import { type StandIn, startVneidStandIn } from "./stand-in/start.ts";

const { services, database } = await testServices();
const frame: SignInFrame = {
  origin: { source: "127.0.0.1", userAgent: "test" },
  carrier: "COOKIE",
  deviceToken: null,
  formerToken: null,
};
const demo = (identityProvider: Services["config"]["identityProvider"]): Services => ({
  ...services,
  config: { ...services.config, demo: true, identityProvider },
});

async function begin(at: Services) {
  const begun = await beginProviderSignIn(at, { returnTo: "/my/dossiers", locale: "vi" });
  return begun.ok
    ? { address: new URL(begun.value.address), flowToken: begun.value.flowToken }
    : expect.fail(begun.refusal.code);
}
const complete = (at: Services, flowToken: string | null, query: string) =>
  completeProviderSignIn(at, { ...frame, flowToken, query });

describe("with the stand-in of VNeID", () => {
  let standIn: StandIn;
  let here: Services;
  beforeAll(async () => {
    standIn = await startVneidStandIn({ demo: true, publicUrl: services.config.publicUrl }, 0);
    here = demo(standIn.identityProvider);
  });
  afterAll(() => standIn.close());

  /** A browser that follows redirects with its cookies until the office's own address. */
  async function walk(
    address: URL,
    choose: Record<string, string>,
  ): Promise<{ query: string; page: string }> {
    const cookies = new Map<string, string>();
    let at = address;
    let body: URLSearchParams | null = null;
    let page = "";
    for (let hop = 0; hop < 8; hop += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response: Response = await fetch(at, {
        redirect: "manual",
        headers: { cookie },
        ...(body === null ? {} : { method: "POST", body }),
      });
      for (const set of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      body = null;
      const location = response.headers.get("location");
      if (location !== null) {
        at = new URL(location, at);
        if (at.origin === services.config.publicUrl) return { query: at.search, page };
      } else {
        page = await response.text();
        body = new URLSearchParams(choose);
      }
    }
    return expect.fail("the browser never came back");
  }

  test("a citizen signs in, is known by the number VNeID confirmed, and comes back to where they were", async () => {
    const { address, flowToken } = await begin(here);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      prompt: "login",
    });
    for (const name of ["state", "nonce", "code_challenge"])
      expect(address.searchParams.get(name)?.length).toBeGreaterThanOrEqual(43);
    const { query, page } = await walk(address, { citizen: "demo-citizen-1" });
    expect(page).toContain('<html lang="vi">');
    expect(page).toContain("KHÔNG PHẢI VNeID THẬT");
    const done = await complete(here, flowToken, query);
    if (!done.ok) expect.fail(done.refusal.code);
    expect(done.value.returnTo).toBe("/my/dossiers");
    const session = await resolveSession(here, { cookieToken: done.value.token });
    expect(session?.actor).toMatchObject({
      kind: "citizen",
      fullName: "Nguyễn Văn Minh Họa",
      personalId: "001090012345",
      phone: "+84900000001",
    });
    // The same citizen again is the same account.
    const second = await begin(here);
    const again = await complete(
      here,
      second.flowToken,
      (await walk(second.address, { citizen: "demo-citizen-1" })).query,
    );
    expect(again.ok && again.value.account.id).toBe(done.value.account.id);
  });

  test("an account of level 1 has no confirmed number", async () => {
    const { address, flowToken } = await begin(here);
    const done = await complete(here, flowToken, (await walk(address, { citizen: "demo-citizen-3" })).query);
    const session = done.ok ? await resolveSession(here, { cookieToken: done.value.token }) : null;
    expect(session?.actor).toMatchObject({ kind: "citizen", personalId: null });
  });

  test("who turns back is told so", async () => {
    const { address, flowToken } = await begin(here);
    const { query } = await walk(address, { cancel: "1" });
    expect(await complete(here, flowToken, query)).toEqual({
      ok: false,
      refusal: { code: "PROVIDER_CANCELLED" },
    });
  });

  test("an answer is good once, in the browser that asked, with the state that was asked", async () => {
    const mine = await begin(here);
    const { query } = await walk(mine.address, { citizen: "demo-citizen-2" });
    const other = await begin(here);
    expect(await complete(here, null, query)).toMatchObject({ refusal: { code: "SIGN_IN_EXPIRED" } });
    // Another browser's flow with my answer: the state is not the one it asked with.
    expect(await complete(here, other.flowToken, query)).toMatchObject({
      refusal: { code: "PROVIDER_ANSWER_REFUSED" },
    });
    expect((await complete(here, mine.flowToken, query)).ok).toBe(true);
    expect(await complete(here, mine.flowToken, query)).toMatchObject({
      refusal: { code: "SIGN_IN_EXPIRED" },
    });
  });

  test("a code swapped into another sign-in fails by PKCE", async () => {
    const [victim, thief] = [await begin(here), await begin(here)];
    const stolen = new URLSearchParams((await walk(victim.address, { citizen: "demo-citizen-1" })).query);
    const own = new URLSearchParams((await walk(thief.address, { citizen: "demo-citizen-2" })).query);
    own.set("code", stolen.get("code") ?? "");
    expect(await complete(here, thief.flowToken, `?${own}`)).toMatchObject({
      refusal: { code: "PROVIDER_ANSWER_REFUSED" },
    });
  });

  test("a flow older than ten minutes is over", async () => {
    const { address, flowToken } = await begin(here);
    const { query } = await walk(address, { citizen: "demo-citizen-1" });
    const late = {
      ...here,
      clock: { ...here.clock, now: () => "2026-11-24T02:30:01.000Z" as ReturnType<typeof here.clock.now> },
    };
    expect(await complete(late, flowToken, query)).toMatchObject({ refusal: { code: "SIGN_IN_EXPIRED" } });
  });

  test("the page speaks English too, runs no script and may be framed by nobody", async () => {
    const { address } = await begin(here);
    address.searchParams.set("ui_locales", "en");
    const first = await fetch(address, { redirect: "manual" });
    const cookie = first.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    const shown = await fetch(new URL(first.headers.get("location") ?? "", address), { headers: { cookie } });
    expect(shown.headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    const page = await shown.text();
    expect(page).toContain("NOT THE REAL VNeID");
    expect(page).not.toContain("<script");
    const gone = await fetch(new URL("/interaction/nothing", address));
    expect([gone.status, (await gone.text()).includes("không còn hiệu lực")]).toEqual([400, true]);
  });

  test.each([
    ["outside a demonstration", { demo: false, publicUrl: "http://localhost:3000" }],
    ["at an address others can reach", { demo: true, publicUrl: "https://dichvucong.example.vn" }],
    ["at an address that only looks local", { demo: true, publicUrl: "http://localhost.example.vn" }],
  ])("it does not start %s", async (_what, config) => {
    await expect(startVneidStandIn(config, 0)).rejects.toThrow("STAND_IN_OUTSIDE_DEMO");
  });

  test("and an office outside a demonstration does not take it as a provider", async () => {
    const real = { ...here, config: { ...here.config, demo: false } };
    await expect(beginProviderSignIn(real, { returnTo: "/", locale: "vi" })).rejects.toThrow(
      "PROVIDER_UNAVAILABLE",
    );
  });
});

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

test("the return path is the one registered with the provider", () => {
  expect(PROVIDER_RETURN_PATH).toBe("/sign-in/vneid/return");
});
