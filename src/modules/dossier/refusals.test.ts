import { describe, expect, it } from "vitest";
import { dossierEn } from "../../i18n/messages/dossier.en.ts";
import { dossierVi } from "../../i18n/messages/dossier.vi.ts";
import { dossierRefusals, type OwnRefusal, type OwnRefusalCode } from "./refusals.ts";

/** A text for each code, which may show the facts of that code and no others: checked by the compiler. */
type Texts = {
  readonly [C in OwnRefusalCode]: string | ((facts: Extract<OwnRefusal, { code: C }>) => string);
};
const TEXTS: Readonly<Record<string, Texts>> = { vi: dossierVi.errors, en: dossierEn.errors };

describe("every refusal of the dossier", () => {
  it.each(["vi", "en"])("has a sentence in %s, and no sentence is left over", (locale) => {
    expect(Object.keys(TEXTS[locale] ?? {}).toSorted()).toEqual(Object.keys(dossierRefusals).toSorted());
  });

  it("says when, in the office's own time", () => {
    expect(dossierVi.errors.CONSULTATION_ALREADY_ANSWERED({ at: "2026-11-20T03:05:00.000Z" })).toContain(
      "10:05 20/11/2026",
    );
    expect(dossierEn.errors.EXTENSION_NOT_WORKING_DAY({ newDueOn: "2026-11-24" })).toContain("24/11/2026");
  });
});
