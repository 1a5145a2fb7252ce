import { type Locale, messages } from "../../../i18n/index.ts";
import { fullMoment, type TimelineEntry as Line } from "../../../web/components/index.ts";
import type { ActorRef } from "../events.ts";
import { listLateCauses } from "../late-causes.ts";
import type { TimelineEntry } from "../queries/dossier-page.ts";
import type { AmendmentWords } from "./amendment-words.ts";

/** Texts of an event worth reading in the history, in the order they are shown. */
const TOLD = [
  "number",
  "replacementNumber",
  "reason",
  "note",
  "summary",
  "question",
  "opinion",
  "text",
  "notice",
  "finding",
  "ground",
  "document",
  "legalGround",
  "reference",
  "consignment",
  "refundDecision",
  "basis",
];

type NameWords = {
  readonly locale: Locale;
  readonly personName: (id: string) => string | undefined;
};
type TimelineWords = NameWords & { readonly amendments?: AmendmentWords };

/** The history of a dossier, newest first. */
export function timelineView(entries: readonly TimelineEntry[], words: TimelineWords): Line[] {
  const names = messages(words.locale).acts.event;
  return entries
    .map((entry) => ({
      at: entry.at,
      when: fullMoment(entry.at),
      what: `${names[entry.type]}${stepOf(entry, words.locale)}`,
      who: actorName(entry.actor, words),
      detail: detailOf(entry, words),
    }))
    .reverse();
}

/** Who acted, by name where the office knows one. */
export function actorName(actor: ActorRef, { locale, personName }: NameWords): string {
  const t = messages(locale).desk.dossier;
  switch (actor.kind) {
    case "officer":
      return personName(actor.personId) ?? t.someone;
    case "citizen":
      return t.citizen;
    case "guest":
      return t.guest;
    case "system":
      return t.system;
  }
}

/** The step an event finished, by its name. */
function stepOf({ data }: TimelineEntry, locale: Locale): string {
  const closed = readList(readObject(data.movement)?.closed)[0];
  const name = readObject(closed)?.[locale === "en" ? "stepNameEn" : "stepName"];
  return typeof name === "string" ? `: ${name}` : "";
}

function detailOf({ seq, data }: TimelineEntry, { locale, amendments }: TimelineWords): string | null {
  const opinions: { readonly [code: string]: string } = messages(locale).acts.outcome;
  const told = TOLD.flatMap((key) => {
    const value = data[key];
    if (typeof value !== "string" || value === "") return [];
    return [key === "opinion" ? (opinions[value] ?? value) : value];
  });
  const amended = amendments?.get(seq) ?? [];
  const words = [...lateCauseOf(data, locale), ...scansOf(data, locale), ...sourceOf(data)];
  const all = [...told, ...amended, ...words];
  return all.length === 0 ? null : all.join(" · ");
}

/** Why it was late, as the list calls it. */
function lateCauseOf({ lateCause }: TimelineEntry["data"], locale: Locale): readonly string[] {
  if (typeof lateCause !== "string") return [];
  const name = listLateCauses().find(({ code }) => code === lateCause)?.name[locale] ?? lateCause;
  return [`${messages(locale).acts.field.lateCause}: ${name}`];
}

/** Files of a result that whoever issued it compared with the paper signed by hand. */
function scansOf({ scans, files }: TimelineEntry["data"], locale: Locale): readonly string[] {
  const hashes = readList(scans);
  return readList(files)
    .map(readObject)
    .filter((file) => hashes.includes(file?.["sha256"]))
    .map((file) => `${String(file?.["name"])}: ${messages(locale).acts.comparedScan}`);
}

/** Where a past dossier was recorded from: the system, the file and its line. */
function sourceOf(data: TimelineEntry["data"]): readonly string[] {
  const { system, file, line } = readObject(data.source) ?? {};
  if (typeof file !== "string" || typeof line !== "number") return [];
  return [...(typeof system === "string" ? [system] : []), `${file}:${line}`];
}

function readObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
