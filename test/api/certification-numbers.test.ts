import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import {
  brokenRegisters,
  countOfOtherSeries,
  numberedByRegister,
} from "../../src/modules/certification/index.ts";
import { listPapersOf, verifyPapers } from "../../src/modules/document/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { certifyingDesk, inRegister, RETURN } from "../support/certifying-desk.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const COPIES = "2.000815";
const SIGNATURES = "2.000884";
const GROUND = "Nghị định 30/2020/NĐ-CP, Điều 18";
const { counter, certified, linesOf, numbersOf, carried, issued } = certifyingDesk(office);

async function textOf(id: string): Promise<string> {
  const { result } = (await office.view(id)).dossier;
  const desk = await office.desk("clerk");
  const answer = await desk.get(`/api/v1/dossiers/${id}/files/${result.files[0].sha256}`);
  return pdfText(new Uint8Array(await answer.arrayBuffer()));
}
const paperOf = async (id: string) =>
  present(
    (await listPapersOf(office.database, id)).findLast(({ numberText }) => numberText !== null),
    "issued paper",
  );
const verifyPage = async (id: string) => (await counter().open(`/verify/${(await paperOf(id)).token}`)).text;
const strike = async (id: string, number: number) => {
  const line = `/desk/certify/${id}/${number}`;
  const browser = counter();
  await browser.open(line);
  return browser.send(`${line}/void`, { reason: "Vào nhầm giấy tờ" });
};
const seriesOfCopies = () =>
  office.database.kysely.selectFrom("documentNumber").select("text").where("kind", "=", "SCT/BS").execute();

describe("a request of the counter", () => {
  test("is issued under the number it got in the register, whoever came between", async () => {
    const id = await certified("cc");
    await certified("ks");
    const [number = 0] = await numbersOf(id);
    expect((await issued(id)).number).toBe(inRegister(number));
    expect(await textOf(id)).toContain(`Số: ${inRegister(number)}`);
    expect(await numbersOf(id)).toEqual([number]);
    expect(await seriesOfCopies()).toEqual([]);
  });

  test("of several papers bears the number of each of them, and of none that was struck out", async () => {
    const id = await certified("cc", "ks", "bd");
    const [first = 0, second = 0, third = 0] = await numbersOf(id);
    await strike(id, second);
    const two = (number: number) => String(number).padStart(2, "0");
    expect((await issued(id)).number).toBe(`${two(first)}, ${two(third)}/2026-SCT/BS`);
    const text = await textOf(id);
    expect(text).toContain("Thẻ căn cước");
    expect(text).not.toContain("Giấy khai sinh");
    const whole = await certified("cc", "ks", "bd");
    const [from = 0, , to = 0] = await numbersOf(whole);
    expect((await issued(whole)).number).toBe(`${two(from)}–${two(to)}/2026-SCT/BS`);
  });

  test("whose every paper was struck out is issued under no number", async () => {
    const id = await certified("cc");
    await carried(id, "issue");
    await strike(id, (await numbersOf(id))[0] ?? 0);
    expect(await office.refusal("clerk", id, "issueResult", {})).toMatchObject({
      code: "RESULT_REGISTER_EMPTY",
    });
  });

  test("with a paper struck out after the signature is signed anew before it is issued", async () => {
    const id = await certified("cc", "ks");
    await carried(id, "issue");
    await strike(id, (await numbersOf(id))[1] ?? 0);
    expect(await office.refusal("clerk", id, "issueResult", {})).toMatchObject({
      code: "RESULT_PAPER_OUTDATED",
    });
  });
});

describe.each([["DIRECT"], ["ONLINE"], ["POSTAL"]] as const)("a request that came %s", (channelIn) => {
  test("is entered when its result is issued, once, with the papers it declared", async () => {
    const asked = { channelIn, channelOut: "COUNTER" } as const;
    const received =
      channelIn === "ONLINE" ? await office.submitOnline(COPIES, asked) : await office.receive(COPIES, asked);
    if (channelIn === "ONLINE") await office.act("intake", received.id, "accept", {});
    const { id } = received;
    expect(await linesOf(id)).toEqual([]);
    const { number } = await issued(id);
    const lines = await linesOf(id);
    const { form } = await office.view(id);
    expect(lines).toMatchObject(
      form.documents.map((each: { documentName: string; pages: number; copies: number }) => ({
        paperName: each.documentName,
        pages: each.pages,
        copies: each.copies,
        requester: form.requesterFullName,
      })),
    );
    expect(lines.every(({ feeDong }) => Number(feeDong) > 0)).toBe(true);
    expect(lines).toHaveLength(1);
    expect(number).toBe(inRegister(lines[0]?.number ?? 0));
    expect(
      (await openBrowser(office.browserOf(office.actor("clerk"))).open("/desk/certify/register")).text,
    ).toContain(number);
  });
});

