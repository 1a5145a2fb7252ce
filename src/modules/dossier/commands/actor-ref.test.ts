import { describe, expect, it } from "vitest";
import { personOf, UNITS } from "../../../../test/support/dossier-cast.ts";
import type { DossierSubject, Grant, Officer } from "../../access/index.ts";
import { actingAs } from "./actor-ref.ts";

const inUnit = (unitId: Grant["unitId"], delegatedBy: Grant["delegatedBy"] = null): Grant => ({
  role: "specialist",
  unitId,
  delegatedBy,
});

const officer: Officer = {
  kind: "officer",
  accountId: "00000000-0000-7000-8000-000000000001" as Officer["accountId"],
  personId: personOf("planner"),
  fullName: "Lê Minh Tâm",
  grants: [inUnit(UNITS.economy), inUnit(UNITS.office, personOf("head"))],
};

const subject: DossierSubject = {
  kind: "dossier",
  receiving: [UNITS.centre],
  competent: [UNITS.ward],
  support: null,
  holders: [],
  consulted: [UNITS.economy, UNITS.office],
  owner: { accountIds: [], people: [] },
  specialists: [],
};

describe("who goes into history", () => {
  it.each([
    [UNITS.economy, null],
    [UNITS.office, personOf("head")],
  ])("an officer of two consulted units answers for the one named (%s)", (unitId, onBehalfOf) => {
    const acting = actingAs(officer, {
      act: "dossier.reply-consultation",
      subject,
      desk: { role: null, unitId },
    });
    expect(acting).toMatchObject({ actor: { unitId, role: "specialist" }, onBehalfOf });
  });
});
