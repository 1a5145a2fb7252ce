import { type Locale, messages } from "../../../i18n/index.ts";
import { type Step, shortMoment } from "../../../web/components/index.ts";
import type { PublicView, Station } from "../queries/public-view.ts";

const STATES = { DONE: "done", CURRENT: "current", COMING: "later" } as const;

/** The five plain stations of a dossier as steps, the present one with what is being done. */
export function stationSteps(dossier: PublicView, locale: Locale): Step[] {
  const t = messages(locale).screens.track;
  const stepName = locale === "en" ? dossier.stepNameEn : dossier.stepName;
  return dossier.stations.map((station) => ({
    state: STATES[station.state],
    name: station.state === "COMING" ? t.comingStations[station.name] : t.stations[station.name],
    detail: detailOf(station, stepName),
  }));
}

function detailOf({ state, at }: Station, stepName: string | null): string | undefined {
  if (state === "CURRENT") return stepName ?? undefined;
  return at === null ? undefined : shortMoment(at);
}
