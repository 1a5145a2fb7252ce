import { describe, expect, test } from "vitest";
import { unitOf } from "../../../test/support/dossier-cast.ts";
import { aDossier, RETURN, Situation } from "../../../test/support/dossiers.ts";
import { at } from "../../../test/support/office-time.ts";
import { aPastRecord } from "../../../test/support/past-dossiers.ts";
import { allowedActs } from "./allowed-acts.ts";
import { checkPrivate, eventHash } from "./chain.ts";
import { foldDossier } from "./evolve.ts";
import { replayWrites } from "./index.ts";
import type { PastOutcome } from "./past.ts";
import { type PastRecord, pastDossier } from "./record-past.ts";

const NOW = at("2026-11-24 08:30");
const UNIT = unitOf("competent", "specialist");
const recordedAs = (change: Partial<PastRecord> = {}) => pastDossier(aPastRecord(UNIT, change), NOW);
const folded = (change: Partial<PastRecord> = {}) => {
  const { event } = recordedAs(change);
  return foldDossier(event.dossierId, [event]);
};

describe("a dossier of another system", () => {
  test("is one sealed event, recorded now, with its own times and no name inside the chain", () => {
    const { event } = recordedAs();
    expect(event).toMatchObject({ seq: 1, type: "HistoryRecorded", at: NOW, actor: { kind: "system" } });
    expect(eventHash("0".repeat(64), event)).toBe(event.hash);
    expect(checkPrivate(event)).toBe("MATCHES");
    expect(JSON.stringify(event.data)).not.toContain("Nguyễn");
    expect(folded()).toMatchObject({
      version: 1,
      status: "RETURNED",
      subStatus: "POSITIVE",
      acceptedAt: at("2018-05-02 10:00"),
      dueAt: at("2018-05-04 17:00"),
      finishedAt: at("2018-05-03 16:00"),
      returnedAt: at("2018-05-04 09:00"),
      tasks: [],
      process: null,
    });
  });

  test("may come without any name", () => {
    const { event, applicant } = recordedAs({ ownerName: null });
    expect([event.private, checkPrivate(event), applicant.owner.fullName]).toEqual([null, "NONE", "—"]);
  });

  const END: Partial<PastRecord> = { returnedAt: null };
  const AT_INTAKE: Partial<PastRecord> = { ...END, acceptedAt: null, dueAt: null };
  test.each<[PastOutcome, Partial<PastRecord>, string[]]>([
    ["POSITIVE", {}, ["SUBMITTED", "ACCEPTED", "RESULT_READY", "RETURNED"]],
    ["NEGATIVE", {}, ["SUBMITTED", "ACCEPTED", "RESULT_READY", "RETURNED"]],
    ["WITHDRAWN", END, ["SUBMITTED", "ACCEPTED", "WITHDRAWN"]],
    ["STOPPED", END, ["SUBMITTED", "ACCEPTED", "STOPPED"]],
    ["REJECTED", AT_INTAKE, ["SUBMITTED", "REJECTED"]],
    ["CANCELLED", AT_INTAKE, ["SUBMITTED", "CANCELLED"]],
  ])("%s: went through what it would have gone through here", (outcome, change, statuses) => {
    const { event, writes } = recordedAs({ ...change, outcome });
    expect(writes.map((write) => write.after.status)).toEqual(statuses);
    expect(folded({ ...change, outcome }).status).toBe(statuses.at(-1));
    const replayed = replayWrites(event.dossierId, [event]);
    expect(replayed).toEqual(writes);
    expect(replayed.map((write) => write.at)).toEqual(replayed.map((write) => write.at).toSorted());
  });

  test("received at the counter the moment it came, it was never at intake", () => {
    const { writes } = recordedAs({ submittedAt: at("2018-05-02 10:00") });
    expect(writes.map((write) => write.after.status)).toEqual(["ACCEPTED", "RESULT_READY", "RETURNED"]);
  });

  test("what the applicant thought of it comes last, with the result or with the end without one", () => {
    const opinionOf = (change: Partial<PastRecord>) => {
      const { event, writes } = recordedAs({ ...change, satisfaction: "NEUTRAL" });
      expect(replayWrites(event.dossierId, [event])).toEqual(writes);
      expect(folded({ ...change, satisfaction: "NEUTRAL" }).satisfaction).toBe("NEUTRAL");
      const told = writes.filter(({ before, after }) => before.satisfaction !== after.satisfaction);
      return told.map(({ at: when, after }) => [when, after.status, after.version]);
    };
    expect(opinionOf({})).toEqual([[at("2018-05-04 09:00"), "RETURNED", 5]]);
    const withdrawn = { ...END, outcome: "WITHDRAWN" } as const;
    expect(opinionOf(withdrawn)).toEqual([[at("2018-05-03 16:00"), "WITHDRAWN", 4]]);
    expect(opinionOf({ ...AT_INTAKE, outcome: "REJECTED" })).toEqual([
      [at("2018-05-03 16:00"), "REJECTED", 3],
    ]);
    expect(recordedAs().event.data).not.toHaveProperty("satisfaction");
    expect(folded()).not.toHaveProperty("satisfaction");
  });

  test("nobody can act on it, whatever its state allows others", () => {
    expect(allowedActs(folded(), NOW)).toEqual([]);
    const past = new Situation(aDossier().scene, folded(), [], NOW);
    expect(past.outcome("leader", RETURN)).toBe("DOSSIER_PAST");
    const moves = [{ componentCodes: ["C1"], from: "Kho", to: "Quầy 1", note: "" }];
    expect(past.outcome("intake", { act: "moveCustody", moves })).toBe("DOSSIER_PAST");
  });
});

describe("a history played again", () => {
  test("gives each act as one write, whatever number of events it has", () => {
    const { dossier, events } = aDossier()
      .on("2026-11-02 09:00")
      .received()
      .act("intake", { act: "handOver" });
    const writes = replayWrites(dossier.id, events);
    expect(events.length).toBeGreaterThan(writes.length);
    expect(writes.map((write) => write.after.status)).toEqual(["ACCEPTED", dossier.status]);
    expect(writes.at(-1)?.after).toEqual(dossier);
    expect(writes[1]?.before).toEqual(writes[0]?.after);
  });
});
