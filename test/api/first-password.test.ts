import { expect, test } from "vitest";
import { z } from "zod";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { addPerson, openPost } from "../../src/modules/organisation/index.ts";
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
  const next = "hàng sấu già phố Phan Đình Phùng";
  const mistyped = await browser.send("/account/password", { current: "sai", next, repeat: next });
  expect([mistyped.status, mistyped.text.includes("Mật khẩu hiện tại không đúng")]).toEqual([422, true]);
  expect(mistyped.text).not.toContain("Tên đăng nhập hoặc mật khẩu");
  const slip = await browser.send("/account/password", { current: GIVEN, next, repeat: `${next}.` });
  expect([slip.status, slip.text.includes(errorText("vi", "PASSWORD_REPEAT_DIFFERS", {}) ?? "-")]).toEqual([
    422,
    true,
  ]);
  expect((await browser.open("/desk")).location).toBe("/account");
  const changed = await browser.send("/account/password", { current: GIVEN, next, repeat: next });
  const after = await browser.open(present(changed.location, "an answer"));
  expect(after.text).toContain("Đã đổi mật khẩu");
  expect(after.html).toMatch(/<a[^>]* href="\/desk"[^>]*>Bắt đầu làm việc<\/a>/);
  expect(after.text).not.toContain("Hãy đổi mật khẩu trước khi làm việc");
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

test("whoever opens an account types its password twice and is told that it stands, and what to hand over", async () => {
  const unitadmin = openBrowser(office.browserOf(office.actor("unitadmin")));
  const facts = { fullName: "Người Mới Nữa (DEMO)", staffCode: "CB-MOI-2", phone: null, email: null };
  const unitId = office.unit("ward");
  const added = await addPerson(office.services, office.actor("unitadmin"), { ...facts, unitId });
  assert(added.ok, "added");
  const { personId } = added.value;
  const post = {
    personId,
    unitId,
    role: "specialist",
    title: "Công chức",
    validFrom: "2026-11-01",
    validTo: null,
  };
  const given = await openPost(
    office.services,
    office.actor("unitadmin"),
    post as Parameters<typeof openPost>[2],
  );
  assert(given.ok, "a post");
  const path = `/admin/people/${personId}/account`;
  await unitadmin.open(path);
  const slip = await unitadmin.send(path, { signInName: "moi2", password: GIVEN, repeat: `${GIVEN} ` });
  expect([slip.status, slip.html.includes('value="moi2"')]).toEqual([422, true]);
  expect(slip.text).toContain(errorText("vi", "PASSWORD_REPEAT_DIFFERS", {}));
  const opened = await unitadmin.send(path, { signInName: "moi2", password: GIVEN, repeat: GIVEN });
  const page = await unitadmin.open(present(opened.location, "an answer"));
  expect(page.text).toContain("Đã mở tài khoản moi2");
  expect(page.text).not.toContain(GIVEN);
  const acts = { suspend: "Đã tạm khóa tài khoản moi2", resume: "Đã mở khóa tài khoản moi2" };
  const [account] = await office.database.kysely
    .selectFrom("identityAccount")
    .select("id")
    .where("signInName", "=", "moi2")
    .execute();
  for (const [act, said] of Object.entries(acts)) {
    const done = await unitadmin.send(`/admin/accounts/${present(account, "account").id}/${act}`, {});
    expect((await unitadmin.open(present(done.location, act))).text).toContain(said);
  }
});
