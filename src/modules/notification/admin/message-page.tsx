import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  DefinitionList,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { StateTag, Ways } from "../desk/told-card.tsx";
import type { Delivery, ToldMessage } from "../queries.ts";
import { failureWords } from "./failure-words.ts";
import type { Attempt } from "./outbox-queries.ts";

type MessageProps = {
  readonly page: PageFrame & FormPage;
  readonly message: ToldMessage;
  /** The dossier it is about, by which the receiver can be told another way. */
  readonly dossierCode: string | null;
  readonly attempts: readonly Attempt[];
  readonly mayOperate: boolean;
  readonly errors: readonly FormError[];
};

/** One message: where it stands by each way, every try, and what can be decided. Nobody's address. */
export function MessagePage({ page, message, dossierCode, attempts, mayOperate, errors }: MessageProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <DeskLayout page={page} title={`${t.admin.one}: ${t.kinds[message.kind]}`}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.admin.title, href: paths.adminMessages() }]}
          here={t.kinds[message.kind]}
        />
        <Heading level={1} title={t.kinds[message.kind]} />
        <ErrorSummary locale={locale} errors={errors} />
        <Card>
          <DefinitionList
            items={[
              [t.admin.dossier, dossierCode],
              [t.admin.at, fullMoment(message.at)],
              [t.admin.state, <Ways locale={locale} message={message} />],
            ]}
          />
        </Card>
        {message.deliveries.map((delivery) => (
          <Standing page={page} delivery={delivery} mayOperate={mayOperate} errors={errors} />
        ))}
        <section class="mc-stack">
          <Heading level={2} title={t.admin.attempts} />
          <Table
            locale={locale}
            caption={t.admin.attempts}
            rows={attempts}
            columns={[
              { key: "at", header: t.admin.at, cell: ({ at }) => fullMoment(at) },
              { key: "channel", header: t.admin.channel, cell: ({ channel }) => t.forms[channel] },
              { key: "provider", header: t.admin.provider, cell: ({ provider }) => provider },
              { key: "outcome", header: t.admin.outcome, cell: ({ outcome }) => t.outcomes[outcome] },
              { key: "code", header: t.admin.code, cell: ({ code }) => failureWords(code, locale) },
            ]}
          />
        </section>
      </div>
    </DeskLayout>
  );
}

type StandingProps = Pick<MessageProps, "page" | "mayOperate" | "errors"> & { readonly delivery: Delivery };

/** Where it still matters whether an unclear try went out. */
const UNDECIDED: readonly Delivery["state"][] = ["QUEUED", "SENDING", "DEAD"];

function Standing({ page, delivery, mayOperate, errors }: StandingProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  const { channel, state, attempts, provider, unsure, code, reason, changedAt, nextAt } = delivery;
  const name = `reason.${channel}`;
  return (
    <Card title={t.forms[channel]} {...(state === "DEAD" ? { edge: "danger" as const } : {})}>
      <DefinitionList
        items={[
          [t.admin.state, <StateTag locale={locale} state={state} />],
          [t.admin.tries, String(attempts)],
          [t.admin.provider, provider],
          [t.admin.code, code === null ? null : failureWords(code, locale)],
          [t.admin.changed, fullMoment(changedAt)],
          [t.states.QUEUED, state === "QUEUED" ? fullMoment(nextAt) : null],
          [t.admin.decided, reason],
        ]}
      />
      {unsure && provider !== null && UNDECIDED.includes(state) ? (
        <Alert locale={locale} tone="warning">
          {t.admin.unsure(provider)}
        </Alert>
      ) : null}
      {mayOperate && state === "DEAD" ? (
        <Form page={page} action={`${paths.adminMessage(delivery.messageId)}/${channel}`}>
          <TextInput
            locale={locale}
            name={name}
            label={t.admin.reason}
            hint={t.admin.reasonHint}
            maxLength={200}
            error={errorOf(errors, name)}
          />
          <div class="mc-row">
            <Button name="decision" value="RETRY" variant="secondary">
              {t.admin.retry}
            </Button>
            <Button name="decision" value="DROP" variant="tertiary">
              {t.admin.drop}
            </Button>
          </div>
        </Form>
      ) : null}
    </Card>
  );
}
