import { FILE_REFERENCES } from "../file-references.ts";
import { brokenRegisters, countOfOtherSeries, numberedByRegister } from "../modules/certification/index.ts";
import { verifyPaperSignatures, verifyPapers } from "../modules/document/index.ts";
import { verifyAttached, verifyDossiers, verifyFormNumbers } from "../modules/dossier/index.ts";
import { verifyMessages } from "../modules/notification/index.ts";
import { type MoneyVerification, verifyMoney } from "../modules/payment/index.ts";
import { verifyPost } from "../modules/post/index.ts";
import { verifyRecords, verifyRecordsSignatures } from "../modules/records/index.ts";
import { type Recount, recountStatistics } from "../modules/statistics/index.ts";
import { PAPER_WITNESSES } from "../paper-witnesses.ts";
import { verifyFiles } from "../platform/files/verify-files.ts";
import type { ProgressBar } from "../platform/process/progress-bar.ts";
import type { Services } from "../platform/services.ts";
import { bilingual } from "./bilingual.ts";

/** What one part of the check found. */
export type Verified = {
  /** What does not hold, a line each; also what is only worth knowing. */
  readonly lines: readonly string[];
  /** How much was looked at and how much of it was wrong. */
  readonly summary: string;
  readonly holds: boolean;
};

/** One part of `motcua verify`: reads only, whatever the size of the installation. */
export type VerifyPart = (services: Services, onProgress: ProgressBar["show"]) => Promise<Verified>;

/** Replays every dossier: the first link that does not hold of each that is broken. */
async function history({ database }: Services): Promise<Verified> {
  const { broken, dossiers, events } = await verifyDossiers(database);
  return {
    lines: broken.map(({ dossierId, code, seq, fault, detail }) => {
      const name = code ?? (dossierId === "" ? "—" : dossierId);
      return bilingual((texts) => texts.commandLine.verified.broken(name, seq, `${fault}: ${detail}`));
    }),
    summary: bilingual((texts) =>
      texts.commandLine.verified.done({ dossiers, events, broken: broken.length }),
    ),
    holds: broken.length === 0,
  };
}

/** The books balance, and equal the dossiers, the receipts and the bank. */
async function books({ database }: Services): Promise<Verified> {
  const { transfers, wrong } = await verifyMoney(database);
  return {
    lines: wrong.map(wrongMoneyLine),
    summary: bilingual((texts) => texts.commandLine.verified.money({ transfers, wrong: wrong.length })),
    holds: wrong.length === 0,
  };
}

/** Every number of every series is a paper's, or a void that says why. */
async function numbers({ database }: Services): Promise<Verified> {
  const { papers, numbers: taken, wrong } = await verifyPapers(database, numberedByRegister);
  return {
    lines: wrong.map(({ fault, kind, year, number }) =>
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongNumber({ number, series: `${kind} ${year}`, why: verified.numberFaults[fault] }),
      ),
    ),
    summary: bilingual((texts) =>
      texts.commandLine.verified.papersDone({ papers, numbers: taken, wrong: wrong.length }),
    ),
    holds: wrong.length === 0,
  };
}

/** Every act that issued a form of the one-stop shop took one number, and every such number is an act's; its file is kept. */
async function formNumbers({ database, clock }: Services): Promise<Verified> {
  const { forms, wrong } = await verifyFormNumbers(database, clock.now());
  return {
    lines: wrong.map(({ fault, kind, year, number }) =>
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongNumber({ number, series: `${kind} ${year}`, why: verified.formFaults[fault] }),
      ),
    ),
    summary: bilingual((texts) => texts.commandLine.verified.formsDone({ forms, wrong: wrong.length })),
    holds: wrong.length === 0,
  };
}

/** Every digital signature on a paper, document or copy of ours still holds over the bytes in the store. */
async function signatures(services: Services): Promise<Verified> {
  const [papers, records] = [
    await verifyPaperSignatures(services, PAPER_WITNESSES),
    await verifyRecordsSignatures(services),
  ];
  const checked = papers.signatures + records.signatures;
  const wrong = [...papers.wrong, ...records.wrong];
  return {
    lines: wrong.map(({ number, verdict }) =>
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongPaper(number, verified.paperFaults[verdict]),
      ),
    ),
    summary: bilingual((texts) =>
      texts.commandLine.verified.signaturesDone({ signatures: checked, wrong: wrong.length }),
    ),
    holds: wrong.length === 0,
  };
}

/** Each result to be posted has its consignment, and every sheet and sum is what it says. */
async function parcels({ database }: Services): Promise<Verified> {
  const { parcels: counted, wrong } = await verifyPost(database);
  return {
    lines: wrong.map((found) => bilingual((texts) => texts.post.wrong(found))),
    summary: bilingual((texts) => texts.post.verified({ parcels: counted, wrong: wrong.length })),
    holds: wrong.length === 0,
  };
}

