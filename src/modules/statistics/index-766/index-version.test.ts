import { describe, expect, it } from "vitest";
import { type IndexVersion, indexVersionSchema } from "./index-version.ts";
import { INDEX_VERSIONS, indexVersionOr } from "./shipped-versions.ts";

const maxima = (version: IndexVersion, group: string) =>
  version.groups.find(({ code }) => code === group)?.components.map(({ max }) => max);

describe("the shipped definitions", () => {
  it("are the portal's, the note's, and the note's with the other split of group 5", () => {
    expect(INDEX_VERSIONS.map(({ code }) => code)).toEqual([
      "dvcqg-2026-09",
      "qd766-note",
      "qd766-note-5-5-2-6",
    ]);
    expect(indexVersionOr("no such version").code).toBe("dvcqg-2026-09");
  });

  it.each(INDEX_VERSIONS)("$code: five groups of the text, six of the portal, 100 points", (version) => {
    expect(version.displayGroups.map(({ max }) => max)).toEqual([18, 20, 22, 22, 18]);
    expect(version.groups.map(({ max }) => max)).toEqual([18, 20, 12, 10, 22, 18]);
  });

  it("give the points of the documents", () => {
    const portal = indexVersionOr("dvcqg-2026-09");
    expect(maxima(portal, "1")).toEqual([6, 4, 2, 6]);
    expect(maxima(portal, "3")).toEqual([2, 4, 6]);
    expect(maxima(portal, "3-payment")).toEqual([2, 2, 6]);
    expect(maxima(portal, "4")).toEqual([6, 4, 2, 4, 2, 2, 2]);
    expect(maxima(portal, "5")).toEqual([0, 6, 6, 6]);
    expect(maxima(indexVersionOr("qd766-note"), "1")).toEqual([4, 4, 4, 6]);
    expect(maxima(indexVersionOr("qd766-note-5-5-2-6"), "5")).toEqual([5, 5, 2, 6]);
  });

  it("keep how sure we are of each number", () => {
    const portal = indexVersionOr("dvcqg-2026-09");
    expect(portal.groups.map(({ confidence }) => confidence)).toEqual(["H", "H", "H", "H", "H", "H"]);
    const store = portal.groups.flatMap(({ components }) => components).find(({ code }) => code === "4.4");
    expect(store?.confidence).toBe("L");
    expect(indexVersionOr("qd766-note-5-5-2-6").confidence).toBe("L");
  });
});

describe("a definition is refused", () => {
  const [portal] = INDEX_VERSIONS;
  const changed = (change: (version: IndexVersion) => unknown) => {
    const answer = indexVersionSchema.safeParse(portal === undefined ? null : change(portal));
    return answer.success ? [] : answer.error.issues.map(({ message }) => message);
  };
  const inGroup = (version: IndexVersion, change: (each: IndexVersion["groups"][number]) => unknown) => ({
    ...version,
    groups: version.groups.map((each, index) => (index === 0 ? change(each) : each)),
  });
  const first = (version: IndexVersion, over: object) =>
    inGroup(version, (group) => ({
      ...group,
      components: group.components.map((each, index) => (index === 0 ? { ...each, ...over } : each)),
    }));

  it("when points do not add up within a group", () => {
    expect(changed((version) => first(version, { max: 7 }))).toEqual(["group 1: 19 points and not 18"]);
  });

  it("when groups do not add up to those of the text or to 100", () => {
    const found = changed((version) =>
      inGroup(version, (group) => ({
        ...group,
        max: 19,
        components: group.components.map((each, index) => (index === 0 ? { ...each, max: 7 } : each)),
      })),
    );
    expect(found).toEqual(["display group 1: 19 points and not 18", "index: 101 points and not 100"]);
  });

  it("when a component stands twice, or counts what nobody knows", () => {
    expect(changed((version) => first(version, { code: "1.2" }))).toEqual(["a component stands twice"]);
    expect(changed((version) => first(version, { source: { fact: "luck" } }))).not.toEqual([]);
    expect(changed((version) => first(version, { source: { metric: "luck" } }))).not.toEqual([]);
  });

  it("when a share of the agency's own dossiers is to be the province's", () => {
    expect(
      changed((version) => first(version, { atCommune: "INHERIT", source: { metric: "online-share" } })),
    ).toEqual(["component 1.1: only a fact is inherited"]);
  });

  it("when the words for points do not fall to 0", () => {
    const found = changed((version) => ({
      ...version,
      bands: { ...version.bands, from: [...version.bands.from].reverse() },
    }));
    expect(found).toEqual(["bands must fall to 0"]);
  });
});
