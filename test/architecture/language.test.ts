import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeOnly, ROOT, sourceFiles } from "./source-tree.ts";

const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
/** Vietnamese words of the office written without marks, as people name variables when in a hurry. */
const UNACCENTED =
  /\b\w*(hoso|thutuc|congdan|canbo|giayto|nguoinop|chuhoso|tiepnhan|traketqua|lephi|donvi|phuong|quytrinh|thoihan|ngayhen|lichlam|ketqua|linhvuc|thanhphan)\w*\b/i;

const code = sourceFiles(["src"], /\.tsx?$/).filter(
  (file) =>
    !/^src\/(i18n\/|demo\/|scenario\/)|\/data\/|\/templates?\/|\/stand-in\/|\.generated\.ts$|\.test\.tsx?$/.test(
      file.path,
    ),
);

describe("English code, Vietnamese texts", () => {
  it("no Vietnamese text stands in code: it belongs in i18n, data or templates", () => {
    const found = code.flatMap((file) => {
      const stripped = file.text
        .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
        .replace(/(^|\s)\/\/[^\n]*/g, "$1")
        .replace(/\/(?:[^/\n\\]|\\.)+\/[gimsuy]*/g, "")
        .replace(/legalGround: "[^"]*"/g, "legalGround")
        .replace(/Một Cửa/g, "");
      return stripped
        .split("\n")
        .flatMap((line, index) => (VIETNAMESE.test(line) ? [`${file.path}:${index + 1}`] : []));
    });
    expect(found).toEqual([]);
  });

  it("no identifier is Vietnamese without its marks", () => {
    const found = code.flatMap((file) =>
      codeOnly(file.text)
        .split("\n")
        .flatMap((line, index) =>
          UNACCENTED.test(line) ? [`${file.path}:${index + 1} ${UNACCENTED.exec(line)?.[0]}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });

  it("the glossary in docs names every module's noun", () => {
    const glossary = readFileSync(join(ROOT, "docs/glossary.md"), "utf8");
    const nouns = [
      "dossier",
      "statistics",
      "procedure",
      "dossierComponent",
      "processStep",
      "appointmentSlip",
      "supplementRequest",
      "workingDay",
      "unit",
      "delegation",
      "calendar",
    ];
    expect(nouns.filter((noun) => !glossary.includes(noun))).toEqual([]);
  });
});
