import { FILE_REFERENCES } from "../file-references.ts";
import { brokenRegisters } from "../modules/certification/index.ts";
import { verifyPaperSignatures, verifyPapers } from "../modules/document/index.ts";
import { verifyDossiers } from "../modules/dossier/index.ts";
import { verifyMessages } from "../modules/notification/index.ts";
import { type MoneyVerification, verifyMoney } from "../modules/payment/index.ts";
import { verifyPost } from "../modules/post/index.ts";
import { verifyRecords } from "../modules/records/index.ts";
import { type Recount, recountStatistics } from "../modules/statistics/index.ts";
import { verifyFiles } from "../platform/files/verify-files.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { complain, say } from "../platform/process/terminal.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped } from "./explain.ts";
import { withServices } from "./with-services.ts";

const WRONG_TOLD_MAX = 200;

/** `motcua verify`: replays every dossier and says the first link that does not hold of each that is broken. */
export async function verifyHistory(): Promise<void> {
  const found = await withServices(({ database }) => verifyDossiers(database));
  for (const { dossierId, code, seq, fault, detail } of found.broken) {
    const name = code ?? (dossierId === "" ? "—" : dossierId);
    complain(bilingual((texts) => texts.commandLine.verified.broken(name, seq, `${fault}: ${detail}`)));
  }
  const counts = { dossiers: found.dossiers, events: found.events, broken: found.broken.length };
  const summary = bilingual((texts) => texts.commandLine.verified.done(counts));
  if (found.broken.length > 0) throw new CommandStopped([summary]);
  say(summary);
  await verifyBooks();
  await verifyNumbers();
  await verifySignatures();
  await verifyParcels();
  await verifyCopies();
  await verifyRegisters();
  await verifyStore({ readAll: false });
}

