import { type Locale, messages } from "../../../i18n/index.ts";
import { Card, fullMoment, Table, Tag, type Tone } from "../../../web/components/index.ts";
import type { DossierPart } from "../../dossier/index.ts";
import type { PostRoom } from "../post-room.ts";
import { type Delivery, listToldOf, type ToldMessage } from "../queries.ts";

const TONES: Readonly<Record<Delivery["state"], Tone>> = {
  QUEUED: "info",
  SENDING: "info",
  SENT: "success",
  DELIVERED: "success",
  DEAD: "danger",
  DROPPED: "neutral",
};

/** What the applicant was told and how it went, on the dossier's page of both sides. */
export function toldCard({ services }: Pick<PostRoom, "services">): DossierPart {
  return async ({ dossierId, locale, reader }) =>
    // What somebody was told is theirs: whoever knows the code of a dossier alone does not see it.
    reader === "PUBLIC" ? null : (
      <ToldCard locale={locale} told={await listToldOf(services.database, dossierId)} />
    );
}

function ToldCard({ locale, told }: { locale: Locale; told: readonly ToldMessage[] }) {
  const t = messages(locale).notification;
  return (
    <Card title={t.ofDossier.title}>
      <Table
        locale={locale}
        caption={t.ofDossier.title}
        rows={told}
        emptyText={t.ofDossier.none}
        columns={[
          { key: "what", header: t.ofDossier.what, cell: ({ kind }) => t.kinds[kind] },
          { key: "when", header: t.ofDossier.when, cell: ({ at }) => fullMoment(at) },
          {
            key: "how",
            header: t.ofDossier.how,
            cell: (message) => <Ways locale={locale} message={message} />,
          },
        ]}
      />
    </Card>
  );
}

/** Each way a message took with how it stands, or why it took none. */
export function Ways({ locale, message }: { locale: Locale; message: ToldMessage }) {
  const t = messages(locale).notification;
  if (message.plannedAt === null) return <Tag tone="info">{t.planned}</Tag>;
  if (message.deliveries.length === 0)
    return <span class="mc-muted">{silenceText(message.silence, locale)}</span>;
  return (
    <span class="mc-row">
      {message.deliveries.map(({ channel, state }) => (
        <Tag tone={TONES[state]}>{`${t.forms[channel]}: ${t.states[state]}`}</Tag>
      ))}
    </span>
  );
}

export function StateTag({ locale, state }: { locale: Locale; state: Delivery["state"] }) {
  return <Tag tone={TONES[state]}>{messages(locale).notification.states[state]}</Tag>;
}

function silenceText(silence: string | null, locale: Locale): string {
  const names: { readonly [reason: string]: string } = messages(locale).notification.silences;
  return silence === null ? "" : (names[silence] ?? silence);
}
