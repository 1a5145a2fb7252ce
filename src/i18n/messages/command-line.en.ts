import type { Messages } from "../messages-type.ts";
import type { commandLineVi } from "./command-line.vi.ts";
import { verifiedEn } from "./verified.en.ts";

export const commandLineEn: Messages<typeof commandLineVi> = {
  usage: "Usage",
  headings: { Usage: "Usage", Arguments: "Arguments", Options: "Options", Commands: "Commands" },
  program: "Một Cửa: the one-stop shop of local government",
  help: "Show help",
  version: "Show the version",
  outputFull: "There is no room to write the output. Make room or write it elsewhere, and run it again.",
  exported: {
    what: "Say which: motcua export dossier CODE",
    code: "code of the dossier",
    out: "folder to write into; the current one if left out",
    personal: "with the personal data of the events",
    unknown: (code) => `There is no dossier ${code}`,
    noRoom: (folder) =>
      `There is no room to write into ${folder}; nothing was written. Make room or choose another folder with --out, and run it again.`,
    done: (folder, count) => `${count} files written to ${folder}. Check them with:`,
  },
  commands: {
    export: "Export data to files",
    exportDossier: "Export the evidence bundle of a dossier, with a verifier that needs nothing else",
    serve: "Run the server; on the embedded database unless DATABASE_URL is set",
    migrate: "Bring the schema to this program's version",
    import: "Import data from a file",
    importUnits: "Import administrative units (JSON)",
    importProcedures: "Import administrative procedures (JSON)",
    importHistory: "Import past dossiers that ended in another system (a JSON object a line, or CSV)",
    statistics: "Figures",
    statisticsRebuild: "Count all figures anew from the histories of the dossiers",
    generate: "Generate invented data",
    generateHistory: "Generate invented past dossiers, a JSON object a line, to try and to measure with",
    verify: "Check everything: histories, books, numbers, signatures, parcels, registers, messages, files",
    deadline: "Compute due dates on the shipped calendar",
    doctor: "Examine the machine: versions, database, folders, fonts, disk, clock",
    dev: "Run for development: rebuild and restart when a source changes",
    scenario: "Play a ward's working week on a fresh database, through HTTP only",
  },
  options: {
    demo: "seed the sample ward once and show its trial accounts",
    workers: "number of serving processes",
    port: "HTTP port",
    data: "data folder",
    report: "write every row to look at into this file",
    skipBad: "skip bad rows and import the rest",
    from: "first day of the new units; 2025-07-01 unless set, or 2016-01-01 for a file with districts",
    language: "error messages in one language only; both unless set",
    dossiers: "dossiers of the week",
    count: "number of dossiers",
    seed: "seed: the same number gives the same data",
    profile: "profile",
    units: "file of administrative units, as for import units",
    province: "code of a province of that file; all of them unless set",
    batch: "read one JSON request a line from standard input, write one answer a line",
    file: "data file",
  },
  started: {
    ready: (address: string, seconds: string) => `Một Cửa is ready at ${address} after ${seconds} s`,
    portal: "Citizens' portal",
    desk: "Officers' desk",
    api: "API",
    database: (folder: string, account: string | null) =>
      account === null
        ? `Database: ${folder}`
        : `Database: ${folder} (PostgreSQL runs as this machine's account ${account}, since it refuses to run as root)`,
    binaries: (folder: string) => `PostgreSQL programs: ${folder}`,
    orphan: "A PostgreSQL left by the previous run was ended and its data recovered.",
    externalDatabase: (host: string) => `Database: PostgreSQL server ${host}`,
    files: (place: string) => `File store: ${place}`,
    vneid: (address: string) => `Stand-in VNeID (citizens sign in): ${address}`,
    vneidAbsent: (port: number) =>
      `The stand-in VNeID does NOT run: port ${port} is used by another program. Citizens cannot sign in with VNeID; everything else works.`,
    vneidAdvice: "End the other program and start again, or choose another port: PORT=8080 npm start",
    accounts: (password: string) =>
      `Trial accounts (password ${password}); all people and dossiers are invented:`,
    stop: "Press Ctrl+C to stop.",
    stopping: "Stopping: answering the last requests, ending background jobs, closing the database…",
    stopped: "Stopped.",
    databaseRestarted: "PostgreSQL ended by itself and was started again.",
  },
  migrated: (schema: string, at: number, steps: number) =>
    `Schema ${schema} stands at step ${at}; ${steps} steps ran now.`,
  unexpected: (message: string) => `Unexpected error: ${message}`,
  misused: (detail: string) => `The command does not fit: ${detail}. See: motcua --help`,
  deadlineNeedsBatch: "Use: motcua deadline --batch, with one JSON request a line on standard input.",
  importWhat:
    "Say what to import: motcua import units FILE, motcua import procedures FILE, or motcua import history FILE.",
  scenario: {
    badCount: "The number of dossiers must be whole, from 1 to 5000.",
    noData: "No national data folder beside the program: importing units and procedures is skipped.",
    imported: (units, procedures) => `Imported ${units} units and ${procedures} procedures.`,
    played: (counts) =>
      `A week at the ward: ${counts.dossiers} dossiers, ${counts.requests} HTTP requests, ${counts.acknowledged} acknowledged acts, ${counts.events} events, ${counts.seconds} s.`,
    walked: "Kinds of events that happened:",
    told: (n) => `${n.messages} messages, ${n.seen} reached their receivers, ${n.failed} tries that failed:`,
    documents: (n) =>
      `Documents: ${n.incoming} came (${n.answered} answered), ${n.outgoing} went out, ${n.recalled} recalled, ${n.copies} copies, ${n.workFiles} work files, ${n.linked} tied to a dossier.`,
    faulty: (count) => `The week has ${count} points that do not agree:`,
    whole: "Histories are whole; the register agrees with everything clients were told.",
  },
  dateUnreadable: (text: string) => `“${text}” is no date; write it like 2025-07-01.`,
  badRow: (line: number, reason: string, detail: string) => `Line ${line}: ${reason} ${detail}`,
  ofCause: (what, lines) => `${what}: ${lines} lines.`,
  moreRows: (more: number, report: string | null) =>
    report === null
      ? `… and ${more} more; add --report FILE to write the whole list to a file`
      : `… and ${more} more; the whole list is in ${report}`,
  badRowsStop: (bad: number) =>
    `${bad} bad rows, so nothing was imported. Mend the file, or add --skip-bad to import the rest.`,
  procedures: {
    outcomes: {
      CREATED: "created",
      UPDATED: "updated",
      UNCHANGED: "unchanged",
      KEPT_EDITED: "edited draft kept",
    },
    done: (n) =>
      `${n.read} procedures read: ${n.created} created, ${n.updated} updated, ${n.unchanged} unchanged, ${n.kept} edited drafts kept, ${n.bad} bad rows; ${n.published} published, the others are drafts.`,
  },
  verified: verifiedEn,
  units: {
    differs: (row) =>
      `Line ${row.line}: code ${row.areaCode} is “${row.inFile}” in the file and “${row.inRegister}” in the register, which stays`,
    done: (n, seconds: string) =>
      `${n.inserted} units imported, ${n.unchanged} unchanged, ${n.differing} differ, ${n.bad} bad rows, ${n.notInFile} not in the file; ${seconds} s.`,
  },
  fileUnwritable: (path: string) => `The file ${path} cannot be written; the rows to look at are not told.`,
  fileUnreadable: (path: string) => `The file ${path} cannot be read.`,
  doctor: {
    scannerName: "malware scanner",
    scannerAbsent: "Malware scanner: none configured; uploads are not scanned",
    scannerAbsentAdvice: "Install clamav-daemon and set MOTCUA_CLAMD (clamd's socket, or host:port).",
    scanner: (address: string) => `Malware scanner answers at ${address}`,
    scannerAdvice: "Start clamd; until then uploads are held and nobody can open them.",
    ocr: "Text recognition (tesseract) knows Vietnamese",
    ocrName: "text recognition",
    ocrAbsent: "Text recognition: not installed; digitising gives no suggestions",
    ocrAbsentAdvice: "Where papers are digitised: apt install tesseract-ocr tesseract-ocr-vie",
    good: "good",
    bad: "to mend",
    summary: (bad, watched) => {
      if (bad === 0 && watched === "") return "Everything is good.";
      const mend = bad === 0 ? "Nothing to mend" : `${bad} to mend (✗)`;
      return watched === "" ? `${mend}.` : `${mend}; to look at (⚠): ${watched}.`;
    },
    node: (version: string) => `Node.js ${version}`,
    nodeAdvice: "Node.js 22.18 or newer is needed. Run “npm ci” again to get the one that comes along.",
    config: "Configuration",
    database: (version: string) => `PostgreSQL ${version}`,
    databaseAdvice: "PostgreSQL 15 or newer is needed.",
    databaseAbsent: "The embedded database does not exist yet; “motcua serve” makes it.",
    databaseName: "the database is stopped",
    databaseStopped:
      "The embedded database is stopped and was not looked into; run “motcua serve” and ask again.",
    migrations: (schema: string) => `Schema ${schema} is at this program's version`,
    ownerSeparate: "The program's account cannot change the history of dossiers",
    ownerAdvice: "Set DATABASE_URL to an account in motcua_app, and DATABASE_OWNER_URL apart for migrations.",
    folder: (path: string) => `${path} can be written`,
    folderAdvice: "Grant the right to write, or set MOTCUA_DATA.",
    fonts: (path: string) => `Fonts for papers: ${path}`,
    fontsAdvice: "The Tinos fonts are missing; run “npm ci” again.",
    disk: (free: string, folder: string) => `${free} GB free on the disk of ${folder}`,
    diskAdvice: "Less than 2 GB: clean up or enlarge the disk before it is full.",
    clock: (seconds: string) => `Clock ${seconds} s apart from the database`,
    clockAdvice: "More than 2 s: switch time synchronisation on (chrony or systemd-timesyncd).",
  },
};
