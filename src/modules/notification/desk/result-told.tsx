import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { ButtonLink, Card, dayText, fullMoment } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { maskAddress } from "../contact.ts";
import { contactFor, momentsOf } from "../plan.ts";
import type { PostRoom } from "../post-room.ts";
import type { Delivery, ToldMessage } from "../queries.ts";
import { carriesResult, resultLinkLastDay } from "../result-link.ts";
import { listResultLooks } from "../result-look-store.ts";

/** A file of the result that was fetched by a link. */
export type SeenResult = { readonly name: string; readonly at: Instant };

/** When the result was fetched by the links in these messages. */
export async function looksOf(
  { services: { database } }: PostRoom,
  told: readonly ToldMessage[],
): Promise<readonly SeenResult[]> {
  const handed = told.filter(({ kind }) => kind === "RETURNED");
  const looks = await listResultLooks(
    database,
    handed.map(({ id }) => id),
  );
  const [first] = handed;
  if (first === undefined || looks.length === 0) return [];
  const [moment] = await momentsOf(database, [first]);
  const names = new Map(moment?.dossier.result?.files.map(({ sha256, name }) => [sha256, name]));
  return looks.map(({ sha256, at }) => ({ name: names.get(sha256) ?? "", at }));
}

/** For whoever follows the dossier by its code: where the link to the electronic result went; null where there is none. */
export async function resultCard(
  { services: { database } }: PostRoom,
  told: readonly ToldMessage[],
  locale: Locale,
) {
  const message = told.find(({ kind }) => kind === "RETURNED");
  const [moment = null] = message === undefined ? [] : await momentsOf(database, [message]);
  if (message === undefined || moment?.event?.type !== "ResultReturned") return null;
  if (moment.event.data.channel !== "ONLINE") return null;
  const t = messages(locale).notification.result;
  const { email, phone } = contactFor(message, moment, new Map());
  const linked = carriesResult(message, moment) && (email ?? phone) !== null;
  return (
    <Card title={t.title}>
      {linked ? <Sent locale={locale} message={message} to={{ email, phone }} /> : null}
      <p>{linked ? t.elsewise : t.account}</p>
      <div>
        <ButtonLink href={paths.myDossiers()} variant="secondary">
          {t.signIn}
        </ButtonLink>
      </div>
    </Card>
  );
}

type SentProps = {
  readonly locale: Locale;
  readonly message: ToldMessage;
  readonly to: { readonly email: string | null; readonly phone: string | null };
};

/** Each way the link left by; nothing of those by which it could not. */
function Sent({ locale, message, to }: SentProps) {
  const t = messages(locale).notification.result;
  const lines = message.deliveries.flatMap((delivery) => {
    const address = delivery.channel === "EMAIL" ? to.email : to.phone;
    if (address === null) return [];
    const masked = maskAddress(address);
    if (LEFT.includes(delivery.state)) return [t.sent({ to: masked, at: fullMoment(delivery.changedAt) })];
    return WAITS.includes(delivery.state) ? [t.sending(masked)] : [];
  });
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      <p>{t.opens(dayText(resultLinkLastDay(message.at)))}</p>
    </>
  );
}

const LEFT: readonly Delivery["state"][] = ["SENT", "DELIVERED"];
const WAITS: readonly Delivery["state"][] = ["QUEUED", "SENDING"];
