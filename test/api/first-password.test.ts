import { expect, test } from "vitest";
import { z } from "zod";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { addPerson } from "../../src/modules/organisation/index.ts";
import { errorText } from "../../src/web/error-catalogue.ts";
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

test("a person without a post is told of the post that comes first", async () => {
  const unitadmin = openBrowser(office.browserOf(office.actor("unitadmin")));
  const facts = { fullName: "Người Mới (DEMO)", staffCode: "CB-MOI", phone: null, email: null };
  const added = await addPerson(office.services, office.actor("unitadmin"), {
    ...facts,
    unitId: office.unit("ward"),
  });
  assert(added.ok, "added");
  const early = await unitadmin.open(`/admin/people/${added.value.personId}/account`);
  expect(early.status).toBe(409);
  expect(early.text).toContain("Hãy giao vị trí trước");
  expect(early.text).toContain(errorText("vi", "ACCOUNT_POST_FIRST", {}));
});

test("whoever has a password of their own goes where they wanted", async () => {
  const browser = openBrowser(aGuest(office));
  await browser.open("/sign-in");
  const own = { signInName: "specialist4", password: DEMO_PASSWORD, return: "/desk" };
  expect((await browser.send("/sign-in", own)).location).toBe("/desk");
});

test("an account that is not there and one that is somebody else's to manage are the same answer", async () => {
  const unitadmin = openBrowser(office.browserOf(office.actor("unitadmin")));
  const nobody = newId<"person">();
  expect((await unitadmin.open(`/admin/people/${nobody}/account`)).status).toBe(404);
  const strangers = await office.database.kysely
    .selectFrom("identityAccount")
    .select("id")
    .where("signInName", "=", "control2")
    .execute();
  const [stranger] = strangers;
  for (const act of ["suspend", "resume", "password", "second-factor/remove"]) {
    const answers = [];
    for (const id of [newId<"account">(), present(stranger, "an account elsewhere").id]) {
      const { status, text } = await unitadmin.send(`/admin/accounts/${id}/${act}`, { password: GIVEN });
      answers.push([status, text.replaceAll(id, "")]);
    }
    expect(answers[1], act).toEqual(answers[0]);
    expect(answers[0]?.[0], act).toBe(404);
  }
});