/** Parcels, sheets and what was collected: each result to be posted has its consignment, and every sum is what it says. */
async function verifyParcels(): Promise<void> {
  const { parcels, wrong } = await withServices(({ database }) => verifyPost(database));
  for (const found of wrong.slice(0, WRONG_TOLD_MAX)) complain(bilingual((texts) => texts.post.wrong(found)));
  const summary = bilingual((texts) => texts.post.verified({ parcels, wrong: wrong.length }));
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** The registers of certified copies run from one without a gap. */
async function verifyCopies(): Promise<void> {
  const broken = await withServices(({ database }) => brokenRegisters(database));
  for (const register of broken)
    complain(bilingual(({ commandLine: { verified } }) => verified.wrongRegister(register)));
  const summary = bilingual((texts) => texts.commandLine.verified.registersDone(broken.length));
  if (broken.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** The books balance, and equal the dossiers, the receipts and the bank. */
async function verifyBooks(): Promise<void> {
  const { transfers, wrong } = await withServices(({ database }) => verifyMoney(database));
  for (const found of wrong) complain(wrongMoneyLine(found));
  const summary = bilingual((texts) => texts.commandLine.verified.money({ transfers, wrong: wrong.length }));
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** Every number of every series is a paper's, or a void that says why. */
async function verifyNumbers(): Promise<void> {
  const { papers, numbers, wrong } = await withServices(({ database }) => verifyPapers(database));
  for (const { fault, kind, year, number } of wrong.slice(0, WRONG_TOLD_MAX))
    complain(
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongNumber({ number, series: `${kind} ${year}`, why: verified.numberFaults[fault] }),
      ),
    );
  const summary = bilingual((texts) =>
    texts.commandLine.verified.papersDone({ papers, numbers, wrong: wrong.length }),
  );
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** Every digital signature on a paper of ours still holds over the bytes in the store. */
async function verifySignatures(): Promise<void> {
  const { signatures, wrong } = await withServices((services) => verifyPaperSignatures(services));
  for (const { number, verdict } of wrong.slice(0, WRONG_TOLD_MAX))
    complain(bilingual(({ signature }) => `${number}: ${signature.verdicts[verdict]}`));
  const summary = bilingual((texts) =>
    texts.commandLine.verified.signaturesDone({ signatures, wrong: wrong.length }),
  );
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** Every number of the registers is what its document or copy bears, struck out or in force on both sides. */
async function verifyRegisters(): Promise<void> {
  const { numbers, broken } = await withServices(({ database }) => verifyRecords(database));
  for (const { fault, kind, year, number } of broken)
    complain(
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongNumber({
          number: String(number),
          series: `${kind} ${year}`,
          why: verified.registerFaults[fault],
        }),
      ),
    );
  const summary = bilingual((texts) =>
    texts.commandLine.verified.numbersDone({ numbers, wrong: broken.length }),
  );
  if (broken.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** `motcua verify --files`: every file a module names is in the store, every stored one is named; `readAll`: and unchanged. */
export async function verifyStore({ readAll }: { readonly readAll: boolean }): Promise<void> {
  const { stored, named, wrong } = await withServices((services) =>
    verifyFiles(services, { references: FILE_REFERENCES, readAll }),
  );
  const lines = wrong.map(({ sha256, fault }) =>
    bilingual(({ commandLine: { verified } }) => verified.wrongFile(sha256, verified.fileFaults[fault])),
  );
  for (const line of lines.slice(0, WRONG_TOLD_MAX)) complain(line);
  const summary = bilingual((texts) =>
    texts.commandLine.verified.filesDone({ stored, named, wrong: wrong.length, isRead: readAll }),
  );
  // What nobody names takes room and harms nobody: a submission that was never sent leaves such files.
  if (wrong.some(({ fault }) => fault !== "ORPHAN")) throw new CommandStopped([summary]);
  say(summary);
}

/** What does not hold in the books, in words. */
export function wrongMoneyLine({ rule, about, detail }: MoneyVerification["wrong"][number]): string {
  return bilingual(({ commandLine: { verified } }) =>
    verified.wrongMoney({ rule: verified.moneyRules[rule], about, detail }),
  );
}

/** `motcua verify --statistics`: counts every event again and says each cell and each dossier's spells that differ. */
export async function verifyStatistics(): Promise<void> {
  const bar = progressBar();
  const { dossiers, cells, wrong } = await withServices(({ database }) =>
    recountStatistics(database, { onProgress: bar.show }),
  ).finally(bar.end);
  for (const found of wrong) complain(wrongLine(found));
  const summary = bilingual((texts) =>
    texts.commandLine.verified.recounted({ dossiers, cells, wrong: wrong.length }),
  );
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** `motcua verify --messages`: asks every history what had to be told and says what has no message, or no event. */
export async function verifyOutbox(): Promise<void> {
  const bar = progressBar();
  const { wrong, ...counts } = await withServices(({ database }) =>
    verifyMessages(database, bar.show),
  ).finally(bar.end);
  for (const { fault, dossierId, detail } of wrong)
    complain(bilingual((texts) => texts.commandLine.verified.wrongMessage(dossierId ?? "—", fault, detail)));
  const summary = bilingual((texts) =>
    texts.commandLine.verified.messagesDone({ ...counts, wrong: wrong.length }),
  );
  if (wrong.length > 0) throw new CommandStopped([summary]);
  say(summary);
}

/** One amount that differs, in words. */
export function wrongLine(found: Recount["wrong"][number]): string {
  if (found.kind === "LATE_STEPS")
    return bilingual(({ commandLine: { verified } }) => verified.wrongLateSteps(found));
  const field = found.kind === "CELL" ? ` ${found.fieldCode}` : "";
  const where = `${found.unitId} ${found.procedureCode}${field} ${found.channel}`;
  return bilingual(({ commandLine: { verified } }) =>
    found.kind === "CELL"
      ? verified.wrongCell({ ...found, where, when: `${found.grain} ${found.startsOn}` })
      : verified.wrongSpells({ ...found, where }),
  );
}
