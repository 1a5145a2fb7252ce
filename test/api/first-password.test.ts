import { expect, test } from "vitest";
import { z } from "zod";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { present } from "../../src/kernel/assert.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const GIVEN = "cầu Long Biên bắc qua sông Hồng";

test("whoever signs in with a password handed to them is led to change it, from the desk at any time", async () => {
  const [account] = await office.database.kysely
    .selectFrom("identityAccount")
    .select("id")
    .where("signInName", "=", "specialist2")
    .execute();
  const unitadmin = await office.desk("unitadmin");
  const path = `/api/v1/accounts/${present(account, "account").id}/password`;
  expect((await unitadmin.post(path, { password: GIVEN })).status).toBeLessThan(300);

  const browser = openBrowser(aGuest(office));
  await browser.open("/sign-in");
  const entered = await browser.send("/sign-in", {
    signInName: "specialist2",
    password: GIVEN,
    return: "/desk",
  });
  expect(entered.location).toBe("/account");
  expect((await browser.open("/account")).text).toContain("Hãy đổi mật khẩu trước khi làm việc");
  for (const path of ["/desk", "/desk/messages", "/account/messages", "/procedures"])
    expect([path, (await browser.open(path)).location]).toEqual([path, "/account"]);
  const byProgram = await aGuest(office).post("/api/v1/session", {
    signInName: "specialist2",
    password: GIVEN,
  });
  const { token } = z.object({ token: z.string() }).parse(await byProgram.json());
  const program = aGuest(office).having({ authorization: `Bearer ${token}` });
  const refused = await program.get("/api/v1/work");
  expect([refused.status, await refused.json()]).toEqual([
    403,
    expect.objectContaining({ code: "PASSWORD_CHANGE_REQUIRED" }),
  ]);
  expect((await program.get("/api/v1/account")).status).toBe(200);
  await browser.open("/account");
  await browser.send("/account/password", { current: GIVEN, next: "hàng sấu già phố Phan Đình Phùng" });
  expect((await browser.open("/account")).text).not.toContain("Hãy đổi mật khẩu trước khi làm việc");
  expect((await browser.open("/desk")).html).toContain('href="/account"');
});

test("whoever has a password of their own goes where they wanted", async () => {
  const browser = openBrowser(aGuest(office));
  await browser.open("/sign-in");
  const own = { signInName: "specialist4", password: DEMO_PASSWORD, return: "/desk" };
  expect((await browser.send("/sign-in", own)).location).toBe("/desk");
});