/** The registers of certified copies run from one without a gap, and papers bear their numbers. */
async function certifiedCopies({ database }: Services): Promise<Verified> {
  const [broken, older] = await Promise.all([brokenRegisters(database), countOfOtherSeries(database)]);
  return {
    lines: broken.map((register) =>
      bilingual(({ commandLine: { verified } }) => verified.wrongRegister(register)),
    ),
    summary: bilingual((texts) => texts.commandLine.verified.registersDone({ broken: broken.length, older })),
    holds: broken.length === 0,
  };
}

/** Every number of the registers is what its document or copy bears, struck out or in force on both sides. */
async function registers({ database }: Services): Promise<Verified> {
  const { numbers: taken, broken } = await verifyRecords(database);
  return {
    lines: broken.map(({ fault, kind, year, number }) =>
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongNumber({
          number: String(number),
          series: `${kind} ${year}`,
          why: verified.registerFaults[fault],
        }),
      ),
    ),
    summary: bilingual((texts) =>
      texts.commandLine.verified.numbersDone({ numbers: taken, wrong: broken.length }),
    ),
    holds: broken.length === 0,
  };
}

/** Asks every history what had to be told: what has no message, and which message no event. */
export async function messages({ database }: Services, onProgress: ProgressBar["show"]): Promise<Verified> {
  const { wrong, ...counts } = await verifyMessages(database, onProgress);
  return {
    lines: wrong.map(({ fault, dossierId, detail }) =>
      bilingual((texts) => texts.commandLine.verified.wrongMessage(dossierId ?? "—", fault, detail)),
    ),
    summary: bilingual((texts) =>
      texts.commandLine.verified.messagesDone({ ...counts, wrong: wrong.length }),
    ),
    holds: wrong.length === 0,
  };
}

/** Every file a dossier's history ever named is kept by somebody, and will be. */
async function attachedFiles({ database }: Services): Promise<Verified> {
  const { files, wrong } = await verifyAttached(database, FILE_REFERENCES);
  return {
    lines: wrong.map(({ dossier, sha256, fault }) =>
      bilingual(({ commandLine: { verified } }) =>
        verified.wrongAttached(dossier, sha256, verified.attachedFaults[fault]),
      ),
    ),
    summary: bilingual((texts) => texts.commandLine.verified.attachedDone({ files, wrong: wrong.length })),
    holds: wrong.length === 0,
  };
}

/** Every file a module names is in the store, every stored one is named; `isRead`: and unchanged. */
function filesOf(isRead: boolean): VerifyPart {
  return async (services) => {
    const asked = { references: FILE_REFERENCES, readAll: isRead };
    const { stored, named, wrong } = await verifyFiles(services, asked);
    return {
      lines: wrong.map(({ sha256, fault }) =>
        bilingual(({ commandLine: { verified } }) => verified.wrongFile(sha256, verified.fileFaults[fault])),
      ),
      summary: bilingual((texts) =>
        texts.commandLine.verified.filesDone({ stored, named, wrong: wrong.length, isRead }),
      ),
      // What nobody names takes room and harms nobody: a submission that was never sent leaves such files.
      holds: wrong.every(({ fault }) => fault === "ORPHAN"),
    };
  };
}

export const everyFileRead = filesOf(true);

/** Counts every event again: each cell and each dossier's spells that differ. */
export async function statistics({ database }: Services, onProgress: ProgressBar["show"]): Promise<Verified> {
  const { dossiers, cells, wrong } = await recountStatistics(database, { onProgress });
  return {
    lines: wrong.map(wrongLine),
    summary: bilingual((texts) =>
      texts.commandLine.verified.recounted({ dossiers, cells, wrong: wrong.length }),
    ),
    holds: wrong.length === 0,
  };
}

/** What `motcua verify` looks at without being asked for more: all but reading every file and counting every figure. */
export const EVERY_PART: readonly VerifyPart[] = [
  history,
  books,
  numbers,
  formNumbers,
  signatures,
  parcels,
  certifiedCopies,
  registers,
  messages,
  attachedFiles,
  filesOf(false),
];

/** Every part there is, with every file read and every figure counted; answers what does not hold, a line each. */
export async function verifyEverything(services: Services): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const part of [...EVERY_PART, everyFileRead, statistics]) {
    const { holds, lines, summary } = await part(services, () => undefined);
    if (!holds) faults.push(summary, ...lines);
  }
  return faults;
}

/** What does not hold in the books, in words. */
function wrongMoneyLine({ rule, about, detail }: MoneyVerification["wrong"][number]): string {
  return bilingual(({ commandLine: { verified } }) =>
    verified.wrongMoney({ rule: verified.moneyRules[rule], about, detail }),
  );
}

/** One amount that differs, in words. */
function wrongLine(found: Recount["wrong"][number]): string {
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
