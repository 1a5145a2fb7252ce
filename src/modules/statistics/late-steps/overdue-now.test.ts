import { expect, test } from "vitest";
import { present } from "../../../kernel/assert.ts";
import { parseId } from "../../../kernel/ids.ts";
import { summed } from "./overdue-now.ts";

const [land, tax] = ["land", "tax"].map((_, index) =>
  present(parseId<"unit">(`00000000-0000-7000-8000-00000000000${index + 1}`), "a unit"),
);

const over = (stepName: string, unitId = present(land, "the land division")) => ({
  stepCode: stepName,
  stepName,
  stepNameEn: stepName,
  unitId,
  personId: null,
  overMinutes: 60,
  minutes: 60,
});

test("an overdue dossier counts once at a unit where two steps ran over, and once at a step that ran over at two units", () => {
  const twoSteps = { steps: [over("appraise"), over("draft")] };
  const twoUnits = { steps: [over("appraise"), over("appraise", present(tax, "the tax office"))] };
  const { steps, units } = summed([twoSteps, twoUnits]);
  expect(units.map(({ unitId, times, minutes }) => ({ unitId, times, minutes }))).toEqual([
    { unitId: land, times: 2, minutes: 180 },
    { unitId: tax, times: 1, minutes: 60 },
  ]);
  expect(steps.map(({ stepName, times, minutes }) => ({ stepName, times, minutes }))).toEqual([
    { stepName: "appraise", times: 2, minutes: 180 },
    { stepName: "draft", times: 1, minutes: 60 },
  ]);
});
