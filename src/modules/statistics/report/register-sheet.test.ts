import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { parseInstant, parseLocalDate } from "../../../kernel/local-date.ts";
import type { RegisterEntry } from "../../dossier/index.ts";
import { exportSheet } from "./export-sheet.ts";
import { registerSheet } from "./register-sheet.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-register-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const acceptedAt = present(parseInstant("2026-11-25T02:05:00.000Z"), "a moment");
const entry: RegisterEntry = {
  id: newId(),
  entry: 1,
  status: "IN_PROGRESS",
  code: "",
  procedureName: "ZZZZ thực chữ ký trong giấy tờ, văn bản",
  procedureNameEn: "Certification",
  copies: 1,
  ownerName: "Nguyễn Thị Hồng Hạnh",
  address: "Số 12, ngõ 5, đường Lạc Long Quân",
  phone: "0912 345 678",
  agencyId: newId(),
  channelOut: "COUNTER",
  acceptedAt,
  dueAt: acceptedAt,
  finishedAt: null,
  returnedAt: null,
  stepNames: {},
  handOvers: [],
};

test.each(["000.00.00.H26-261125-00001", "H26.16.29-261125-0000001A", "ABCDEFGHIJKLMNOPQRSTUVWXY"])(
  "a code stays in its column on paper: %s",
  async (code) => {
    const unit = "Ủy ban nhân dân phường Tây Hồ";
    const sheet = registerSheet([{ ...entry, code }], {
      unit,
      superior: null,
      period: "Năm 2026, quyển số 01",
      locale: "vi",
      unitName: () => unit,
      personName: () => "",
    });
    const on = present(parseLocalDate("2026-12-31"), "a day");
    const file = join(folder, `${code}.pdf`);
    writeFileSync(file, await exportSheet("pdf", sheet, { locale: "vi", on }));
    const words = readWords(execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" }));
    const procedure = present(
      words.find(({ text }) => text === "ZZZZ"),
      "the procedure",
    );
    const first = present(
      words.find(({ text }) => text.length > 3 && code.startsWith(text)),
      "the code",
    );
    const parts = words.filter(({ text, xMin }) => code.includes(text) && Math.abs(xMin - first.xMin) < 1);
    expect(parts.map(({ text }) => text).join("")).toBe(code);
    for (const { xMax } of parts) expect(xMax).toBeLessThan(procedure.xMin);
  },
);

function readWords(html: string) {
  return [...html.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>([^<]*)</g)].map(
    ([, xMin, xMax, text = ""]) => ({
      xMin: Number(xMin),
      xMax: Number(xMax),
      text: text.replaceAll("\u200b", ""),
    }),
  );
}
