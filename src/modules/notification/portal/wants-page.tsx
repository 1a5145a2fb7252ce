import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  Checkbox,
  CheckboxGroup,
  Form,
  type FormPage,
  Heading,
  RadioGroup,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Channel } from "../kinds.ts";
import type { Preference } from "../preference.ts";
import { OwnLayout } from "./box-page.tsx";

type Push = { readonly publicKey: string; readonly workerPath: string };

type WantsProps = {
  readonly page: PageFrame & FormPage;
  readonly action: string;
  readonly preference: Preference;
  /** The ways out of the office by which the reader can be reached. */
  readonly channels: readonly Channel[];
  /** The ways there are, by which nothing can arrive because no address was given. */
  readonly unreachable: readonly Channel[];
  /** Where each way leads, masked; empty for an account. */
  readonly addresses: Partial<Readonly<Record<Channel, string>>>;
  readonly saved: boolean;
  /** The masked contact of a guest; null for an account. */
  readonly contact: string | null;
  /** Null where browsers are not told. */
  readonly push: Push | null;
};

/** How somebody wants to be told: one form, with or without an account. */
export function WantsPage(props: WantsProps) {
  const { page, saved, contact, push } = props;
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <OwnLayout page={page} title={t.wants.title} islands={push === null ? [] : ["push.js"]}>
      <div class="mc-stack mc-measure">
        <Heading level={1} title={t.wants.title} />
        {contact === null ? null : <p class="mc-muted">{t.wants.guestLead(contact)}</p>}
        {saved ? <Alert locale={locale} tone="success" title={savedText(props)} /> : null}
        <Card>
          <WantsForm {...props} />
        </Card>
        {push === null ? null : <PushCard page={page} push={push} />}
      </div>
    </OwnLayout>
  );
}

/** A guest who cleared every box is still told what is owed by law: the page says where. */
function savedText({ page, contact, channels, preference, addresses }: WantsProps): string {
  const t = messages(page.locale).notification.wants;
  const chosen = channels.filter((channel) => preference.channels.includes(channel));
  const [first] = channels;
  const address = first === undefined ? undefined : addresses[first];
  if (contact === null || chosen.length > 0 || address === undefined) return t.saved;
  return t.savedStatutory(address);
}

function WantsForm({ page, action, preference, channels, unreachable, addresses, contact }: WantsProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <Form page={page} action={action}>
      <RadioGroup
        locale={locale}
        name="locale"
        label={t.wants.locale}
        direction="row"
        value={preference.locale}
        options={[
          { value: "vi", label: t.wants.vi },
          { value: "en", label: t.wants.en },
        ]}
      />
      <Channels {...{ page, preference, channels, addresses, contact }} />
      {unreachable.map((channel) => (
        <p class="mc-hint">{t.wants.unreachable[channel]}</p>
      ))}
      <Checkbox
        locale={locale}
        name="reminders"
        label={page.actor.kind === "officer" ? t.wants.digest : t.wants.reminders}
        checked={preference.reminders}
        optional
      />
      {page.actor.kind === "officer" ? null : (
        <Checkbox
          locale={locale}
          name="extra"
          label={t.wants.extra}
          hint={t.wants.extraHint}
          checked={preference.extra}
          optional
        />
      )}
      <div class="mc-row">
        <Button>{t.wants.save}</Button>
        {page.actor.kind === "officer" ? null : (
          <Button name="stop" value="true" variant="secondary">
            {t.wants.stop}
          </Button>
        )}
      </div>
    </Form>
  );
}

type ChannelsProps = Pick<WantsProps, "page" | "preference" | "channels" | "addresses" | "contact">;

function Channels({ page, preference, channels, addresses, contact }: ChannelsProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  if (channels.length === 0) return null;
  const labelOf = (channel: Channel) => {
    const address = addresses[channel];
    return address === undefined ? t.forms[channel] : `${t.forms[channel]} (${address})`;
  };
  return (
    <CheckboxGroup
      locale={locale}
      name="channels"
      label={t.wants.channels}
      hint={
        contact !== null
          ? t.wants.guestHint
          : page.actor.kind === "officer"
            ? t.wants.officerHint
            : t.wants.channelsHint
      }
      optional
      values={preference.channels}
      options={channels.map((channel) => ({ value: channel, label: labelOf(channel) }))}
    />
  );
}

/** Shown by its script only: a browser without scripts cannot be pushed to. */
function PushCard({ page, push }: { page: PageFrame; push: Push }) {
  const t = messages(page.locale).notification.wants;
  return (
    <div
      hidden
      data-push=""
      data-key={push.publicKey}
      data-worker={push.workerPath}
      data-address={paths.pushKeys()}
      data-csrf={page.csrfToken}
    >
      <Card title={t.push}>
        <p>{t.pushLead}</p>
        <div class="mc-row">
          <button class="ds-button" type="button" data-variant="secondary" data-push-on="">
            {t.pushOn}
          </button>
          <p role="status" data-push-said="" data-done={t.pushDone} data-failed={t.pushFailed} />
        </div>
      </Card>
    </div>
  );
}
