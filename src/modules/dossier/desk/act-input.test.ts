import { describe, expect, test } from "vitest";
import type { Component } from "../../catalogue/index.ts";
import { ACT_BODIES, type RoutedAct } from "../api/act-bodies.ts";
import type { DossierTask } from "../dossier.ts";
import { actBody } from "./act-input.ts";
import { specsFor } from "./act-specs.ts";
import type { ActChoices, FieldSpec } from "./field-spec.ts";

const ID = "01a202cd-2ef9-720b-ad09-4ba88ab8fbfa";
const option = { value: ID, label: "Một lựa chọn" };
const aPaper = (code: string, kind: Component["kind"]) => ({ code, kind }) as Component;
const SENT = { sha256: "a".repeat(64), name: "to-khai.pdf", sizeBytes: 1, mime: "application/pdf" };
const choices: ActChoices = {
  locale: "vi",
  paperName: (code) => code,
  papers: { applying: [aPaper("declaration", "SUBMIT"), aPaper("identity", "PRESENT")], others: [] },
  held: ["declaration"],
  components: [{ componentCode: "declaration", originals: 0, copies: 0, files: [SENT], digitisation: null }],
  asked: ["identity"],
  assignees: [option],
  nextAssignees: () => [option],
  approvers: [option],
  signsAs: null,
  signedPaper: null,
  units: [option],
  agencies: [option],
  returnTargets: () => [{ value: "appraise", label: "Thẩm tra" }],
  outcomes: () => ["APPROVE", "REFUSE"],
  consultation: { id: "c1", unitId: ID },
  overLimit: true,
  channelOut: "COUNTER",
  place: "ACCOUNT",
  lateCauses: [option],
  lateCauseTold: "",
  isLate: true,
  templates: "",
  feesSettled: null,
  drafts: [
    {
      outcome: "POSITIVE",
      title: "Giấy xác nhận",
      fields: [{ name: "purpose", label: "Để làm gì", value: "", required: true, isLong: false }],
    },
  ],
  feesInBooks: false,
  feesPaid: true,
  due: [{ value: ID, label: "Lệ phí" }],
};
const task = { taskId: "t1" } as DossierTask;

/** Acts whose forms are on the dossier's page; moving papers and checking them have none yet. */
const WITHOUT_FORM: readonly RoutedAct[] = ["moveCustody", "checkComponents"];
const acts = (Object.keys(ACT_BODIES) as RoutedAct[]).filter((act) => !WITHOUT_FORM.includes(act));

/** What a person types into one question. */
function typed(spec: FieldSpec): Record<string, string | string[]> {
  switch (spec.kind) {
    case "fixed":
    case "files":
      return {};
    case "draft":
      return { "fields.purpose": "Đăng ký kết hôn" };
    case "select":
    case "radio":
      return { [spec.name]: spec.options[0]?.value ?? "" };
    case "many":
      return { [spec.name]: spec.options.map((each) => each.value) };
    case "tick":
      return { [spec.name]: "true" };
    case "date":
      return { [`${spec.name}.day`]: "5", [`${spec.name}.month`]: "3", [`${spec.name}.year`]: "2027" };
    case "money":
      return { [spec.name]: "1.250.000" };
    case "items":
      return {
        "items.identity.asked": "true",
        "items.identity.problem": "Ảnh mờ",
        "items.declaration.problem": "",
      };
    case "papers":
      return Object.fromEntries(
        spec.components.map(({ code, kind }) => [
          `papers.${code}.${kind === "PRESENT" ? "seen" : "originals"}`,
          kind === "PRESENT" ? "true" : "1",
        ]),
      );
    default:
      return { [spec.name]: "Một câu trả lời" };
  }
}

function bodyOf(act: RoutedAct, keep: (spec: FieldSpec) => boolean) {
  const specs = specsFor({ act, task }, choices);
  const form = Object.assign({}, ...specs.filter(keep).map(typed));
  return actBody(act, specs, { form, files: {} });
}

describe("the form of an act", () => {
  test.each(acts)("%s filled in whole is what its schema asks", (act) => {
    expect(ACT_BODIES[act].safeParse(bodyOf(act, () => true)).error?.issues ?? []).toEqual([]);
  });

  test.each(acts)("%s filled in only where it must be is still enough", (act) => {
    const needed = (spec: FieldSpec) => !("optional" in spec) || spec.optional !== true;
    expect(ACT_BODIES[act].safeParse(bodyOf(act, needed)).error?.issues ?? []).toEqual([]);
  });

  test("an amount typed with thousands points is the whole amount", () => {
    expect(bodyOf("requirePayment", () => true)).toMatchObject({ amountDong: 1_250_000 });
  });

  test("accepting keeps what was sent online beside the original now counted; what was only shown counts nothing", () => {
    expect(bodyOf("accept", () => true)).toMatchObject({
      components: [
        { componentCode: "declaration", originals: 1, files: [SENT] },
        { componentCode: "identity", originals: 0, copies: 0 },
      ],
    });
  });

  test("a supplement asks for the ticked papers only", () => {
    expect(bodyOf("proposeSupplement", () => true)).toMatchObject({
      items: [{ componentCode: "identity", problem: "Ảnh mờ" }],
    });
  });
});