describe("a number of the register", () => {
  test("is struck out with a result that is reopened, and the papers are entered under the next", async () => {
    const id = await certified("cc");
    const [old = 0] = await numbersOf(id);
    await issued(id);
    await office.act("leader", id, "reopen", { reason: "Sai họ tên" });
    expect(await linesOf(id)).toMatchObject([{ number: old, reason: "Sai họ tên" }]);
    const { number } = await issued(id);
    const [, again] = await linesOf(id);
    expect(again).toMatchObject({ paperName: "Thẻ căn cước", reason: null });
    expect(number).toBe(inRegister(again?.number ?? 0));
  });

  test("is struck out with a result that is revoked", async () => {
    const id = await certified("cc");
    await issued(id);
    await payAll(office, id);
    await office.act("intake", id, "returnResult", RETURN);
    await office.act("leader", id, "revokeResult", { reason: "Bản chính giả", legalGround: GROUND });
    expect(await linesOf(id)).toMatchObject([{ reason: "Bản chính giả" }]);
    expect(await paperOf(id)).toMatchObject({ state: "REVOKED" });
  });

  test("that is the only one on an issued paper is not struck out behind it", async () => {
    const id = await certified("cc");
    await issued(id);
    const answer = await strike(id, (await numbersOf(id))[0] ?? 0);
    expect([answer.status, answer.text.includes("giấy kết quả đã phát hành")]).toEqual([409, true]);
    expect(await linesOf(id)).toMatchObject([{ reason: null }]);
  });

  test("struck out of an issued paper of several is told behind the code of the paper", async () => {
    const id = await certified("cc", "ks");
    await issued(id);
    const [, second = 0] = await numbersOf(id);
    expect(await verifyPage(id)).not.toContain("gạch bỏ");
    expect((await strike(id, second)).status).toBe(303);
    expect(await verifyPage(id)).toContain(`Số ${inRegister(second)} ghi trên giấy này đã bị gạch bỏ`);
  });
});

test("a paper issued while results had a series of their own stays as it is, and says so behind its code", async () => {
  const id = await certified("cc");
  const [line = 0] = await numbersOf(id);
  const old = await certified("ks");
  const [number = 0] = await numbersOf(old);
  await issued(old);
  const { id: paperId, agencyId } = await paperOf(old);
  const text = "01/SCT/BS-UBND";
  const { kysely } = office.database;
  // As such a paper was kept: its number in a series, none of its lines on it.
  const { kysely: owner } = office.owner;
  await owner.deleteFrom("certificationPaper").where("paperId", "=", paperId).execute();
  await owner.updateTable("documentPaper").set({ numberText: text }).where("id", "=", paperId).execute();
  const series = { agencyId, kind: "SCT/BS", year: 2026 };
  await kysely
    .insertInto("documentSeries")
    .values({ ...series, lastNumber: 1 })
    .execute();
  const takenAt = office.clock.now();
  await kysely
    .insertInto("documentNumber")
    .values({ ...series, number: 1, text, paperId, takenAt })
    .execute();
  const page = await verifyPage(old);
  expect(page).toContain("số trên giấy không phải là số của sổ chứng thực bản sao");
  expect(page).toContain(`Số trong sổ: ${inRegister(number)}`);
  expect(await brokenRegisters(office.database)).toEqual([]);
  expect(await countOfOtherSeries(office.database)).toBe(1);
  expect((await verifyPapers(office.database, numberedByRegister)).wrong).toEqual([]);
  expect((await issued(id)).number).toBe(inRegister(line));
  expect(await verifyPage(id)).not.toContain("số trên giấy không phải");
});

test("verify names a paper that bears another number than its line", async () => {
  const id = await certified("cc");
  await issued(id);
  const { id: paperId } = await paperOf(id);
  const bear = (numberText: string) =>
    office.database.kysely
      .updateTable("documentPaper")
      .set({ numberText })
      .where("id", "=", paperId)
      .execute();
  const [number = 0] = await numbersOf(id);
  await bear("99/2026-SCT/BS");
  expect(await brokenRegisters(office.database)).toEqual([
    expect.stringContaining(`${inRegister(number)} ≠ 99/2026-SCT/BS`),
  ]);
  await bear(inRegister(number));
  expect(await brokenRegisters(office.database)).toEqual([]);
});

test("a certified signature has one number, of its own series, and no line among the copies", async () => {
  const { id } = await office.reach(SIGNATURES, "issue");
  await office.act("clerk", id, "issueResult", {});
  expect((await office.view(id)).dossier.result.number).toBe("01/SCT/CK,ĐC-UBND");
  expect(await linesOf(id)).toEqual([]);
});

test("requests of two counters and results at once leave no gap, no double, and nothing that verify calls wrong", async () => {
  const ready = await Promise.all([1, 2, 3].map(async () => (await office.reach(COPIES, "issue")).id));
  await Promise.all([
    ...ready.map((id) => office.act("clerk", id, "issueResult", {})),
    ...[1, 2, 3].map(() => certified("cc", "ks")),
  ]);
  const numbers = await Promise.all(ready.map(async (id) => (await office.view(id)).dossier.result.number));
  expect(new Set(numbers).size).toBe(3);
  expect(await brokenRegisters(office.database)).toEqual([]);
  expect((await verifyPapers(office.database, numberedByRegister)).wrong).toEqual([]);
});
