import { type Locale, messages } from "../../../i18n/index.ts";
import { Card, fullMoment, Link, Table, Tag, type Tone } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierPart } from "../../dossier/index.ts";
import { contactFor, momentsOf } from "../plan.ts";
import type { PostRoom } from "../post-room.ts";
import { type Delivery, listToldOf, type ToldMessage } from "../queries.ts";
import { noticeToken } from "../token.ts";
import { looksOf, resultCard, type SeenResult } from "./result-told.tsx";

const TONES: Readonly<Record<Delivery["state"], Tone>> = {
  QUEUED: "info",
  SENDING: "info",
  SENT: "success",
  DELIVERED: "success",
  DEAD: "danger",
  DROPPED: "neutral",
};

/**
 * What the applicant was told and how it went, on the dossier's page of both sides. What somebody was told is theirs:
 * whoever followed the dossier by its code sees none of it, but a guest finds there where to say how they want to be told.
 */
export function toldCard(room: PostRoom): DossierPart {
  return async ({ dossierId, locale, reader }) => {
    const told = await listToldOf(room.services.database, dossierId);
    if (reader !== "PUBLIC") {
      const looks = await looksOf(room, told);
      return <ToldCard locale={locale} told={told} looks={looks} />;
    }
    const token = await guestToken(room, told);
    const result = await resultCard(room, told, locale);
    if (token === null) return result;
    return (
      <>
        {result}
        <ChoiceCard locale={locale} token={token} />
      </>
    );
  };
}

/** The address under which the guest of these messages chooses; null for who has an account, or gave no contact. */
async function guestToken(room: PostRoom, told: readonly ToldMessage[]): Promise<string | null> {
  const [latest] = told;
  if (latest === undefined) return null;
  const [moment] = await momentsOf(room.services.database, [latest]);
  const { accountId, email, phone } = contactFor(latest, moment ?? null, new Map());
  const isGuest = accountId === null && (email ?? phone) !== null;
  return isGuest ? noticeToken(latest.id, room.contactKey) : null;
}

function ChoiceCard({ locale, token }: { locale: Locale; token: string }) {
  const t = messages(locale).notification.wants;
  return (
    <p>
      <Link href={paths.notice(token)}>{t.title}</Link>
    </p>
  );
}

type ToldCardProps = {
  readonly locale: Locale;
  readonly told: readonly ToldMessage[];
  readonly looks: readonly SeenResult[];
};

function ToldCard({ locale, told, looks }: ToldCardProps) {
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
      {looks.map(({ name, at }) => (
        <p class="mc-small">{t.result.looked({ name, at: fullMoment(at) })}</p>
      ))}
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
