import { type Locale, messages } from "../../../i18n/index.ts";
import type { Lateness } from "../lateness.ts";

type Words = {
  readonly locale: Locale;
  readonly personName: (id: string) => string | undefined;
  readonly unitName: (id: string) => string | undefined;
};

/** Where a late dossier lost its time: in all, then desk by desk, then what no desk explains; nothing where in time. */
export function latenessFacts(
  lateness: Lateness | null,
  { locale, personName, unitName }: Words,
): readonly (readonly [string, string])[] {
  if (lateness === null) return [];
  const t = messages(locale).desk.dossier;
  const time = (minutes: number) => t.hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const shares = lateness.steps.map((share) => {
    const person = share.personId === null ? undefined : personName(share.personId);
    const who = [unitName(share.unitId), person].filter((name) => name !== undefined).join(", ");
    const over = t.overQuota({ time: time(share.overMinutes) });
    const part = t.lateShare({ time: time(share.minutes) });
    return [locale === "vi" ? share.stepName : share.stepNameEn, `${who}: ${over}, ${part}`] as const;
  });
  const { unexplainedMinutes: rest } = lateness;
  return [
    [t.lateInAll, time(lateness.lateMinutes)],
    ...shares,
    ...(rest === 0 ? [] : [[t.lateUnexplained, time(rest)] as const]),
  ];
}
