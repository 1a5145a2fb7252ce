import { messages } from "../../i18n/index.ts";
import type { ScrubProgress } from "../../platform/files/scrub.ts";
import type { Incident } from "../../platform/incidents/incidents.ts";
import {
  Alert,
  Button,
  Card,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Table,
  TextInput,
} from "../components/index.ts";
import { DeskLayout } from "../layout/desk-layout.tsx";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";

type IncidentView = {
  readonly incidents: readonly Incident[];
  readonly scrub: ScrubProgress | null;
  readonly held: number;
  readonly mayClose: boolean;
  /** The incident whose note was left empty. */
  readonly unexplained: string | null;
};

/** What a person must look at: damaged, missing and infected files; how far the walk through the store is. */
export function IncidentPage({ page, view }: { page: PageFrame & FormPage; view: IncidentView }) {
  const t = messages(page.locale).uploads.incidents;
  const open = view.incidents.filter(({ closedAt }) => closedAt === null);
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">{t.intro}</p>
        {view.held > 0 ? (
          <Alert locale={page.locale} tone="warning" title={t.held({ count: view.held })} />
        ) : null}
        <p class="mc-small">{scrubWords(view.scrub, t)}</p>
        {open.length === 0 ? <Alert locale={page.locale} tone="success" title={t.none} /> : null}
        {open.map((incident) => (
          <OpenIncident page={page} incident={incident} view={view} />
        ))}
        <Closed page={page} incidents={view.incidents.filter(({ closedAt }) => closedAt !== null)} />
      </div>
    </DeskLayout>
  );
}

type Texts = ReturnType<typeof messages>["uploads"]["incidents"];

function scrubWords(scrub: ScrubProgress | null, t: Texts): string {
  if (scrub === null) return t.scrubNever;
  const { checked, damaged, lastAt, wholeAt } = scrub;
  const whole = wholeAt === null ? t.scrubNotWhole : t.scrubWhole({ when: fullMoment(wholeAt) });
  return `${t.scrub({ checked, damaged, when: fullMoment(lastAt) })} ${whole}`;
}

type OpenProps = { page: PageFrame & FormPage; incident: Incident; view: IncidentView };

function OpenIncident({ page, incident, view }: OpenProps) {
  const t = messages(page.locale).uploads.incidents;
  const { id, kind, subject, detail, times, firstAt, lastAt } = incident;
  return (
    <Card title={t.kind[kind]} edge="danger">
      <p>{t.advice[kind]}</p>
      <p class="mc-small mc-break">{`${t.subject}: ${subject}${detail === "" ? "" : ` · ${detail}`}`}</p>
      <p class="mc-small">{t.met({ times, first: fullMoment(firstAt), last: fullMoment(lastAt) })}</p>
      {view.mayClose ? (
        <Form page={page} action={`${paths.incidents()}/${id}/close`}>
          <TextInput
            locale={page.locale}
            name="note"
            id={`note-${id}`}
            label={t.note}
            error={view.unexplained === id ? t.noteMissing : undefined}
          />
          <div>
            <Button variant="secondary">{t.close}</Button>
          </div>
        </Form>
      ) : null}
    </Card>
  );
}

function Closed({ page, incidents }: { page: PageFrame; incidents: readonly Incident[] }) {
  const t = messages(page.locale).uploads.incidents;
  if (incidents.length === 0) return null;
  return (
    <Table
      locale={page.locale}
      caption={t.closed}
      rows={incidents}
      columns={[
        { key: "kind", header: t.what, cell: ({ kind }) => t.kind[kind] },
        { key: "subject", header: t.subject, cell: ({ subject }) => `${subject.slice(0, 12)}…` },
        { key: "last", header: t.lastAt, cell: ({ lastAt }) => fullMoment(lastAt) },
        { key: "note", header: t.note, cell: ({ note }) => note ?? "" },
      ]}
    />
  );
}
