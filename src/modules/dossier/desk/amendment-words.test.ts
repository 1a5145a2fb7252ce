import { expect, test } from "vitest";
import { present } from "../../../kernel/assert.ts";
import { formSchemaOf } from "../../catalogue/index.ts";
import { applicantNamed } from "../party.ts";
import { amendmentWords } from "./amendment-words.ts";

const label = (text: string) => ({ "x-label": { vi: text, en: text } });
const schema = present(
  formSchemaOf({
    code: "declaration",
    name: { vi: "Tờ khai", en: "Declaration" },
    fileUrl: null,
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      additionalProperties: false,
      properties: {
        isTwin: { type: "boolean", ...label("Sinh đôi") },
        isFirst: { type: "boolean", ...label("Con đầu") },
        fullName: { type: "string", format: "vn-full-name", ...label("Họ và tên người khai") },
      },
      "x-sections": [
        { code: "all", title: { vi: "Nội dung", en: "Content" }, fields: ["isTwin", "isFirst", "fullName"] },
      ],
    },
  }),
  "schema",
);
const person = (fullName: string, phone: string | null) => ({ ...applicantNamed(fullName).owner, phone });
const declared = (seq: number, name: string, phone: string | null, ticked: boolean) => ({
  seq,
  applicant: {
    accountId: null,
    owner: person(name, phone),
    submitter: person("Trần Thị Thay", phone),
    relationship: "AUTHORISED" as const,
  },
  form: { isTwin: ticked, isFirst: ticked, fullName: name },
});

test("every change is told, also where two read the same; what stands in the form and with the applicant is told once", () => {
  const before = declared(2, "Nguyễn Văn An", null, false);
  const after = declared(5, "Nguyễn Văn Anh", "+84912345678", true);
  const lines = amendmentWords([before, after], schema, "vi").get(5) ?? [];
  const labels = lines.map((line) => line.split(/ \(|:/)[0]);
  expect(labels).toEqual(["Sinh đôi", "Con đầu", "Họ và tên người khai", "Điện thoại", "Điện thoại"]);
});
