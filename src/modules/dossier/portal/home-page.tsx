import { messages } from "../../../i18n/index.ts";
import { Card, type FormPage, Link, PhoneLink } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { LifeEventTiles, ProcedureQuestion } from "../../catalogue/index.ts";
import { TrackForm } from "./track-form.tsx";

export type HomeView = {
  readonly procedureCount: number;
  /** The one-stop units a citizen may go to. */
  readonly offices: readonly {
    readonly name: string;
    readonly address: string | null;
    readonly phone: string | null;
  }[];
  readonly hours: string;
};

/** One question, one box; then life events, my dossier, and when the doors are open. */
export function HomePage({ page, view }: { page: PageFrame & FormPage; view: HomeView }) {
  const t = messages(page.locale).screens.home;
  return (
    <PortalLayout page={page} title={t.title} hero={<ProcedureSearch page={page} view={view} />}>
      <div class="mc-stack" data-gap="lg">
        <section class="mc-stack" aria-labelledby="life-events">
          <LifeEventTiles locale={page.locale} />
        </section>
        <Card title={t.whereIsMyDossier}>
          <TrackForm page={page} />
        </Card>
        <div class="mc-columns">
          {view.offices.map((office) => (
            <Card title={office.name}>
              <p>{`${t.openingHours}: ${view.hours}`}</p>
              {office.address === null ? null : <p>{`${t.address}: ${office.address}`}</p>}
              {office.phone === null ? null : (
                <p>
                  {`${t.phone}: `}
                  <PhoneLink phone={office.phone} />
                </p>
              )}
            </Card>
          ))}
        </div>
      </div>
    </PortalLayout>
  );
}

function ProcedureSearch({ page, view }: { page: PageFrame & FormPage; view: HomeView }) {
  const t = messages(page.locale).screens.home;
  return (
    <>
      <ProcedureQuestion locale={page.locale} />
      <p>
        {t.facts({ count: view.procedureCount, hours: view.hours })}
        {" · "}
        <Link href={paths.procedures()}>{t.allProcedures}</Link>
      </p>
    </>
  );
}
