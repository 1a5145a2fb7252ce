import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  EventTile,
  type FormPage,
  type IconName,
  Link,
  PhoneLink,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { TrackForm } from "./track-form.tsx";

export type HomeView = {
  readonly procedureCount: number;
  readonly lifeEvents: readonly { readonly code: string; readonly name: string; readonly icon: string }[];
  /** The one-stop units a citizen may go to. */
  readonly offices: readonly {
    readonly name: string;
    readonly address: string | null;
    readonly phone: string | null;
  }[];
  readonly hours: string;
};

const EVENT_ICONS: { readonly [icon: string]: IconName } = {
  baby: "baby",
  rings: "rings",
  house: "house",
  shop: "shop",
  stamp: "stamp",
  flower: "candle",
  hands: "handHeart",
  location: "locationPin",
};

/** One question, one box; then life events, my dossier, and when the doors are open. */
export function HomePage({ page, view }: { page: PageFrame & FormPage; view: HomeView }) {
  const t = messages(page.locale).screens.home;
  return (
    <PortalLayout page={page} title={t.title} hero={<ProcedureSearch page={page} view={view} />}>
      <div class="mc-stack" data-gap="lg">
        <section class="mc-stack" aria-labelledby="life-events">
          <h2 class="ds-heading" data-size="xs" id="life-events">
            {t.lifeEvents}
          </h2>
          <div class="mc-columns mc-events" data-width="narrow">
            {view.lifeEvents.map(({ code, name, icon }) => (
              <EventTile
                icon={EVENT_ICONS[icon] ?? "document"}
                label={name}
                href={`${paths.procedures()}?lifeEvent=${code}`}
              />
            ))}
          </div>
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
      <h1 class="ds-heading" data-size="md">
        {t.question}
      </h1>
      <search>
        <form action={paths.procedures()} method="get">
          <input
            class="ds-input"
            type="search"
            name="q"
            aria-label={t.searchLabel}
            placeholder={t.searchHint}
            maxlength={100}
            data-shortcut="/"
          />
          <Button variant="primary" color="accent" icon="search">
            {t.search}
          </Button>
        </form>
      </search>
      <p>
        {t.facts({ count: view.procedureCount, hours: view.hours })}
        {" · "}
        <Link href={paths.procedures()}>{t.allProcedures}</Link>
      </p>
    </>
  );
}
