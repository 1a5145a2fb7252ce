import { z } from "zod";
import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import {
  Alert,
  Button,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Select,
  Table,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import { CHANNELS } from "../kinds.ts";
import type { PostRoom } from "../post-room.ts";
import { SIMULATOR_MODES, type SimulatorMode, setSimulator } from "../providers/simulator.ts";

const path = paths.simulatedMessages();

/** What the demonstration's providers took, and how they are made to behave. Elsewhere the page does not exist. */
export function registerSimulatedPages(router: Router, room: PostRoom): void {
  if (!room.services.config.demo) return;
  pageRoute(router, { method: "get", path, act: "portal.read", handler: (page) => show(room, page) });
  pageRoute(router, {
    method: "post",
    path,
    act: "notification.operate",
    idempotency: "none",
    handler: async (page) => {
      const provider = namesOf(room).find((name) => name === page.form["provider"]);
      const mode = SIMULATOR_MODES.find((each) => each === page.form["mode"]);
      if (provider !== undefined && mode !== undefined)
        await setSimulator(page.services.database, provider, mode);
      return page.redirect(path);
    },
  });
}

const MODES: Statement = {
  name: "notification-simulator-modes",
  text: (schema) => `SELECT provider, mode FROM ${schema}.notification_simulator`,
};
const TAKEN: Statement = {
  name: "notification-simulated-list",
  text: (schema) => `SELECT * FROM ${schema}.notification_simulated ORDER BY at DESC LIMIT 40`,
};

const takenRow = z.object({
  provider: z.string(),
  channel: z.enum(CHANNELS),
  recipient: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  times: z.number(),
});
type Taken = z.output<typeof takenRow>;

function namesOf({ providers }: PostRoom): readonly string[] {
  return CHANNELS.flatMap((channel) => providers[channel].map(({ name }) => name));
}

async function show(room: PostRoom, page: Page<unknown, unknown>): Promise<Response> {
  const { database } = page.services;
  const [taken, modes] = await Promise.all([listTaken(database), readModes(database)]);
  const providers = namesOf(room).map((name) => ({ name, mode: modes.get(name) ?? ("OK" as const) }));
  return page.render(<SimulatedPage page={page} taken={taken} providers={providers} />);
}

async function listTaken(executor: Pick<Executor, "run">): Promise<readonly Taken[]> {
  return (await executor.run(TAKEN, [])).map((row) => takenRow.parse(row));
}

async function readModes(executor: Pick<Executor, "run">): Promise<ReadonlyMap<string, SimulatorMode>> {
  const rows = await executor.run(MODES, []);
  return new Map(
    rows.map((row) => [
      String(row["provider"]),
      SIMULATOR_MODES.find((mode) => mode === row["mode"]) ?? "OK",
    ]),
  );
}

type SimulatedProps = {
  readonly page: PageFrame & FormPage;
  readonly taken: readonly Taken[];
  readonly providers: readonly { readonly name: string; readonly mode: SimulatorMode }[];
};

function SimulatedPage({ page, taken, providers }: SimulatedProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <PortalLayout page={page} title={t.demo.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.demo.title} />
        <Alert locale={locale} tone="warning" title={t.demo.lead} />
        {mayEver(page.actor, "notification.operate") ? <Behaviour page={page} providers={providers} /> : null}
        <Table
          locale={locale}
          caption={t.demo.title}
          rows={taken}
          emptyText={t.demo.none}
          columns={[
            { key: "at", header: t.admin.at, cell: ({ at }) => fullMoment(at) },
            { key: "channel", header: t.admin.channel, cell: ({ channel }) => t.forms[channel] },
            { key: "to", header: t.demo.to, cell: ({ recipient }) => recipient },
            { key: "text", header: t.demo.text, cell: (row) => <Text {...row} /> },
            {
              key: "provider",
              header: t.demo.provider,
              cell: ({ provider, times }) =>
                times === 1 ? provider : `${provider} · ${t.demo.times(times)}`,
            },
          ]}
        />
      </div>
    </PortalLayout>
  );
}

/** How the providers behave, for the demonstration's administrator. */
function Behaviour({ page, providers }: Omit<SimulatedProps, "taken">) {
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <Form page={page} action={path} class="mc-filter">
      <Select
        locale={locale}
        name="provider"
        label={t.demo.provider}
        emptyLabel={null}
        options={providers.map(({ name, mode }) => ({
          value: name,
          label: `${name}: ${t.demo.modes[mode]}`,
        }))}
      />
      <Select
        locale={locale}
        name="mode"
        label={t.demo.mode}
        emptyLabel={null}
        options={SIMULATOR_MODES.map((mode) => ({ value: mode, label: t.demo.modes[mode] }))}
      />
      <Button variant="secondary">{t.demo.change}</Button>
    </Form>
  );
}

function Text({ subject, body }: Taken) {
  const lines = body.split("\n").filter((line) => line !== "");
  return (
    <>
      {subject === null ? null : <p class="mc-strong">{subject}</p>}
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}
