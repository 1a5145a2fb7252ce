import { type Locale, messages } from "../../../i18n/index.ts";
import type { Services } from "../../../platform/services.ts";
import { Alert, Card, fullMoment, Link, Timeline } from "../../../web/components/index.ts";
import type { DossierId, DossierPart } from "../../dossier/index.ts";
import { postPaths } from "../post-paths.ts";
import { type IncidentOfDossier, listIncidents } from "../queries/list-incidents.ts";
import { listJourneys } from "../queries/list-journeys.ts";
import { Photos } from "./photos.tsx";

/**
 * Where the parcels of a dossier are, in words, on the dossier's own pages: for its owner, for officers, and for whoever
 * tracks it by its code. Nothing personal: what the post knows of people stays on the parcel desk.
 */
export function parcelCard({ database }: Pick<Services, "database">): DossierPart {
  return async ({ dossierId, locale, reader }) => {
    const t = messages(locale).post;
    const journeys = [...(await listJourneys(database, dossierId))];
    if (journeys.length === 0) return null;
    const incidents = await listIncidents(database, dossierId);
    return (
      <>
        {journeys.map(([code, steps]) => {
          const [now] = steps;
          if (now === undefined) return null;
          const words = t.said[now.direction];
          const entries = steps.map(({ state, happened_at: at }) => ({
            at,
            when: fullMoment(at),
            what: words[state],
          }));
          return (
            <Card title={t.aside[now.direction]}>
              {incidents
                .filter((each) => each.code === code)
                .map((incident) => (
                  <Said
                    incident={incident}
                    direction={now.direction}
                    locale={locale}
                    dossierId={reader === "OFFICER" ? dossierId : null}
                  />
                ))}
              <Timeline entries={entries} />
              {reader === "OFFICER" ? (
                <p>
                  <Link href={postPaths.parcel(code)}>{t.parcelPage({ code })}</Link>
                </p>
              ) : null}
            </Card>
          );
        })}
      </>
    );
  };
}

type SaidOf = {
  readonly incident: IncidentOfDossier;
  readonly direction: "OUT" | "IN";
  readonly locale: Locale;
  /** Null where words, names and photographs are not the reader's to see. */
  readonly dossierId: DossierId | null;
};

/** What happened, that the office is seeing to it, and how it ended. */
function Said({ incident, direction, locale, dossierId }: SaidOf) {
  const { kind, opened_at: openedAt, ended_as: endedAs, ended_at: endedAt } = incident;
  const t = messages(locale).post.found;
  const isOpen = endedAs === null || endedAt === null;
  const openText = `${fullMoment(openedAt)}.${dossierId === null ? ` ${t.nothingToDo}` : ""}`;
  return (
    <Alert
      locale={locale}
      tone={isOpen ? "warning" : "info"}
      title={isOpen ? t.said[direction][kind] : t.settled[endedAs]}
    >
      <p>{isOpen ? openText : fullMoment(endedAt)}</p>
      {dossierId === null ? null : <Evidence incident={incident} locale={locale} dossierId={dossierId} />}
    </Alert>
  );
}

type EvidenceOf = Pick<SaidOf, "incident" | "locale"> & { readonly dossierId: DossierId };

/** For whoever has the dossier in hand: how it was found, by whom, and what shows it. */
function Evidence({ incident: { note, seenBy, photos }, locale, dossierId }: EvidenceOf) {
  const t = messages(locale).post.found;
  return (
    <>
      {note === null ? null : <p>{note}</p>}
      <p>{`${t.seenBy}: ${seenBy ?? t.seenByPost}`}</p>
      <Photos photos={photos} path={(hash) => postPaths.photoOfDossier(dossierId, hash)} />
    </>
  );
}
