import { paySample } from "../../src/demo/money.ts";
import { demoOfficers } from "../../src/demo/officers.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../src/kernel/local-date.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import type { Acted } from "../../src/modules/dossier/index.ts";
import { receiveAtCounter, storeUpload, uploadOwner } from "../../src/modules/dossier/index.ts";
import { takeInEvents } from "../../src/modules/post/commands/settle-event.ts";
import { openSheet } from "../../src/modules/post/commands/sheets.ts";
import { giveSheet, receiveSheet } from "../../src/modules/post/commands/sign-sheet.ts";
import type { SheetId } from "../../src/modules/post/parcel.ts";
import type { PostCall } from "../../src/modules/post/rights.ts";
import { type TrackingEvent, trackingEvent } from "../../src/modules/post/tracking-event.ts";
import { verifyPost } from "../../src/modules/post/verify.ts";
import type { Database } from "../../src/platform/postgres/database.ts";
import type { TestWard } from "./ward.ts";

/** Register copies: the shortest way from the counter to an issued result. */
const SHORT_PROCEDURE = "2.000635";

/** A dossier whose applicant wants the result by post, issued: its consignment is there. */
type Wanted = { readonly address?: null; readonly isUnpaid?: boolean };

async function aPostedResult(ward: TestWard, { isUnpaid = false, ...changes }: Wanted = {}): Promise<Acted> {
  const asked = await ward.submission(SHORT_PROCEDURE, { channelOut: "POSTAL" });
  const owner = { ...asked.applicant.owner, ...changes };
  const received = await receiveAtCounter(ward.office, {
    actor: ward.officer("intake"),
    request: { ...asked, applicant: { ...asked.applicant, owner } },
    key: null,
  });
  assert(received.ok, "received");
  const ready = await carryToReturn(ward, received.value);
  if (!isUnpaid) await paySample(ward.office, ward.officer("cashier"), ready);
  return ready;
}

/** Does each open step by whoever holds it, until the result lies at the return desk. */
async function carryToReturn(ward: TestWard, dossier: Acted): Promise<Acted> {
  const officers = await demoOfficers(ward.services, ward.organisation);
  let now = dossier;
  for (let turn = 0; turn < 30 && now.status !== "RESULT_READY"; turn += 1) {
    const tasks = await ward.database.kysely
      .selectFrom("dossierTask")
      .selectAll()
      .where("dossierId", "=", dossier.id)
      .execute();
    const task = present(tasks[0], "an open task");
    const name = officers.holding(task.role, task.unitId);
    now = await step(ward, name, { dossier: now, taskId: task.taskId, stage: task.stage });
  }
  assert(now.status === "RESULT_READY", now.status);
  return now;
}

type At = { readonly dossier: Acted; readonly taskId: string; readonly stage: string };

async function step(ward: TestWard, name: DemoOfficerName, { dossier, taskId, stage }: At): Promise<Acted> {
  switch (stage) {
    case "intake":
      return ward.act(name, dossier, { act: "handOver" });
    case "sign":
      return ward.act(name, dossier, {
        act: "signResult",
        outcome: "POSITIVE",
        authorityWord: "KT",
        summary: "Đồng ý",
        legalGround: null,
      });
    case "issue":
      return issue(ward, name, dossier);
    default:
      return ward.act(name, dossier, { act: "completeTask", taskId, note: "Xong" });
  }
}

async function issue(ward: TestWard, name: DemoOfficerName, dossier: Acted): Promise<Acted> {
  const papers = await listPapersOf(ward.database, dossier.id);
  if (papers.some(({ state }) => state === "SIGNED"))
    return ward.act(name, dossier, { act: "issueResult", files: [], comparedScans: false });
  const owner = uploadOwner(ward.officer(name), null);
  const paper = { name: "ket-qua.pdf", bytes: samplePaper(dossier.code) };
  const file = await storeUpload(ward.services, owner, paper);
  assert(file.ok, "stored");
  return ward.act(name, dossier, {
    act: "issueResult",
    files: [file.value],
    comparedScans: true,
  });
}

function callAs(ward: TestWard, name: DemoOfficerName): PostCall {
  return { office: ward.office, services: ward.services, actor: ward.officer(name) };
}

/** The one consignment of a dossier, as its row. */
async function parcelOf(ward: TestWard, dossier: Pick<Acted, "id">) {
  return ward.database.kysely
    .selectFrom("postConsignment")
    .selectAll()
    .where("dossierId", "=", dossier.id)
    .orderBy("attempt", "desc")
    .executeTakeFirstOrThrow();
}

