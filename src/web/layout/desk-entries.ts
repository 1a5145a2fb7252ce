import type { Act, Actor } from "../../modules/access/index.ts";
import { mayEver } from "../../modules/access/index.ts";
import type { IconName } from "../components/icon.tsx";
import { paths } from "../paths.ts";

type EntryKey =
  | "work"
  | "intake"
  | "certify"
  | "certified"
  | "online"
  | "signing"
  | "returning"
  | "post"
  | "stuck"
  | "deciding"
  | "consulted"
  | "unit"
  | "cash"
  | "lead"
  | "index766"
  | "morning"
  | "documents"
  | "documentsIn"
  | "documentsOut"
  | "documentsToAssign"
  | "workFiles"
  | "copies"
  | "reports"
  | "registers"
  | "papers"
  | "templates"
  | "forms"
  | "units"
  | "people"
  | "calendars"
  | "procedures"
  | "processes"
  | "certificates"
  | "incidents"
  | "messages"
  | "outbox"
  | "account";

/** How much waits behind an entry; and of the officer's documents, what is late and nearly so. */
export type DeskCounts = { readonly [Key in EntryKey | "documentsOverdue" | "documentsDueSoon"]?: number };

export type Entry = {
  readonly key: EntryKey;
  readonly href: string;
  readonly icon: IconName;
  readonly acts: readonly Act[];
};

const WORK: readonly Entry[] = [
  { key: "work", href: paths.desk(), icon: "tasks", acts: ["dossier.list"] },
  { key: "morning", href: paths.morning(), icon: "bell", acts: ["dossier.list"] },
  { key: "intake", href: paths.intake(), icon: "reception", acts: ["dossier.receive"] },
  { key: "certify", href: paths.certify(), icon: "stamp", acts: ["dossier.receive"] },
  { key: "online", href: paths.onlineIntake(), icon: "inbox", acts: ["dossier.receive"] },
  { key: "signing", href: paths.signing(), icon: "signature", acts: ["dossier.sign", "dossier.issue"] },
  {
    key: "deciding",
    href: paths.deciding(),
    icon: "stamp",
    acts: ["dossier.approve-supplement", "dossier.decide-withdrawal", "dossier.sign-extension"],
  },
  { key: "consulted", href: paths.consulted(), icon: "chat", acts: ["dossier.reply-consultation"] },
  { key: "returning", href: paths.returning(), icon: "door", acts: ["dossier.return-result"] },
  { key: "unit", href: paths.unitQueue(), icon: "folder", acts: ["dossier.list"] },
  { key: "stuck", href: paths.stuck(), icon: "roadblock", acts: ["dossier.assign", "dossier.receive"] },
];

const MONEY: readonly Entry[] = [
  {
    key: "cash",
    href: paths.cash(),
    icon: "wallet",
    acts: ["payment.take", "payment.decide", "payment.reconcile", "payment.manage-accounts"],
  },
  { key: "post", href: paths.post(), icon: "envelope", acts: ["post.read"] },
];

const PAPERS: readonly Entry[] = [
  { key: "documents", href: paths.documents(), icon: "envelope", acts: ["records.list"] },
  { key: "documentsToAssign", href: paths.documentsToAssign(), icon: "people", acts: ["records.sign"] },
  { key: "documentsIn", href: paths.documentsIn(), icon: "inbox", acts: ["records.list"] },
  { key: "documentsOut", href: paths.documentsOut(), icon: "files", acts: ["records.list"] },
  { key: "workFiles", href: paths.workFiles(), icon: "folder", acts: ["records.list"] },
  { key: "copies", href: paths.documentCopies(), icon: "stamp", acts: ["records.list"] },
  { key: "papers", href: paths.deskPapers(), icon: "files", acts: ["paper-store.look-up"] },
];

const FIGURES: readonly Entry[] = [
  { key: "lead", href: paths.lead(), icon: "chart", acts: ["statistics.read"] },
  { key: "index766", href: paths.leadIndex(), icon: "star", acts: ["statistics.read"] },
  { key: "reports", href: paths.reports(), icon: "document", acts: ["report.read"] },
  { key: "certified", href: paths.certifyRegister(), icon: "stamp", acts: ["certification.read"] },
  { key: "registers", href: paths.registers(), icon: "book", acts: ["register.read"] },
];

