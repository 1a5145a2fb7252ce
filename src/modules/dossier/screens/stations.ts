import { type Locale, messages } from "../../../i18n/index.ts";
import { type Step, shortMoment } from "../../../web/components/index.ts";
import type { PublicView, Station } from "../queries/public-view.ts";
import { STATUS_FACTS } from "../status.ts";

const STATES = { DONE: "done", CURRENT: "current", COMING: "later" } as const;

/** The plain stations of a dossier as steps, the present one with what is being done or waited for. */
export function stationSteps(dossier: PublicView, locale: Locale): Step[] {
  return dossier.stations.map((station) => ({
    state: STATES[station.state],
    name: nameOf(station, dossier, locale),
    detail: detailOf(station, dossier, locale),
  }));
}

function nameOf({ name, state }: Station, { status }: PublicView, locale: Locale): string {
  const t = messages(locale).screens;
  if (name === "ENDED") return t.status[status];
  return { DONE: t.track.stations, CURRENT: t.track.presentStations, COMING: t.track.comingStations }[state][
    name
  ];
}

/** A step is named only while it is worked on; otherwise the state says what the dossier waits for. */
function detailOf({ state, at }: Station, dossier: PublicView, locale: Locale): string | undefined {
  if (state !== "CURRENT") return at === null ? undefined : shortMoment(at);
  const stepName = locale === "en" ? dossier.stepNameEn : dossier.stepName;
  const worked = STATUS_FACTS[dossier.status].clock === "runs" && dossier.status !== "WITHDRAW_REQUESTED";
  return (worked ? stepName : null) ?? messages(locale).screens.status[dossier.status];
}
