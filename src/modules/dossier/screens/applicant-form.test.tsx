import { describe, expect, test } from "vitest";
import { ApplicantFields, askedInForm, NO_APPLICANT, typedApplicant } from "./applicant-form.tsx";

describe("a procedure whose e-form names nobody", () => {
  test.each([
    [["CITIZEN"], false],
    [["CITIZEN", "FOREIGNER"], false],
    [["CITIZEN", "HOUSEHOLD_BUSINESS"], true],
    [["ENTERPRISE"], true],
    [[], false],
  ])("for %o asks for a tax code: %s, and for the owner's name in any case", async (subjects, asks) => {
    const inForm = askedInForm(null, subjects);
    const html = `${await (<ApplicantFields locale="vi" typed={NO_APPLICANT} errors={[]} inForm={inForm} />)}`;
    expect([html.includes("_ownerTaxCode"), html.includes("_ownerName")]).toEqual([asks, true]);
    const typed = typedApplicant({ _ownerTaxCode: "0101248141" }, inForm);
    expect(typed.ownerTaxCode).toBe(asks ? "0101248141" : "");
  });
});
