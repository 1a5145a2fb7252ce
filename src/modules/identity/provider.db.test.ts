import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { providerSignIn } from "../../../test/support/provider-sign-in.ts";
import type { Services } from "../../platform/services.ts";
import { beginProviderSignIn, PROVIDER_RETURN_PATH } from "./provider-sign-in.ts";
import { resolveSession } from "./session.ts";
import { type StandIn, startVneidStandIn } from "./stand-in/start.ts";

const { services, demo, begin, complete } = await providerSignIn();

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

test("the return path is the one registered with the provider", () => {
  expect(PROVIDER_RETURN_PATH).toBe("/sign-in/vneid/return");
});
