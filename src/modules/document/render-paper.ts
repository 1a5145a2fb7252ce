import { type Locale, messages } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import type { Json } from "../../kernel/json.ts";
import { type Instant, instantAt } from "../../kernel/local-date.ts";
import { breakable } from "./breakable.ts";
import { hourAndDay, numberAndSymbol, placeAndDate, slashedDay, twoDigits } from "./official-date.ts";
import type { PaperData, PaperKey, TemplateSet } from "./paper.ts";
import { printable } from "./printable.ts";
import { everyText } from "./sheet-text.ts";
import { typedLines } from "./token.ts";
import { qrSvg } from "./tracking-qr.ts";
import { typesetter } from "./typesetter.ts";

const TEMPLATE_FILES = {
  RECEIPT: "receipt",
  SUPPLEMENT: "supplement",
  REFUSAL: "refusal",
  APOLOGY: "apology",
  STOP_NOTICE: "stop-notice",
  CONTROL_SHEET: "control-sheet",
  REGISTER: "register",
} as const satisfies Record<PaperKey, string>;

export type PaperOrder<Key extends PaperKey> = {
  readonly key: Key;
  readonly set?: TemplateSet;
  /** `vi` gives the official paper, `en` the bilingual one: Vietnamese left, English right. */
  readonly locale: Locale;
  readonly data: PaperData[Key];
  /** The same data with names that have English words in English, for the right side; the left side's where absent. */
  readonly english?: PaperData[Key];
  /** What the code at the foot opens: the page that checks this very paper; none where it is no paper of its own. */
  readonly verifyUrl?: string;
};

/** Sets one paper as PDF with the shipped template. Takes some milliseconds; the first call also loads the fonts. */
export function renderPaper<Key extends PaperKey>(order: PaperOrder<Key>): Uint8Array {
  return typesetter().pdf(TEMPLATE_FILES[order.key], paperInputs(order), issuedAt(order.data));
}

/** What a template of a form is given. */
export function paperInputs<Key extends PaperKey>({
  key,
  set = "VPCP-2025",
  locale,
  data,
  english = data,
  verifyUrl,
}: PaperOrder<Key>): Json {
  const factsIn = (language: Locale, told: PaperData[Key]) => ({
    ...commonFacts(told),
    ...FACTS[key](told, language),
  });
  const facts = {
    ...factsIn("vi", data),
    ...(locale === "en" ? { inEnglish: factsIn("en", english) } : {}),
  };
  return {
    qrSvg: "trackingUrl" in data ? qrSvg(data.trackingUrl) : null,
    verifySvg: verifyUrl === undefined ? null : qrSvg(verifyUrl),
    verifyLines: verifyUrl === undefined ? [] : typedLines(verifyUrl),
    sheet: {
      words: formWords("vi", set),
      english: locale === "en" ? formWords("en", set) : null,
      ...everyText(facts, printable),
    },
  };
}

/** What an order of a print says, apart from the page its code opens. */
export function printedContent<Key extends PaperKey>(order: Omit<PaperOrder<Key>, "verifyUrl">): Json {
  return paperInputs({ ...order });
}

/** The file of the shipped template, without its ending. */
export function templateFile(key: PaperKey): string {
  return TEMPLATE_FILES[key];
}

