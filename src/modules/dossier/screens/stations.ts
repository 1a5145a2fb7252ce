import { type Locale, messages } from "../../../i18n/index.ts";
import { type Step, shortMoment } from "../../../web/components/index.ts";
import type { PublicView, Station } from "../queries/public-view.ts";
import { STATUS_FACTS } from "../status.ts";

const STATES = { DONE: "done", CURRENT: "current", COMING: "later" } as const;

type OnItsWay = Pick<PublicView, "stations" | "status" | "stepName" | "stepNameEn">;

/** Of these states the words say what was reached; the present step then says what comes next. */
const REACHED: readonly PublicView["status"][] = ["DRAFT", "SUBMITTED", "ACCEPTED", "RESULT_READY"];

/**
 * The plain stations of a dossier as steps. The present one is called as the state is, so that the sign above the steps and the
 * steps say the same of every state.
 */
export function stationSteps(dossier: OnItsWay, locale: Locale): Step[] {
  return dossier.stations.map((station) => ({
    state: STATES[station.state],
    name: nameOf(station, dossier, locale),
    detail: detailOf(station, dossier, locale),
  }));
}

function nameOf({ name, state }: Station, { status }: OnItsWay, locale: Locale): string {
  const t = messages(locale).screens;
  if (name === "ENDED" || (state === "CURRENT" && !REACHED.includes(status))) return t.status[status];
  return { DONE: t.track.stations, CURRENT: t.track.presentStations, COMING: t.track.comingStations }[state][
    name
  ];
}

/** The step of the process is named only while it is worked on; nothing is said twice. */
function detailOf({ state, at }: Station, dossier: OnItsWay, locale: Locale): string | undefined {
  if (state !== "CURRENT") return at === null ? undefined : shortMoment(at);
  const stepName = locale === "en" ? dossier.stepNameEn : dossier.stepName;
  const worked = STATUS_FACTS[dossier.status].clock === "runs" && dossier.status !== "WITHDRAW_REQUESTED";
  if (worked && stepName !== null) return stepName;
  return REACHED.includes(dossier.status) ? messages(locale).screens.status[dossier.status] : undefined;
}
