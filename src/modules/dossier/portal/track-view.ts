import { localDateOf } from "../../../kernel/local-date.ts";
import type { Page } from "../../../web/route.ts";
import { textIn } from "../../catalogue/index.ts";
import { allowedActs } from "../allowed-acts.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { placeGivenByItself } from "../commands/release-results.ts";
import { showParts } from "../dossier-part.ts";
import { publicView } from "../queries/public-view.ts";
import type { TrackedDossier } from "../queries/track.ts";
import { clockView } from "../screens/clock-view.ts";
import { paperNames } from "../screens/paper-names.ts";
import type { TrackedView } from "./track-page.tsx";

type Shown = Pick<TrackedView, "lastFour" | "answering"> & { readonly tracked: TrackedDossier };

/** What the page of a tracked dossier shows. */
export async function trackedView(
  office: Office,
  page: Page<unknown, unknown>,
  { tracked, lastFour, answering }: Shown,
): Promise<TrackedView> {
  const { dossier } = tracked;
  const now = office.services.clock.now();
  const { organisations } = dossier;
  const version = await versionOf(office, dossier);
  const unitId = organisations?.competentAgencyId;
  const calendars =
    unitId === undefined ? null : await office.calendars.get({ unitId, on: localDateOf(now) });
  const moment = calendars === null ? null : { calendar: calendars.deadline, now, locale: page.locale };
  const shown = publicView(tracked);
  const directory = await office.directory();
  const acts = allowedActs(dossier, now);
  return {
    parts: await showParts(office.parts, { dossierId: dossier.id, locale: page.locale, reader: "PUBLIC" }),
    office: organisations === null ? null : directory.find(organisations.receivingUnitId),
    book: await office.fees(office.services.database, dossier.id),
    collecting: await office.collecting.list(office.services.database, [dossier.id]),
    holdsFile: (await placeGivenByItself(office, dossier)) !== null,
    may: {
      supplement: acts.includes("answerIntakeSupplement") || acts.includes("answerSupplement"),
      withdraw: acts.includes("requestWithdrawal") || acts.includes("cancel"),
      collect: dossier.status === "RESULT_READY" && dossier.channelOut === "COUNTER",
    },
    dossier: version === null ? shown : { ...shown, procedureName: textIn(version.name, page.locale) },
    clock:
      moment === null
        ? { state: "none" as const, left: "", due: null, derivation: [] }
        : clockView(dossier, moment),
    paperName: paperNames(version, page.locale),
    lastFour,
    answering,
  };
}
