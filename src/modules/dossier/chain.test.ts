import { describe, expect, it } from "vitest";
import { personOf } from "../../../test/support/dossier-cast.ts";
import { APPLICATION, aDossier, at as onClock } from "../../../test/support/dossiers.ts";
import { present } from "../../kernel/assert.ts";
import { CHAIN_START } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import { checkPrivate, eventHash, sealEvents } from "./chain.ts";
import type { DossierEvent } from "./events.ts";
import { foldDossier } from "./evolve.ts";

const { dossier, events } = aDossier().returned();

/** The place of the first link that does not hold; null where all do. */
function firstBroken(history: readonly DossierEvent[]): number | null {
  let previous = CHAIN_START;
  for (const event of history) {
    if (eventHash(previous, event) !== event.hash) return event.seq;
    previous = event.hash;
  }
  return null;
}

const at = (index: number): DossierEvent => present(events[index], "event");

describe("the hash chain of a dossier", () => {
  it("holds from the first event to the head, and folding gives the dossier again", () => {
    expect(firstBroken(events)).toBeNull();
    expect(dossier.headHash).toBe(events.at(-1)?.hash);
    expect(foldDossier(dossier.id, events)).toEqual(dossier);
  });

  it.each([
    ["the time", { at: onClock("2026-11-02 09:01") }],
    ["the actor", { actor: at(0).actor }],
    ["the person it was done for", { onBehalfOf: personOf("head") }],
    ["the command", { commandId: "other" }],
    ["the place", { seq: 9 }],
    ["the dossier", { dossierId: newId<"dossier">() }],
    ["the kind", { type: "Cancelled", data: { reason: "" } }],
  ] as const)("breaks where %s of an event was changed", (_what, change) => {
    const edited = events.with(6, { ...at(6), ...change });
    expect(eventHash(at(5).hash, present(edited[6], "event"))).not.toBe(at(6).hash);
  });

  it("breaks where an event was edited, dropped, or moved", () => {
    const edited = events.with(2, { ...at(2), at: at(0).at, commandId: "other" });
    expect(firstBroken(edited)).toBe(3);
    expect(firstBroken(events.toSpliced(1, 1))).toBe(3);
    expect(firstBroken(events.with(2, at(3)).with(3, at(2)))).toBe(4);
  });

  it("holds when personal data are erased, and shows when they were changed", () => {
    const first = at(0);
    expect(firstBroken(events.with(0, { ...first, private: null }))).toBeNull();
    expect(checkPrivate(first)).toBe("MATCHES");
    expect(checkPrivate({ ...first, private: null })).toBe("ERASED");
    expect(
      checkPrivate({ ...first, private: { ...APPLICATION, kind: "delivery", receiverName: "khác" } }),
    ).toBe("CHANGED");
    expect(checkPrivate(at(1))).toBe("NONE");
    expect(checkPrivate({ ...at(1), private: APPLICATION })).toBe("CHANGED");
  });

  it("holds no personal data itself", () => {
    const chained = events.map(({ private: _private, ...rest }) => rest);
    expect(JSON.stringify(chained)).not.toContain("Nguyễn Thị Mẫu");
  });

  it("does not seal personal data that are not those of the act", () => {
    const decided = aDossier().answer("applicant", { act: "submit", ...aDossier().scene.submission });
    const seal = { at: at(0).at, actor: at(0).actor, onBehalfOf: null, commandId: "c" };
    expect(decided.ok).toBe(true);
    if (!decided.ok) return;
    expect(() => sealEvents(aDossier().dossier, decided.value, { ...seal, private: null })).toThrow();
  });

  it("takes no event out of its place or of another dossier", () => {
    expect(() => foldDossier(dossier.id, events.slice(1))).toThrow();
    expect(() => foldDossier(aDossier().dossier.id, [{ ...at(0), seq: 2 }])).toThrow();
  });
});
