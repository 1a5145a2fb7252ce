import { expect, it } from "vitest";
import { suggestFacts } from "./suggest-facts.ts";

it.each([
  [
    "a certificate as NĐ 30/2020 lays it out",
    "ỦY BAN NHÂN DÂN\nPHƯỜNG TÂY HỒ\nSố: 203/GXN-UBND\nTây Hồ, ngày 05 tháng 02 năm 2026",
    { number: "203/GXN-UBND", issuedOn: "2026-02-05", issuer: "ỦY BAN NHÂN DÂN" },
  ],
  [
    "a date in figures, a number with a full stop behind",
    "SỞ TƯ PHÁP HÀ NỘI\nSố 15/2024.\nNgày cấp: 3/9/2024.",
    { number: "15/2024", issuedOn: "2024-09-03", issuer: "SỞ TƯ PHÁP HÀ NỘI" },
  ],
  [
    "marks lost in reading",
    "UY BAN NHAN DAN XA BA VI\nSo: 12/KS\nngay 1 thang 7 nam 2025",
    { number: "12/KS", issuedOn: "2025-07-01", issuer: "UY BAN NHAN DAN XA BA VI" },
  ],
  ["a day that does not exist", "ngày 31 tháng 02 năm 2026", { number: null, issuedOn: null, issuer: null }],
  ["nothing of the kind", "xin chào", { number: null, issuedOn: null, issuer: null }],
])("%s", (_name, text, facts) => {
  expect(suggestFacts(text)).toEqual(facts);
  expect(suggestFacts(text.normalize("NFD"))).toEqual(facts);
});