/** A database whose transactions break before the n-th statement; `after` says how many it let through in all. */
export function breakingAt(database: Database, nth: number) {
  let passed = 0;
  const broken: Database = {
    ...database,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          ...tx,
          run: (statement, values) => {
            passed += 1;
            if (passed === nth) throw new Error(`broken before statement ${nth}: ${statement.name}`);
            return tx.run(statement, values);
          },
        }),
      ),
  };
  return { database: broken, passed: () => passed };
}

/** Who signed, in what relation, known by what. */
export const PROOF = { receiverName: "Trần Thị Nhận", receiver: "OWNER", identity: "ID_CARD" } as const;

let told = 0;

/** The parcel desk of a test ward: results to be posted, sheets signed by both, and what the post tells. */
export function postDesk(ward: TestWard) {
  const units = {
    officeUnitId: ward.organisation.unitOf("serviceCentre"),
    carrierUnitId: ward.organisation.unitOf("postOffice"),
  };
  const as = (name: DemoOfficerName) => callAs(ward, name);
  const openedSheet = async (codes: readonly string[]): Promise<SheetId> => {
    const made = await openSheet(as("intake"), { direction: "TO_POST", ...units, codes });
    assert(made.ok, made.ok ? "" : JSON.stringify(made.refusal));
    return made.value.id;
  };
  /** The sheet by which the post brings parcels to the office, signed by the postman; nobody has received them. */
  const givenBack = async (codes: readonly string[]): Promise<SheetId> => {
    const made = await openSheet(as("postman"), { direction: "TO_OFFICE", ...units, codes });
    assert(made.ok, made.ok ? "" : JSON.stringify(made.refusal));
    const { id } = made.value;
    assert((await giveSheet(as("postman"), { id, count: codes.length })).ok, "given");
    return id;
  };
  const telling = (parcelCode: string, kind: string, changes: Readonly<Record<string, unknown>> = {}) => {
    told += 1;
    const happenedAt = ward.clock.now();
    return trackingEvent.parse({ eventRef: `e${told}`, parcelCode, kind, happenedAt, ...changes });
  };
  return {
    units,
    as,
    openedSheet,
    givenBack,
    /** The same, and the office has them. */
    broughtBack: async (codes: readonly string[]): Promise<void> => {
      const id = await givenBack(codes);
      const received = { id, count: codes.length, received: codes, difference: "" };
      assert((await receiveSheet(as("intake"), received)).ok, "received");
    },
    telling,
    posted: (changes?: Wanted) => aPostedResult(ward, changes),
    parcelOf: (dossier: Pick<Acted, "id">) => parcelOf(ward, dossier),
    handedOver: async (...dossiers: readonly Acted[]): Promise<readonly string[]> => {
      const codes = await Promise.all(dossiers.map(async (each) => (await parcelOf(ward, each)).code));
      const id = await openedSheet(codes);
      const count = codes.length;
      assert((await giveSheet(as("intake"), { id, count })).ok, "given");
      const received = { id, count, received: codes, difference: "" };
      assert((await receiveSheet(as("postman"), received)).ok, "received");
      return codes;
    },
    tell: (...events: readonly TrackingEvent[]) =>
      takeInEvents(ward, events, {
        carrierUnitId: units.carrierUnitId,
        source: "CARRIER",
        recordedBy: null,
        at: ward.clock.now(),
      }),
    /** The same on another database: one that breaks. */
    tellIn: (database: Database, event: TrackingEvent) =>
      takeInEvents({ office: ward.office, services: { ...ward.services, database } }, [event], {
        carrierUnitId: units.carrierUnitId,
        source: "CARRIER",
        recordedBy: null,
        at: ward.clock.now(),
      }),
    dossierNow: async ({ id }: Acted) =>
      ward.database.kysely
        .selectFrom("dossier")
        .select(["status", "version"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    verified: async () => (await verifyPost(ward.database)).wrong,
    later: (minutes: number): Instant => instantOfEpoch(epochOf(ward.clock.now()) + minutes * 60_000),
    everyBreak: (act: (database: Database) => Promise<unknown>, look: () => Promise<void>) =>
      everyBreak(ward.database, act, look),
  };
}
export type PostDesk = ReturnType<typeof postDesk>;

const STATEMENTS_MAX = 60;

/** Breaks before each statement in turn, then lets it through; answers how many statements there were. */
async function everyBreak(
  whole: Database,
  act: (database: Database) => Promise<unknown>,
  look: () => Promise<void>,
): Promise<number> {
  for (let nth = 1; nth < STATEMENTS_MAX; nth += 1) {
    const { database, passed } = breakingAt(whole, nth);
    const failed = await act(database).then(
      () => false,
      () => true,
    );
    if (!failed) return passed();
    await look();
  }
  throw new Error("never got through");
}