/** The acceptance slip (RECEIPT): Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export function renderSlip(order: Omit<PaperOrder<"RECEIPT">, "key">): Uint8Array {
  return renderPaper({ key: "RECEIPT", ...order });
}

type Sheet = { readonly [field: string]: Json };

const FACTS: { readonly [Key in PaperKey]: (data: PaperData[Key], locale: Locale) => Sheet } = {
  RECEIPT: receiptFacts,
  SUPPLEMENT: (data, locale) => ({
    items: data.items.map(withCopies),
    reason: data.reason,
    round: twoDigits(data.round),
    stage: messages(locale).document.supplementStages[data.stage],
    respondBy: data.respondBy === null ? null : slashedDay(data.respondBy),
    contact: data.contact,
  }),
  REFUSAL: ({ reason, legalGround, instruction }) => ({ reason, legalGround, instruction }),
  APOLOGY: (data, locale) => ({
    receivedAt: hourAndDay(data.receivedAt, locale),
    originalDueAt: hourAndDay(data.originalDueAt, locale),
    newDueAt: hourAndDay(data.newDueAt, locale),
    reason: data.reason,
    signedAs: [...data.signedAs],
  }),
  STOP_NOTICE: (
    { requestedAt, reason, legalGround, stageReached, refund, papersReturned, signedAs },
    locale,
  ) => ({
    requestedAt: requestedAt === null ? null : hourAndDay(requestedAt, locale),
    reason,
    legalGround,
    stageReached,
    refund,
    papersReturned,
    signedAs: [...signedAs],
  }),
  CONTROL_SHEET: ({ agency, coordinating, handOvers, outcome }, locale) => ({
    agency,
    coordinating: coordinating.join("; "),
    handOvers: handOvers.map((move) => ({ ...move, at: hourAndDay(move.at, locale) })),
    outcome,
  }),
  REGISTER: ({ period, lines }) => ({ period, lines: lines.map((line) => line.map(breakable)) }),
};

function receiptFacts(data: PaperData["RECEIPT"], locale: Locale): Sheet {
  const t = messages(locale).document;
  return {
    receivedBy: data.receivedBy,
    components: data.components.map(withCopies),
    presented: data.presented.join("; "),
    sets: t.sets({ count: twoDigits(data.sets) }),
    term: data.term,
    receivedAt: hourAndDay(data.receivedAt, locale),
    dueAt: data.dueAt === null ? t.noDue : hourAndDay(data.dueAt, locale),
    resultAt: data.resultAt,
    fee: feeText(data.fee, locale),
    register: t.registerEntry,
    derivation: [...data.derivation],
    note: null,
  };
}

/** Copies of either kind together stand beside them: a template of the authority's own may have one column for both. */
function withCopies<Row extends { readonly certified: number; readonly photocopies: number }>(row: Row) {
  return { ...row, copies: row.certified + row.photocopies };
}

function feeText(fee: PaperData["RECEIPT"]["fee"], locale: Locale): string {
  const t = messages(locale).document;
  if (fee === null) return t.feeNone;
  if (fee.amountDong === null) return t.feeStated;
  const { amountDong, laterDong = 0 } = fee;
  if (fee.paid) return t.feePaid({ amount: numberText(amountDong, locale) });
  const later = t.feeWithResult({ amount: numberText(laterDong, locale) });
  if (laterDong > 0 && laterDong >= amountDong) return later;
  const now = t.feeDue({ amount: numberText(amountDong - laterDong, locale) });
  return laterDong > 0 ? `${now}; ${later}` : now;
}

function commonFacts(data: PaperData[PaperKey]): Sheet {
  const { letterhead } = data;
  return {
    letterhead: {
      superior: letterhead.superior,
      issuer: letterhead.issuer,
      number: numberAndSymbol(letterhead.number, letterhead.symbol),
      placeAndDate: placeAndDate(letterhead.place, letterhead.issuedOn),
    },
    ...("applicant" in data
      ? {
          dossierCode: data.dossierCode,
          applicant: { ...data.applicant },
          procedureName: data.procedureName,
          officerName: data.officerName,
        }
      : {}),
  };
}

/** The fixed wordings of the forms of a set in a language. */
export function formWords(locale: Locale, set: TemplateSet): { readonly [key: string]: string } {
  const { words, words2018 } = messages(locale).document;
  return set === "VPCP-2018" ? { ...words, ...words2018 } : words;
}

/** Noon of the day of issue: what the file says it was made at, so that printing twice gives the same file. */
export function issuedAt(data: PaperData[PaperKey]): Instant {
  return instantAt(data.letterhead.issuedOn, 12 * 60);
}
