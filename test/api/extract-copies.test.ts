import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { findPublishedVersion } from "../../src/modules/catalogue/index.ts";
import { textsOnPapers } from "../../src/modules/document/translation.ts";
import { apiOffice } from "../support/api-office.ts";
import { day } from "../support/dossiers.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-02-05 08:30") });
const EXTRACTS = "2.000635";
const POSITIVE = { outcome: "POSITIVE" };
const REGISTERED = { registrationNumber: "45/1990", registrationDate: "12/02/1990" };

async function asked(recordKind: string) {
  const { form } = await office.submission(EXTRACTS);
  return office.reach(EXTRACTS, "appraise", { form: { ...form, recordKind } });
}

test("a copy of a marriage record is drafted on the paper of marriages, signed and numbered on it", async () => {
  const at = await asked("MARRIAGE");
  const refusal = await office.refusal(at.holder, at.id, "draftResult", POSITIVE);
  expect(refusal).toMatchObject({ code: "RESULT_FIELDS_MISSING" });
  const lacking = refusal.fields.map(({ vi }: { readonly vi: string }) => vi);
  expect(lacking).toContain("Họ, chữ đệm, tên vợ");
  expect(lacking).toContain("Ngày, tháng, năm đăng ký");
  expect(lacking).not.toContain("Đã đăng ký kết hôn tại");
  const spouse = (part: string, name: string) => ({
    [`${part}FullName`]: name,
    [`${part}BirthDate`]: "05/02/1966",
    [`${part}Nationality`]: "Việt Nam",
    [`${part}Residence`]: "Phường Tây Hồ",
  });
  const fields = { ...spouse("wife", "TRẦN THỊ MAI"), ...spouse("husband", "LÊ MINH QUÂN"), ...REGISTERED };
  await office.act(at.holder, at.id, "draftResult", { ...POSITIVE, fields });
  expect((await office.view(at.id)).dossier.draft).toMatchObject({ key: "MARRIAGE_EXTRACT_COPY" });
  await office.carry(at, "sign");
  await office.act("leader", at.id, "signResult", { ...POSITIVE, authorityWord: "KT", summary: "Đồng ý" });
  await office.act("clerk", at.id, "issueResult", {});
  const { result } = (await office.view(at.id)).dossier;
  const file = await (await office.desk("clerk")).get(
    `/api/v1/dossiers/${at.id}/files/${result.files[0].sha256}`,
  );
  const text = pdfText(new Uint8Array(await file.arrayBuffer()));
  for (const words of ["TRÍCH LỤC KẾT HÔN (BẢN SAO)", "Số: 01/TLBS-UBND", "chồng: LÊ MINH QUÂN", "45/1990"])
    expect(text).toContain(words);
});

test.each([
  ["BIRTH", "Quê quán"],
  ["DEATH", "Nơi chết"],
  ["OTHER", "Nội dung đã đăng ký"],
])("a copy of the record %s asks for what stands in that register: %s", async (recordKind, label) => {
  const { id, holder } = await asked(recordKind);
  const refusal = await office.refusal(holder, id, "draftResult", POSITIVE);
  expect(refusal.fields.map(({ vi }: { readonly vi: string }) => vi)).toContain(label);
});

test("the English of each of these papers is approved under a name of its own", async () => {
  const found = await findPublishedVersion(office.database, { code: EXTRACTS, on: day("2026-02-05") });
  const texts = textsOnPapers(present(found, EXTRACTS));
  expect(new Set(texts.map(({ field }) => field)).size).toBe(texts.length);
  const all = texts.map(({ vi }) => vi);
  for (const title of [
    "Trích lục khai sinh (bản sao)",
    "Trích lục kết hôn (bản sao)",
    "Trích lục hộ tịch (bản sao)",
  ])
    expect(all).toContain(title);
});
