import { describe, expect, it } from "vitest";
import { anOfficer } from "../../../test/support/actors.ts";
import { newId } from "../../kernel/ids.ts";
import { OFFICE_ROLES, type OfficeRole } from "../../modules/access/index.ts";
import { paths } from "../paths.ts";
import { deskHome, entryAt, groupsFor } from "./desk-entries.ts";

const shownTo = (role: OfficeRole, current: string | null = paths.desk()) =>
  groupsFor(anOfficer(newId<"unit">(), role), current, current ?? "");
const open = (role: OfficeRole, current?: string) =>
  shownTo(role, current).flatMap(({ fold, entries }) => (fold === "CLOSED" ? [] : entries));

describe("where an officer's logo leads", () => {
  it.each(OFFICE_ROLES)("is a page %s may open", (role) => {
    const actor = anOfficer(newId<"unit">(), role);
    const entries = groupsFor(actor, null, "").flatMap((group) => group.entries);
    expect(entries.map(({ href }) => href)).toContain(deskHome(actor));
  });

  it("is the day's work for whoever has dossiers, the parcels for the postman", () => {
    expect(deskHome(anOfficer(newId<"unit">(), "specialist"))).toBe(paths.desk());
    expect(deskHome(anOfficer(newId<"unit">(), "postal-staff"))).toBe(paths.post());
  });
});

describe("the side navigation", () => {
  it.each(OFFICE_ROLES)("shows %s at most fourteen entries and folds, and every entry once", (role) => {
    const groups = shownTo(role);
    const folds = groups.filter(({ fold }) => fold === "CLOSED").length;
    expect(open(role).length + folds).toBeLessThanOrEqual(14);
    const hrefs = groups.flatMap(({ entries }) => entries.map(({ href }) => href));
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });

  it("folds what a leader needs now and then, and opens the group they are in", () => {
    const folds = (current: string) =>
      Object.fromEntries(shownTo("leader", current).map(({ key, fold }) => [key, fold]));
    expect(folds(paths.desk())).toMatchObject({
      tasks: "PLAIN",
      documents: "CLOSED",
      figures: "CLOSED",
      own: "PLAIN",
    });
    expect(folds(paths.reports())).toMatchObject({ figures: "OPEN", documents: "CLOSED" });
  });

  it("folds nothing where there is little, and no single entry", () => {
    expect(shownTo("postal-staff").every(({ fold }) => fold === "PLAIN")).toBe(true);
    for (const role of OFFICE_ROLES)
      for (const { entries, fold } of shownTo(role)) if (entries.length === 1) expect(fold).toBe("PLAIN");
  });

  it("leaves the first group open, whatever it is", () => {
    for (const role of OFFICE_ROLES) expect(shownTo(role)[0]?.fold).toBe("PLAIN");
  });

  it("marks the nearest entry", () => {
    expect(entryAt(paths.desk())).toBe(paths.desk());
    expect(entryAt(`${paths.lead()}/x`)).toBe(paths.lead());
    expect(entryAt(paths.leadIndex())).toBe(paths.leadIndex());
    expect(entryAt("/elsewhere")).toBeNull();
  });

  it("marks one's own documents on their page alone; on the others of the records their group is open", () => {
    expect(entryAt(paths.documents())).toBe(paths.documents());
    expect(entryAt(`${paths.documentsIn()}/new`)).toBe(paths.documentsIn());
    expect(entryAt("/records/documents/1")).toBeNull();
    const folds = groupsFor(anOfficer(newId<"unit">(), "leader"), null, "/records/documents/1");
    expect(folds.find(({ key }) => key === "documents")?.fold).toBe("OPEN");
    expect(folds.find(({ key }) => key === "figures")?.fold).toBe("CLOSED");
  });
});
