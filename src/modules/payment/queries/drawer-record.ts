import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { dayText, fullMoment } from "../../../web/components/moment.ts";
import type { Actor } from "../../access/index.ts";
import { printPaper, renderSheetAside } from "../../document/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { type Difference, findDifference } from "../difference-store.ts";
import { deniedAt } from "../rights.ts";

type Asked = { readonly id: string; readonly locale: Locale };

/**
 * The record (biên bản) of a drawer that was counted with more or less than the books say: what was counted, why, who
 * declared it and who confirmed it, with a code that opens the public page.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function drawerRecord(
  services: Services,
  actor: Actor,
  { id, locale }: Asked,
): Promise<Result<FileAnswer, { readonly code: "NOT_FOUND" }>> {
  const difference = await findDifference(services.database, id);
  if (difference === null) return refuse({ code: "NOT_FOUND" });
  const { unitId, day } = difference;
  if ((await deniedAt(services, actor, { act: "payment.read", unitId })) !== null)
    return refuse({ code: "NOT_FOUND" });
  const unit = (await unitDirectory(services.database)).find(unitId)?.name ?? "—";
  const sheet = recordOf(difference, { locale, unit });
  const bytes = await printPaper(services, {
    kind: "DRAWER_RECORD",
    subject: id,
    agencyId: unitId,
    numberText: dayText(day),
    isKept: false,
    content: sheet,
    set: (url) => renderSheetAside({ ...sheet, verify: { url, locale } }),
  });
  return accept({
    bytes,
    mediaType: "application/pdf",
    fileName: `bien-ban-kiem-quy-${day}.pdf`,
    disposition: "inline",
  });
}

function recordOf(said: Difference, { locale, unit }: { readonly locale: Locale; readonly unit: string }) {
  const { difference: t, day: words } = messages(locale).payment;
  const heads = [words.on, words.expected, words.counted, t.short, t.over];
  const dong = said.countedDong - said.expectedDong;
  const amount = (of: number) => numberText(of, locale);
  return {
    formNumber: t.number({ number: dayText(said.day) }),
    issuedWith: t.issued,
    unit,
    superior: null,
    receiver: t.receiver({ who: said.cashier ?? "—" }),
    title: t.paper,
    period: dayText(said.day),
    measure: t.measure,
    head: [heads.map((text) => ({ text, columns: 1, rows: 1 }))],
    numbers: [],
    widths: [1, 1, 1, 1, 1],
    rows: [
      [
        dayText(said.day),
        amount(said.expectedDong),
        amount(said.countedDong),
        dong < 0 ? amount(-dong) : "",
        dong > 0 ? amount(dong) : "",
      ],
    ],
    total: [],
    notes: notesOf(said, locale),
    preparer: t.cashier,
    headOfUnit: t.confirmer,
    signHint: t.hint,
    on: said.day,
  };
}

function notesOf(said: Difference, locale: Locale): string[] {
  const t = messages(locale).payment.difference;
  const { cashier, note, declaredAt, answer, answeredBy, answeredAt, answerReason } = said;
  const declared = t.said({ who: cashier ?? "—", when: fullMoment(declaredAt), note });
  if (answer === null || answeredAt === null) return [declared, t.unanswered];
  const answered = { who: answeredBy ?? "—", when: fullMoment(answeredAt) };
  return [
    declared,
    answer === "APPROVED" ? t.agreed(answered) : t.refused(answered),
    ...(answerReason === null || answerReason === "" ? [] : [t.opinionSaid({ text: answerReason })]),
  ];
}
