import { type Locale, messages } from "../../i18n/index.ts";
import { feeValues } from "./fee-words.ts";
import type { Kind } from "./kinds.ts";
import { type Values, variablesOf } from "./variables.ts";

/** Invented facts to show a text with, as long as real ones are: of somebody who still owes a fee, or owes none. */
export function sampleValues(kind: Kind, locale: Locale, owed: "OWED" | "PAID" = "OWED"): Values {
  const t = messages(locale).notification;
  const link = "https://motcua.example.vn/track";
  const facts = owed === "OWED" ? { dueDong: 1_500_000 } : {};
  const all: Values = {
    code: "H26.16.05-261125-0001",
    procedure: t.sample.procedure,
    office: t.sample.office,
    link: kind === "RESULT_LINK" ? `https://motcua.example.vn/results/${"0".repeat(56)}` : link,
    dueOn: "17:00 30/11/2026",
    formerDueOn: "17:00 27/11/2026",
    respondBy: t.words.respondBy("04/12/2026"),
    ...feeValues(facts, { wording: kind, status: "RESULT_READY", link, office: t.sample.office, locale }),
    amount: t.words.amount("1.500.000"),
    readyOn: "27/11/2026",
    openUntil: "26/12/2026",
    apologyBy: "26/11/2026",
    expected: t.words.amount("1.250.000"),
    receipt: "AA-26E/0000123",
    parcel: "BC7K2QH4M9XT3",
    cod: t.words.amount("50.000"),
    settled: t.words.settled.ISSUED_AGAIN,
    endsOn: "24/12/2026",
    arrivedCount: "40",
    newCount: "4",
    dueSoonCount: "2",
    overdueCount: "1",
  };
  return Object.fromEntries(variablesOf(kind).map((name) => [name, all[name] ?? ""]));
}
