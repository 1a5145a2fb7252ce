import { type Locale, messages } from "../../i18n/index.ts";
import { localMoment } from "../../i18n/local-moment.ts";
import { numberText } from "../../i18n/number-text.ts";
import { type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { dayText } from "../../web/components/index.ts";
import { paths } from "../../web/paths.ts";
import type { DossierMoment } from "../dossier/index.ts";
import { feeValues } from "./fee-words.ts";
import type { Form, Kind } from "./kinds.ts";
import type { OutboxMessage } from "./outbox.ts";
import { carriesResult, resultLinkLastDay } from "./result-link.ts";
import { withoutMarks } from "./sms-length.ts";
import { fill, hasSubject } from "./template.ts";
import type { Template, Templates } from "./templates.ts";
import type { ToldFacts } from "./told-facts.ts";
import type { Values } from "./variables.ts";

/** What a text is made from besides the message itself. */
export type ComposeWorld = {
  readonly moment: DossierMoment | null;
  readonly publicUrl: string;
  /** Name of the unit that received the dossier, or of the authority. */
  readonly office: string;
  readonly hasAccount: boolean;
  /** The path under which the result told of is opened; null where the message carries none. */
  readonly resultPath: string | null;
  /** What is told beside the history: its money, its parcel. */
  readonly facts: ToldFacts;
};

export type MessageSubject = { readonly what: "dossier" | "document" | "list"; readonly path: string };

/** What fills the text of a message: the dossier as it stood when the event happened, in the words of one language. */
export function valuesOf(message: OutboxMessage, world: ComposeWorld, locale: Locale): Values {
  const { moment, publicUrl, office } = world;
  const link = `${publicUrl}${linkPath(message, world)}`;
  const arrivedCount = numberText(message.arrived, locale);
  if (moment === null) {
    const days = { endsOn: endsOn(message), dueOn: partDueOn(message) };
    return { link, arrivedCount, ...days, ...countValues(message) };
  }
  const { dossier, before, event } = moment;
  const t = messages(locale).notification.words;
  const when = (at: Instant | null) => (at === null ? t.noDate : localMoment(at));
  return {
    link,
    arrivedCount,
    office,
    code: dossier.code ?? "",
    procedure: (locale === "en" ? dossier.pinned?.procedureNameEn : dossier.pinned?.procedureName) ?? "",
    dueOn: when(dossier.dueAt),
    formerDueOn: when(before.dueAt),
    respondBy: respondBy(event, t),
    amount: event?.type === "PaymentRequired" ? t.amount(numberText(event.data.amountDong, locale)) : "",
    readyOn: dossier.finishedAt === null ? "" : dayText(localDateOf(dossier.finishedAt)),
    openUntil: world.resultPath === null ? "" : dayText(resultLinkLastDay(message.at)),
    apologyBy: apologyBy(message),
    ...feeValues(world.facts, {
      wording: wordingOf(message, moment),
      status: dossier.status,
      link,
      office,
      locale,
    }),
    ...factValues(world.facts, locale),
  };
}

function countValues({ counts }: Pick<OutboxMessage, "counts">): Values {
  return Object.fromEntries(Object.entries(counts ?? {}).map(([name, count]) => [name, String(count)]));
}

function respondBy(
  event: DossierMoment["event"],
  t: { readonly respondBy: (day: string) => string; readonly respondSoon: string },
): string {
  const asks = event?.type === "SupplementRequested" || event?.type === "IntakeSupplementRequested";
  const day: LocalDate | null = asks ? event.data.respondBy : null;
  return day === null ? t.respondSoon : t.respondBy(dayText(day));
}

/** Addresses carry a number of our own at most: what a citizen may read is asked for behind it. */
function linkPath(message: OutboxMessage, { hasAccount, resultPath }: ComposeWorld): string {
  if (resultPath !== null) return resultPath;
  if (message.audience === "APPLICANT" && !hasAccount) return paths.track();
  if (message.kind === "DIGEST") return paths.deskMessages();
  return subjectOf(message)?.path ?? (message.audience === "APPLICANT" ? paths.track() : paths.desk());
}

/** What a message is about, and where its receiver reads that; null where it is about nothing that has a page. */
export function subjectOf(message: OutboxMessage): MessageSubject | null {
  const { audience, dossierId, occasion, arrived, seq } = message;
  if (arrived > 1) return { what: "list", path: seq === 1 ? paths.onlineIntake() : paths.desk() };
  const document = /^document ([0-9a-f-]{36}) /.exec(occasion)?.[1];
  if (audience === "OFFICER" && document !== undefined)
    return { what: "document", path: paths.officialDocument(document) };
  if (dossierId === null) return null;
  const path = audience === "APPLICANT" ? paths.myDossier(dossierId) : paths.deskDossier(dossierId);
  return { what: "dossier", path };
}

/** An occasion of an apology carries the last day for it: `due <instant> by <day>`. */
function apologyBy({ occasion }: OutboxMessage): string {
  return spokenDay(/ by (\d{4}-\d{2}-\d{2})$/.exec(occasion)?.[1]);
}

/** That of a certificate its last day: `certificate <id> ends <day> in <days>`. */
function endsOn({ occasion }: OutboxMessage): string {
  return spokenDay(/ ends (\d{4}-\d{2}-\d{2}) /.exec(occasion)?.[1]);
}

/** That of a part of a document when it is due: `document <id> part <id> due <day>`. */
function partDueOn({ occasion }: OutboxMessage): string {
  return spokenDay(/ part \S+ due (\d{4}-\d{2}-\d{2})$/.exec(occasion)?.[1]);
}

function spokenDay(day: string | undefined): string {
  return day === undefined ? "" : day.split("-").toReversed().join("/");
}

function factValues(facts: ToldFacts, locale: Locale): Values {
  const t = messages(locale).notification.words;
  const money = (dong: number) => t.amount(numberText(dong, locale));
  const { amountDong, expectedDong, codDong, receipt, parcel, settled } = facts;
  return {
    ...(amountDong === undefined ? {} : { amount: money(amountDong) }),
    ...(expectedDong === undefined ? {} : { expected: money(expectedDong) }),
    ...(codDong === undefined ? {} : { cod: money(codDong) }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(parcel === undefined ? {} : { parcel }),
    ...(settled === undefined ? {} : { settled: t.settled[settled] }),
  };
}

const RESULT_WORDINGS = {
  COUNTER: "RESULT_READY",
  POSTAL: "RESULT_BY_POST",
  ONLINE: "RESULT_ONLINE",
} as const;

/**
 * The kind whose text tells a message: nobody is called to the counter for a result that comes by post or by file.
 * @law one-stop.md §6.3: counter, public post or electronically, as the applicant chose.
 */
export function wordingOf(
  message: Pick<OutboxMessage, "kind" | "dossierId" | "arrived">,
  moment: DossierMoment | null,
): Kind {
  const { kind, arrived } = message;
  if (arrived > 1) return "WORK_ARRIVED_MANY";
  if (carriesResult(message, moment)) return "RESULT_LINK";
  return kind === "RESULT_READY" && moment !== null ? RESULT_WORDINGS[moment.dossier.channelOut] : kind;
}

type Uncounted = { readonly values: Values; readonly locale: Locale; readonly plainSms: boolean };
export type Composed = { readonly subject: string; readonly body: string; readonly version: number };

/** The text of a message in one form. */
export function compose(
  templates: Templates,
  key: { readonly kind: Kind; readonly form: Form; readonly locale: Locale },
  made: { readonly values: Values; readonly plainSms: boolean },
): Composed {
  const template: Template = templates.find(key);
  const filled = {
    // What goes to a telephone is one text.
    subject: key.form === "SMS" || key.form === "ZALO" ? "" : fill(template.subject, made.values),
    body: fill(template.body, made.values),
    version: template.version,
  };
  return key.form === "SMS" && made.plainSms ? { ...filled, body: withoutMarks(filled.body) } : filled;
}

/** A digest without its numbers: of before they were kept, or its desk could not be counted. No text may name them then. */
export function isUncounted({ kind, counts }: Pick<OutboxMessage, "kind" | "counts">): boolean {
  return kind === "DIGEST" && counts === null;
}

/** The text of such a digest; no authority writes it. */
export function uncounted(form: Form, { values, locale, plainSms }: Uncounted): Composed {
  const { subject, body } = messages(locale).notification.words.uncounted;
  const isLetter = form === "EMAIL" || form === "INBOX";
  const text = isLetter ? `${body}\n\n${values.link ?? ""}` : subject;
  return {
    subject: hasSubject(form) ? subject : "",
    body: form === "SMS" && plainSms ? withoutMarks(text) : text,
    version: 0,
  };
}
