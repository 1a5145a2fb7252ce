import { type Locale, messages } from "../../../i18n/index.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { ButtonLink, Card, dayText, fullMoment } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { Dossier } from "../../dossier/index.ts";
import { maskAddress } from "../contact.ts";
import { contactFor, momentsOf } from "../plan.ts";
import type { PostRoom } from "../post-room.ts";
import type { Delivery, ToldMessage } from "../queries.ts";
import { carriesResult, isGivenAsFile, resultLinkLastDay } from "../result-link.ts";
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

/**
 * For whoever follows the dossier by its code: where the link to the electronic result went, as long as it opens; null
 * where there is none. Of a result that is no longer valid, or a link whose days are over, nobody is told where it went.
 */
export async function resultCard(
  { services: { database, clock } }: PostRoom,
  told: readonly ToldMessage[],
  locale: Locale,
) {
  const message = told.find(({ kind }) => kind === "RETURNED");
  if (message === undefined) return null;
  const [moment, now] = await momentsOf(database, [message, { ...message, seq: null }]);
  if (moment == null || !isGivenAsFile(moment)) return null;
  const t = messages(locale).notification.result;
  const ended = now?.dossier.result?.ended;
  const { email, phone } = contactFor(message, moment, new Map());
  const linked = carriesResult(message, moment) && (email ?? phone) !== null;
  const lastDay = resultLinkLastDay(message.at);
  const isOver = clock.today() > lastDay;
  return (
    <Card title={t.title}>
      {ended === undefined ? null : <p>{endedWords(ended, locale)}</p>}
      {ended === undefined && linked && isOver ? <p>{t.ended(dayText(lastDay))}</p> : null}
      {ended === undefined && linked && !isOver ? (
        <Sent locale={locale} message={message} to={{ email, phone }} />
      ) : null}
      <p>{ended !== undefined ? t.notGiven : linked && !isOver ? t.elsewise : t.account}</p>
      <div>
        <ButtonLink href={paths.myDossiers()} variant="secondary">
          {ended === undefined ? t.signIn : t.signInToSee}
        </ButtonLink>
      </div>
    </Card>
  );
}

function endedWords(ended: NonNullable<NonNullable<Dossier["result"]>["ended"]>, locale: Locale): string {
  const t = messages(locale).notification.result;
  const on = dayText(localDateOf(ended.at));
  return ended.kind === "REVOKED" ? t.revoked(on) : t.replaced(on);
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
