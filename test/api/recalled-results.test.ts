import { describe, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { present } from "../../src/kernel/assert.ts";
import { numberedByRegister } from "../../src/modules/certification/index.ts";
import { type KeptPaper, listPapersOf, verifyPapers } from "../../src/modules/document/index.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import type { Statement, Tx } from "../../src/platform/postgres/database.ts";
import { apiOffice, done, fresh, refused } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const CODE = "1.004873";
const OTHER_CODE = "1.001193";
const GROUND = "Nghị định 30/2020/NĐ-CP, Điều 18";
const RETURN = {
  channel: "COUNTER",
  receiver: "OWNER",
  receiverName: "Người nhận",
  identityChecked: "ID_CARD",
};

async function returned(code = CODE) {
  const { id } = await office.reach(code, "issue");
  await office.act("clerk", id, "issueResult", { files: [] });
  await payAll(office, id);
  await office.act("intake", id, "returnResult", RETURN);
  return { id, paper: await paperOf(id) };
}

async function paperOf(id: string): Promise<KeptPaper> {
  const papers = await listPapersOf(office.database, id);
  return present(
    papers.find(({ numberText }) => numberText !== null),
    "numbered paper",
  );
}

const numberOf = ({ numberText }: KeptPaper) => present(numberText, "number");
const scanned = async ({ token }: KeptPaper) => (await office.guest.get(`/verify/${token}`)).text();

describe("a result in the applicant's hands", () => {
  test("is revoked by the leader with reason and ground: number void, history and verification page say so", async () => {
    const { id, paper } = await returned();
    const body = { reason: "Cấp sai thẩm quyền", legalGround: GROUND };
    await office.act("leader", id, "revokeResult", body);
    expect(await paperOf(id)).toMatchObject({ state: "REVOKED", revokedReason: body.reason });
    const { dossier, timeline } = await office.view(id);
    expect(dossier.status).toBe("RETURNED");
    expect(timeline.at(-1)).toMatchObject({
      type: "ResultRevoked",
      data: { ...body, number: numberOf(paper) },
    });
    const text = await scanned(paper);
    expect(text).toContain("đã bị thu hồi ngày 25/11/2026");
    expect(text).not.toContain(body.reason);
    const page = await (await office.browserOf(office.actor("leader")).get(`/desk/dossiers/${id}`)).text();
    expect(page).toContain("Kết quả đã bị thu hồi ngày 25/11/2026");
    expect(page).toContain(body.reason);
  });

  test("is replaced by another paper of the agency: both keep their numbers, the old one leads to the new one", async () => {
    const [old, next] = [await returned(), await returned()];
    const replacementNumber = numberOf(next.paper);
    const body = { replacementNumber, reason: "Ghi sai nơi cư trú", legalGround: GROUND };
    await office.act("leader", old.id, "supersedeResult", body);
    expect(await paperOf(old.id)).toMatchObject({ state: "SUPERSEDED", supersededBy: next.paper.id });
    const { timeline, applicant } = await office.view(old.id);
    expect(timeline.at(-1)).toMatchObject({ type: "ResultSuperseded", data: body });
    const text = await scanned(old.paper);
    expect(text).toContain("đã được thay thế ngày 25/11/2026");
    expect(text).toContain(`/verify/${next.paper.token}`);
    expect(text).toContain(replacementNumber);
    const other = (await office.view(next.id)).applicant.owner;
    for (const personal of [applicant.owner.fullName, other.fullName, body.reason])
      expect(text).not.toContain(personal);
    expect(await scanned(next.paper)).toContain("đang có hiệu lực");
  });

  test("is replaced by no paper of another procedure, whatever its number", async () => {
    const { id } = await returned();
    const other = await returned(OTHER_CODE);
    const body = { replacementNumber: numberOf(other.paper), reason: "Thay thế", legalGround: GROUND };
    expect((await office.refusal("leader", id, "supersedeResult", body)).code).toBe("REPLACEMENT_UNKNOWN");
    expect(await paperOf(id)).toMatchObject({ state: "PUBLISHED", supersededBy: null });
  });

  test("ends once: what was revoked or replaced is neither again", async () => {
    const { id } = await returned();
    const body = { reason: "Cấp sai", legalGround: GROUND };
    const key = fresh((await office.view(id)).dossier.version);
    const leader = await office.desk("leader");
    const ask = () => leader.post(`/api/v1/dossiers/${id}/revokeResult`, body, key);
    expect(await done(await ask())).toEqual(await done(await ask()));
    expect((await office.refusal("leader", id, "revokeResult", body)).code).toBe("RESULT_NOT_IN_FORCE");
    const replace = { ...body, replacementNumber: "01/GXN-UBND" };
    expect((await office.refusal("leader", id, "supersedeResult", replace)).code).toBe("RESULT_NOT_IN_FORCE");
  });

  test("is replaced only by another paper of the agency that is in force", async () => {
    const { id, paper } = await returned();
    const gone = await returned();
    await office.act("leader", gone.id, "revokeResult", { reason: "Cấp sai", legalGround: GROUND });
    for (const replacementNumber of [numberOf(paper), numberOf(gone.paper), "999/KHONG-CO"]) {
      const body = { replacementNumber, reason: "Thay thế", legalGround: GROUND };
      const problem = await office.refusal("leader", id, "supersedeResult", body);
      expect(problem, replacementNumber).toMatchObject({ code: "REPLACEMENT_UNKNOWN" });
    }
    expect(await paperOf(id)).toMatchObject({ state: "PUBLISHED", supersededBy: null });
  });

  test("stays in force where reason or ground is missing, or somebody else than the leader says it", async () => {
    const { id } = await returned();
    const body = { reason: "Cấp sai", legalGround: "" };
    expect((await office.refusal("leader", id, "revokeResult", body)).code).toBe("LEGAL_GROUND_REQUIRED");
    for (const name of ["head", "clerk", "specialist"] as const) {
      const answer = await office.tryAct(name, id, "revokeResult", { ...body, legalGround: GROUND });
      expect(["NOT_ALLOWED", "NOT_FOUND"], name).toContain((await refused(answer)).code);
    }
    expect(await paperOf(id)).toMatchObject({ state: "PUBLISHED" });
  });

  test("that waits at the return desk is reopened instead", async () => {
    const { id } = await office.reach(CODE, "issue");
    await office.act("clerk", id, "issueResult", { files: [] });
    const problem = await office.refusal("leader", id, "revokeResult", {
      reason: "Sai",
      legalGround: GROUND,
    });
    expect(problem.code).toBe("ACT_NOT_IN_STATE");
  });

  test("leaves every number, paper and history as verify wants them", async () => {
    expect((await verifyPapers(office.database, numberedByRegister)).wrong).toEqual([]);
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });
});

/** The office with a book of the statements it runs, inside transactions too. */
function withBook() {
  const book: string[] = [];
  const { database } = office.services;
  const counted = ({ run }: Pick<typeof database, "run">) => ({
    run: (statement: Statement, values: readonly unknown[]) => {
      book.push(statement.name);
      return run(statement, values);
    },
  });
  const services = {
    ...office.services,
    database: {
      ...database,
      ...counted(database),
      transaction: <T>(work: (tx: Tx) => Promise<T>) =>
        database.transaction((tx) => work({ ...tx, ...counted(tx) })),
    },
  };
  return { book, router: createApp(services) };
}

test("however many papers of the agency bear the number, their dossiers are asked about at once", async () => {
  const { book, router } = withBook();
  const loads = async (bearers: number) => {
    const [old, next] = [await returned(), await returned()];
    office.set("2026-11-25 09:30");
    for (let made = 1; made < bearers; made += 1) {
      const other = await returned(OTHER_CODE);
      // A year later the number begins anew: here the year is the only thing left out.
      await office.owner.pool.query(
        `UPDATE ${TEST_SCHEMA}.document_paper SET number_text = $1 WHERE id = $2`,
        [numberOf(next.paper), other.paper.id],
      );
    }
    const { version } = (await office.view(old.id)).dossier;
    const body = { replacementNumber: numberOf(next.paper), reason: "Thay thế", legalGround: GROUND };
    const signedIn = { signInName: "leader", password: DEMO_PASSWORD };
    const { token } = await done(await clientOf(router, {}).post("/api/v1/session", signedIn));
    const leader = clientOf(router, { authorization: `Bearer ${token}` });
    book.length = 0;
    const answer = await leader.post(`/api/v1/dossiers/${old.id}/supersedeResult`, body, fresh(version));
    expect(answer.status).toBe(200);
    expect(await paperOf(old.id)).toMatchObject({ state: "SUPERSEDED", supersededBy: next.paper.id });
    return book.filter((name) => name === "dossier-load").length;
  };
  expect(await loads(4)).toBe(await loads(1));
});
