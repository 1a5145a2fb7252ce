import { messages } from "../../i18n/index.ts";
import { type Act, mayEver } from "../../modules/access/index.ts";
import { Icon, type IconName } from "../components/icon.tsx";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import { pathOnly } from "./frame-address.ts";

type EntryKey =
  | "work"
  | "intake"
  | "certify"
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

/** How many dossiers wait behind an entry. */
export type DeskCounts = { readonly [Key in EntryKey]?: number };

type Entry = {
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
  { key: "post", href: paths.post(), icon: "envelope", acts: ["post.read"] },
  {
    key: "cash",
    href: paths.cash(),
    icon: "wallet",
    acts: ["payment.take", "payment.decide", "payment.reconcile", "payment.manage-accounts"],
  },
  { key: "unit", href: paths.unitQueue(), icon: "folder", acts: ["dossier.list"] },
  { key: "stuck", href: paths.stuck(), icon: "roadblock", acts: ["dossier.assign", "dossier.receive"] },
  { key: "documents", href: paths.documents(), icon: "envelope", acts: ["records.list"] },
  { key: "documentsToAssign", href: paths.documentsToAssign(), icon: "people", acts: ["records.sign"] },
  { key: "documentsIn", href: paths.documentsIn(), icon: "inbox", acts: ["records.list"] },
  { key: "documentsOut", href: paths.documentsOut(), icon: "files", acts: ["records.list"] },
  { key: "lead", href: paths.lead(), icon: "chart", acts: ["statistics.read"] },
  { key: "index766", href: paths.leadIndex(), icon: "star", acts: ["statistics.read"] },
  { key: "reports", href: paths.reports(), icon: "document", acts: ["report.read"] },
  { key: "registers", href: paths.registers(), icon: "book", acts: ["register.read"] },
  { key: "papers", href: paths.deskPapers(), icon: "files", acts: ["paper-store.look-up"] },
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

/** The side navigation; folded behind one button on a phone. Shows only what the officer's roles could ever open. */
export function DeskNavigation({ page, counts }: { page: PageFrame; counts: DeskCounts }) {
  const t = messages(page.locale).shell.deskNavigation;
  const visible = (entries: readonly Entry[]) =>
    entries.filter(({ acts }) => acts.some((act) => mayEver(page.actor, act)));
  const settings = visible(SETTINGS);
  return (
    <nav class="mc-nav" aria-label={t.label}>
      <details class="mc-nav-fold">
        <summary>
          <Icon name="menu" />
          {t.menu}
        </summary>
        <Entries page={page} entries={visible(WORK)} counts={counts} />
        {settings.length === 0 ? null : <h2>{t.settings}</h2>}
        <Entries page={page} entries={settings} counts={counts} />
        <h2>{t.own}</h2>
        <Entries page={page} entries={visible(OWN)} counts={counts} />
      </details>
    </nav>
  );
}

function Entries({
  page,
  entries,
  counts,
}: {
  page: PageFrame;
  entries: readonly Entry[];
  counts: DeskCounts;
}) {
  const t = messages(page.locale).shell.deskNavigation;
  const here = pathOnly(page);
  if (entries.length === 0) return null;
  // Of an entry and one below it, the nearer one is where the officer is.
  const [current] = entries
    .map(({ href }) => href)
    .filter((href) => isHere(here, href))
    .sort((a, b) => b.length - a.length);
  return (
    <ul>
      {entries.map(({ key, href, icon }) => (
        <li>
          <a href={href} {...(href === current ? { "aria-current": "page" } : {})}>
            <Icon name={icon} />
            <span>{t[key]}</span>
            <Count value={counts[key]} alarming={key === "stuck"} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Count({ value, alarming }: { value: number | undefined; alarming: boolean }) {
  if (value === undefined || value === 0) return null;
  return (
    <span class="mc-count" data-color={alarming ? "danger" : "neutral"}>
      {value}
    </span>
  );
}

function isHere(here: string, href: string): boolean {
  return href === paths.desk() ? here === href : here === href || here.startsWith(`${href}/`);
}
