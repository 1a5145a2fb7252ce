import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { OFFICE_ROLES } from "../../src/modules/access/index.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { type AtStage, apiOffice, done, fresh, type Json, refused } from "../support/api-office.ts";
import { aCitizen, anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const eventsOf = async (id: string): Promise<number> => (await office.view(id)).timeline.length;

describe("the same request again", () => {
  test("is answered alike and done once: sending in, receiving, acting, correcting", async () => {
    const returned = await office.reach(CODE, "return");
    await office.act("intake", returned.id, "returnResult", {
      channel: "COUNTER",
      receiver: "OWNER",
      receiverName: "Người nhận",
      identityChecked: "ID_CARD",
      feesSettled: true,
    });
    const accepting = await office.submitOnline(CODE);
    const submission = await office.submission(CODE);
    const intake = await office.desk("intake");
    const { version } = (await office.view(returned.id)).dossier;
    const requests: [string, object, Record<string, string>][] = [
      ["/api/v1/dossiers", { ...submission, channelIn: "POSTAL" }, {}],
      ["/api/v1/dossiers/received", submission, {}],
      [`/api/v1/dossiers/${accepting.id}/accept`, {}, { "if-match": '"1"' }],
      [
        `/api/v1/dossiers/${returned.id}/corrections`,
        { reason: "Sai", submission },
        { "if-match": `"${version}"` },
      ],
    ];
    for (const [path, body, headers] of requests) {
      const key = { ...headers, "idempotency-key": newId() };
      const first = await intake.post(path, body, key);
      const again = await intake.post(path, body, key);
      expect(await again.text(), path).toBe(await first.text());
      expect([first.status, again.headers.get("idempotent-replayed")], path).toEqual([again.status, "true"]);
      const other = await intake.post(path, { ...body, note: "khác" }, key);
      expect([422, 409], path).toContain(other.status);
    }
    expect(await eventsOf(accepting.id)).toBe(2);
    expect(
      (await office.view(returned.id)).timeline.filter((entry: Json) => entry.type === "CorrectionOpened"),
    ).toHaveLength(1);
  });

  test("with another body under the same key is refused and changes nothing", async () => {
    const { id } = await office.submitOnline(CODE);
    const intake = await office.desk("intake");
    const key = { "if-match": '"1"', "idempotency-key": newId() };
    await done(await intake.post(`/api/v1/dossiers/${id}/cancel`, { reason: "Nộp nhầm" }, key));
    const other = await intake.post(`/api/v1/dossiers/${id}/cancel`, { reason: "Lý do khác" }, key);
    expect(await refused(other)).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED", status: 422 });
    expect(await eventsOf(id)).toBe(2);
  });

  test("twenty times at once takes effect once, and all twenty are told the same", async () => {
    const { id } = await office.submitOnline(CODE);
    const intake = await office.desk("intake");
    const submission = await office.submission(CODE);
    const twenty = async (path: string, body: object, headers: Record<string, string>) => {
      const key = { ...headers, "idempotency-key": newId() };
      const answers = await Promise.all(Array.from({ length: 20 }, () => intake.post(path, body, key)));
      return new Set(await Promise.all(answers.map((answer) => answer.text())));
    };
    const accepted = await twenty(`/api/v1/dossiers/${id}/accept`, {}, { "if-match": '"1"' });
    expect([...accepted].map((text) => JSON.parse(text))).toMatchObject([
      { id, version: 2, status: "ACCEPTED" },
    ]);
    const received = await twenty("/api/v1/dossiers/received", submission, {});
    expect([...received].map((text) => JSON.parse(text))).toMatchObject([{ version: 2, status: "ACCEPTED" }]);
    expect(await eventsOf(id)).toBe(2);
  });
});

describe("two officers at once", () => {
  test("with keys of their own: one wins, the other learns who, when and what, and nothing doubles", async () => {
    const { id } = await office.submitOnline(CODE);
    const path = `/api/v1/dossiers/${id}/accept`;
    const both = await Promise.all(
      (["intake", "intake2"] as const).map(async (name) =>
        (await office.desk(name)).post(path, {}, fresh(1)),
      ),
    );
    const lost = both.find((answer) => answer.status !== 200);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const told = await refused(lost as Response);
    expect(told).toMatchObject({
      code: "DOSSIER_CHANGED",
      status: 409,
      what: "Accepted",
      version: 2,
      at: office.clock.now(),
    });
    expect([office.organisation.personOf("intake"), office.organisation.personOf("intake2")]).toContain(
      told.by.personId,
    );
    expect(await eventsOf(id)).toBe(2);
  });

  test("whoever looked too early is told what changed meanwhile, whoever did not look is asked to", async () => {
    const { id } = await office.receive(CODE);
    const intake = await office.desk("intake");
    await office.act("intake", id, "handOver");
    const stale = await refused(
      await intake.post(`/api/v1/dossiers/${id}/requestWithdrawal`, { reason: "Đổi ý" }, fresh(2)),
    );
    expect(stale).toMatchObject({ code: "DOSSIER_CHANGED", what: "HandedOver", version: 3 });
    const blind = await intake.post(`/api/v1/dossiers/${id}/requestWithdrawal`, { reason: "Đổi ý" });
    expect(await refused(blind)).toMatchObject({ code: "PRECONDITION_REQUIRED", status: 428 });
    const odd = await intake.post(
      `/api/v1/dossiers/${id}/requestWithdrawal`,
      { reason: "Đổi ý" },
      { "if-match": "7" },
    );
    expect(await refused(odd)).toMatchObject({ code: "REQUEST_MALFORMED" });
    expect(await eventsOf(id)).toBe(3);
  });
});

describe("a stranger", () => {
  test("finds the dossier of another citizen or unit exactly as absent: same answer, same size", async () => {
    const dossier = await office.submitOnline(CODE);
    const strangers = [
      office.as(aCitizen({ personalId: "001190999999" })),
      office.as(anOfficer(newId(), "intake-officer")),
    ];
    for (const [index, stranger] of strangers.entries()) {
      const read = index === 0 ? "/api/v1/my/dossiers" : "/api/v1/dossiers";
      const ask = async (id: string) => {
        const answers = [
          await stranger.get(`${read}/${id}`),
          await stranger.get(`${read}/${id}/slip`),
          await stranger.post(
            `/api/v1/dossiers/${id}/requestWithdrawal`,
            { reason: "x" },
            { "if-match": '"1"' },
          ),
          await stranger.post(`/api/v1/dossiers/${id}/cancel`, { reason: "x" }, { "if-match": '"9"' }),
        ];
        return Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
      };
      const absent = await ask(newId());
      expect(await ask(dossier.id)).toEqual(absent);
      expect(absent.map(([status]) => status)).toEqual([404, 404, 404, 404]);
    }
    expect(await eventsOf(dossier.id)).toBe(1);
  });
});

describe("malformed requests", () => {
  let target: AtStage;
  beforeAll(async () => {
    target = await office.reach(CODE, "appraise");
  });
  const bytes = (...values: number[]) => new Uint8Array(values);
  const HOSTILE: readonly [string, BodyInit][] = [
    ["unknown fields", JSON.stringify({ status: "RETURNED", version: 9, actor: { kind: "system" } })],
    [
      "wrong types",
      JSON.stringify({
        taskId: 1,
        reason: {},
        components: "all",
        files: [[]],
        amountDong: "1e9",
        outcome: null,
      }),
    ],
    ["NUL", '{"reason":"a\\u0000b"}'],
    ["bad UTF-8", bytes(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d)],
    ["__proto__", '{"__proto__":{"isAdmin":true},"reason":"a"}'],
    ["oversize", JSON.stringify({ reason: "đ".repeat(1_200_000) })],
    ["a long text", JSON.stringify({ reason: "x".repeat(5_000) })],
    ["an array", "[]"],
    ["cut off", '{"reason":"'],
  ];

  test("are refused with a code on every route of dossiers, and leave no trace", async () => {
    const routes = office.router.routes
      .list()
      .filter(
        (route) =>
          route.kind === "api" && /dossiers|track|files|work/.test(route.path) && route.method === "post",
      );
    expect(routes.length).toBeGreaterThan(40);
    const before = await eventsOf(target.id);
    const { version } = (await office.view(target.id)).dossier;
    const everybody = office.as(anOfficer(office.unit("ward"), ...OFFICE_ROLES));
    const wrong: string[] = [];
    for (const route of routes) {
      for (const [name, body] of HOSTILE) {
        const path = route.path.replace("{id}", target.id);
        const headers = { "content-type": "application/json", "if-match": `"${version}"` };
        const answer = await everybody.send(path, { method: "POST", body, headers });
        const text = await answer.text();
        const isEmptyAct = answer.status === 200 && name === "an array";
        if (answer.status < 400 || answer.status >= 500 || isEmptyAct)
          wrong.push(`${path} ${name}: ${answer.status} ${text.slice(0, 200)}`);
        else expect(JSON.parse(text).code, `${path} ${name}`).toMatch(/^[A-Z][A-Z0-9_]+$/);
      }
    }
    expect(wrong).toEqual([]);
    expect(await eventsOf(target.id)).toBe(before);
    expect(({} as Json).isAdmin).toBeUndefined();
  });

  test("in an address or a query are refused with a code too", async () => {
    const auditor = await office.desk("auditor");
    for (const path of [
      "/api/v1/work?fieldCode=%00",
      "/api/v1/work?text=a",
      "/api/v1/work?size=1&size=2",
      "/api/v1/work?size=0",
      "/api/v1/work?status=GONE",
      "/api/v1/work?__proto__=1",
      "/api/v1/dossiers/x",
      "/api/v1/dossiers/%ff",
      `/api/v1/dossiers/${target.id}/files/x`,
      `/api/v1/dossiers/${target.id}/slip?bilingual=maybe`,
    ]) {
      const { code, status } = await refused(await auditor.get(path));
      expect([path, code, status >= 400 && status < 500]).toEqual([
        path,
        expect.stringMatching(/^[A-Z_]+$/),
        true,
      ]);
    }
    expect((await auditor.get("/api/v1/work?cursor=bm90LWEtY3Vyc29y")).status).toBe(200);
  });
});

test("after all of this every history still verifies", async () => {
  expect((await verifyDossiers(office.database)).broken).toEqual([]);
});
