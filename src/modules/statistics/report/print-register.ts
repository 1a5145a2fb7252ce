import { type Locale, messages } from "../../../i18n/index.ts";
import { newId, parseId } from "../../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../../access/index.ts";
import { lastEntry, listRegister } from "../../dossier/index.ts";
import { lineageOf, unitDirectory } from "../../organisation/index.ts";
import {
  addPart,
  deletePrintsBefore,
  findPartPdf,
  findPrint,
  insertPrint,
  markPrint,
  newestPrint,
  type PrintId,
  type RegisterPrint,
} from "./print-store.ts";
import { unitsBelow } from "./read-figures.ts";
import type { ReportRefusal } from "./refusals.ts";
import { printRegister } from "./register-papers.ts";
import { type RegisterOrder, spanOf } from "./registers.ts";

type Answer<T> = Promise<Result<T, ReportRefusal>>;
type PrintOrder = Pick<RegisterOrder, "kind" | "unitId" | "year" | "locale">;

const QUEUE = "statistics-print";
const CLEANING = "statistics-print-cleaning";
const NIGHTLY = "40 2 * * *";
/** The files hold names and addresses: kept for as long as it takes to print them, no longer. */
const KEPT_MS = 3 * 24 * 3_600_000;
/** About a thousand lines a part: a second of typesetting and 300 MB, in a thread of its own. */
const PART_ENTRIES = { register: 1_000, "control-sheet": 200 } as const;
/** What a province's busiest unit receives in a year, and some more. */
const ENTRIES_MAX = 50_000;

/** Asks for the whole year on paper. A print of the same register that is not finished goes on instead: the queue may
 * have given it up. */
export async function askPrint(services: Services, actor: Actor, order: PrintOrder): Answer<{ id: PrintId }> {
  const denied = await deniedOver(services, actor, order.unitId);
  if (denied !== null) return refuse(denied);
  const { database, clock, jobs } = services;
  const entries = await lastEntry(database, await registerOf(services, order));
  const unprintable = whyNotPrinted(entries);
  if (unprintable !== null) return refuse(unprintable);
  const newest = await newestPrint(database, order);
  const goesOn = newest !== null && newest.state !== "DONE" && newest.locale === order.locale;
  const id: PrintId = goesOn ? newest.id : newId();
  const askedByName = "fullName" in actor ? actor.fullName : actor.kind;
  const print = {
    ...order,
    id,
    entries,
    done: 0,
    state: "WAITING",
    askedAt: clock.now(),
    askedByName,
  } as const;
  await database.transaction(async (tx) => {
    if (!goesOn) await insertPrint(tx, print);
    await jobs.enqueue(tx, { queue: QUEUE, data: { id }, key: id });
  });
  return accept({ id });
}

/** A year without dossiers makes no print; neither do more of them than one print may hold. */
export function whyNotPrinted(entries: number): ReportRefusal | null {
  if (entries === 0) return { code: "REPORT_PRINT_EMPTY" };
  return entries > ENTRIES_MAX ? { code: "REPORT_PRINT_TOO_LONG", max: ENTRIES_MAX } : null;
}

/** A print for whoever may read its register; otherwise it is not there. */
export async function openPrint(services: Services, actor: Actor, id: PrintId): Answer<RegisterPrint> {
  const print = await findPrint(services.database, id);
  if (print === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedOver(services, actor, print.unitId);
  return denied === null ? accept(print) : refuse(denied);
}

/** One part of a print as a file. */
export async function printFile(
  services: Services,
  actor: Actor,
  { id, part }: { readonly id: PrintId; readonly part: number },
): Answer<FileAnswer> {
  const found = await openPrint(services, actor, id);
  if (!found.ok) return found;
  const bytes = await findPartPdf(services.database, id, part);
  if (bytes === null) return refuse({ code: "NOT_FOUND" });
  const { kind, year } = found.value;
  const fileName = `${kind}-${year}-${String(part).padStart(3, "0")}.pdf`;
  return accept({ bytes, mediaType: "application/pdf", fileName, disposition: "attachment" });
}

export async function registerPrintJobs(services: Services): Promise<void> {
  const { jobs, database, clock } = services;
  await jobs.work(QUEUE, async ({ id }) => {
    const printId = typeof id === "string" ? parseId<"print">(id) : null;
    if (printId !== null) await makePrint(services, printId);
  });
  await jobs.work(CLEANING, () =>
    deletePrintsBefore(database, instantOfEpoch(epochOf(clock.now()) - KEPT_MS)),
  );
  await jobs.schedule(CLEANING, NIGHTLY);
}

/** Sets the parts that are not there yet. What breaks it off is tried again by the queue, from the part it had come to. */
export async function makePrint(services: Services, id: PrintId): Promise<void> {
  const { database, clock } = services;
  const print = await findPrint(database, id);
  if (print === null || print.state === "DONE") return;
  await markPrint(database, id, { state: "RUNNING", finishedAt: null });
  try {
    const size = PART_ENTRIES[print.kind];
    for (let first = print.done + 1; first <= print.entries; first += size) {
      const part = {
        part: Math.ceil(first / size),
        firstEntry: first,
        lastEntry: Math.min(first + size - 1, print.entries),
      };
      const pdf = await partOf(services, print, part);
      await database.transaction((tx) => addPart(tx, id, { ...part, pdf }));
    }
  } catch (error) {
    await markPrint(database, id, { state: "INTERRUPTED", finishedAt: null });
    throw error;
  }
  await markPrint(database, id, { state: "DONE", finishedAt: clock.now() });
}

async function partOf(
  services: Services,
  { kind, unitId, year, locale }: RegisterPrint,
  part: { readonly part: number; readonly firstEntry: number; readonly lastEntry: number },
): Promise<Uint8Array> {
  const { part: number, firstEntry: first, lastEntry: last } = part;
  const register = await registerOf(services, { unitId, year });
  const asked = { ...register, fieldCode: null, code: null, first, size: last - first + 1 };
  const entries = await listRegister(services.database, asked);
  const openedOn = localDateOf(spanOf(year).from);
  const period = (language: Locale) =>
    messages(language).report.registers.print.entries({ year, first, last });
  return printRegister(services, { kind, unitId, locale, number, year, openedOn, period, entries });
}

async function registerOf(
  { database }: Pick<Services, "database">,
  { unitId, year }: Pick<PrintOrder, "unitId" | "year">,
): Promise<{ units: readonly UnitId[]; from: Instant; until: Instant }> {
  const { from, until, lastDay } = spanOf(year);
  return { units: unitsBelow(await unitDirectory(database), unitId, lastDay), from, until };
}

async function deniedOver(services: Services, actor: Actor, unitId: UnitId) {
  const lineage = await lineageOf(services.database, unitId, services.clock.today());
  const decision = authorize(actor, "register.read", { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}
