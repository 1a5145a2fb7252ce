import { expect, test } from "vitest";
import { sha256 } from "../../kernel/hash-chain.ts";
import { coverageOf, type TranslatedText } from "./translation.ts";

const text = (field: string, en: string | null): TranslatedText => ({ field, vi: `Tên ${field}`, en });
const approved = (field: string, english: string, vi = `Tên ${field}`) => ({
  field,
  english,
  sourceSha256: sha256(vi),
});

test("what has no English, or only blanks, is listed as untranslated, approved or not", () => {
  const texts = [text("a", null), text("b", "  "), text("c", "C")];
  const told = coverageOf(texts, [approved("a", "A"), approved("b", "  ")]);
  expect(told.texts.map(({ field, standing }) => [field, standing])).toEqual([
    ["a", "MISSING"],
    ["b", "MISSING"],
    ["c", "UNAPPROVED"],
  ]);
  expect([told.approved, told.required]).toEqual([0, 3]);
});

test("an approval holds for the very words on both sides", () => {
  const texts = [text("a", "A"), text("b", "B"), text("c", "C")];
  const told = coverageOf(texts, [approved("a", "A"), approved("b", "Bee"), approved("c", "C", "Tên cũ")]);
  expect(told.texts.map(({ standing }) => standing)).toEqual(["APPROVED", "OUTDATED", "OUTDATED"]);
  expect(told.approved).toBe(1);
});