const SETTINGS: readonly Entry[] = [
  {
    key: "procedures",
    href: paths.adminProcedures(),
    icon: "book",
    acts: ["catalogue.manage", "unit.manage", "audit.read"],
  },
  {
    key: "processes",
    href: paths.adminProcesses(),
    icon: "process",
    acts: ["process.manage", "unit.manage", "audit.read"],
  },
  { key: "certificates", href: paths.adminCertificates(), icon: "signature", acts: ["certificate.read"] },
  { key: "templates", href: paths.adminPapers(), icon: "print", acts: ["paper.manage-templates"] },
  { key: "forms", href: paths.adminForms(), icon: "files", acts: ["report.manage-forms"] },
  {
    key: "calendars",
    href: paths.adminCalendars(),
    icon: "calendar",
    acts: ["calendar.manage", "audit.read"],
  },
  {
    key: "units",
    href: paths.adminUnits(),
    icon: "buildings",
    acts: ["unit.manage", "person.manage", "audit.read"],
  },
  {
    key: "people",
    href: paths.adminPeople(),
    icon: "people",
    acts: ["person.manage", "delegation.manage", "audit.read"],
  },
  { key: "incidents", href: paths.incidents(), icon: "danger", acts: ["operation.read"] },
  { key: "outbox", href: paths.adminMessages(), icon: "envelope", acts: ["notification.read"] },
];

const OWN: readonly Entry[] = [
  { key: "messages", href: paths.deskMessages(), icon: "envelope", acts: ["account.read-own"] },
  { key: "account", href: paths.account(), icon: "person", acts: ["account.read-own"] },
];

/** A part of the side navigation: work is always open, and what is one's own. */
type Group = {
  readonly key: "tasks" | "money" | "documents" | "figures" | "settings" | "own";
  readonly entries: readonly Entry[];
};

const GROUPS: readonly Group[] = [
  { key: "tasks", entries: WORK },
  { key: "money", entries: MONEY },
  { key: "documents", entries: PAPERS },
  { key: "figures", entries: FIGURES },
  { key: "settings", entries: SETTINGS },
  { key: "own", entries: OWN },
];

/** So many entries are seen at one glance: whoever has no more finds nothing folded away. */
const GLANCE = 9;

export type ShownGroup = Group & {
  /** `PLAIN`: under its heading, without a fold. */
  readonly fold: "OPEN" | "CLOSED" | "PLAIN";
};

/**
 * The entries the actor's roles could ever open, by group. Groups beyond the day's work are folded where there are many
 * entries, but for the first and the one the page (`here`) lies in; a single entry is worth no fold.
 */
export function groupsFor(actor: Actor, current: string | null, here: string): readonly ShownGroup[] {
  const shown = GROUPS.map(({ key, entries }) => ({
    key,
    entries: entries.filter(({ acts }) => acts.some((act) => mayEver(actor, act))),
  })).filter(({ entries }) => entries.length > 0);
  const isShort = shown.flatMap(({ entries }) => entries).length <= GLANCE;
  return shown.map((group, place) => {
    const isPlain = isShort || place === 0 || group.key === "own" || group.entries.length === 1;
    const isOpen = group.entries.some(({ href }) => href === current || isWithin(here, href));
    return { ...group, fold: isPlain ? "PLAIN" : isOpen ? "OPEN" : "CLOSED" };
  });
}

/** Where a day begins, nearest first; whoever has none of these begins with the first entry there is for them. */
const HOMES: readonly EntryKey[] = ["work", "post", "people", "units"];

/** The page the logo and the way back lead an officer to: always one they may open. */
export function deskHome(actor: Actor): string {
  const entries = groupsFor(actor, null, "").flatMap((group) => group.entries);
  const homes = HOMES.map((key) => entries.find((entry) => entry.key === key));
  return (homes.find((entry) => entry !== undefined) ?? entries[0])?.href ?? paths.account();
}

/** Of an entry and one below it, the nearer one is where the officer is; null on a page that is none of them. */
export function entryAt(here: string): string | null {
  const [nearest] = GROUPS.flatMap(({ entries }) => entries.map(({ href }) => href))
    .filter((href) => isHere(here, href))
    .toSorted((a, b) => b.length - a.length);
  return nearest ?? null;
}

/** Pages of their own with other entries below them: no page below is marked as they are. */
const ALONE: readonly string[] = [paths.desk(), paths.documents()];

function isHere(here: string, href: string): boolean {
  return ALONE.includes(href) ? here === href : isWithin(here, href);
}

function isWithin(here: string, href: string): boolean {
  return here === href || here.startsWith(`${href}/`);
}
