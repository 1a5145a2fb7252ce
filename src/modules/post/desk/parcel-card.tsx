import { messages } from "../../../i18n/index.ts";
import type { Services } from "../../../platform/services.ts";
import { Card, fullMoment, Link, Timeline } from "../../../web/components/index.ts";
import type { DossierPart } from "../../dossier/index.ts";
import { postPaths } from "../post-paths.ts";
import { listJourneys } from "../queries/list-journeys.ts";

/**
 * Where the parcels of a dossier are, in words, on the dossier's own pages: for its owner, for officers, and for whoever
 * tracks it by its code. Nothing personal: what the post knows of people stays on the parcel desk.
 */
export function parcelCard({ database }: Pick<Services, "database">): DossierPart {
  return async ({ dossierId, locale, reader }) => {
    const t = messages(locale).post;
    const journeys = [...(await listJourneys(database, dossierId))];
    if (journeys.length === 0) return null;
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
