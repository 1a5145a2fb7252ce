import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  Heading,
  TextInput,
} from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, parseForm, type Router, z } from "../../../web/route.ts";
import { findDueSoonShare } from "../../calendar/index.ts";
import { changeSettings } from "../commands.ts";
import { readSettings, type Settings } from "../settings.ts";

const path = paths.adminMessageSettings();
const act = "notification.operate";
const query = z.object({ done: z.string().optional() });
type SettingsRequest = Page<unknown, { readonly done?: string | undefined }>;

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
/** "3, 10, 30": whole days, ascending, each once; empty for never. */
const dayList = z
  .string()
  .transform((text) =>
    text
      .split(/[\s,;]+/)
      .filter((part) => part !== "")
      .map(Number),
  )
  .pipe(z.array(z.number().int().min(1).max(365)).max(12))
  .transform((days) => [...new Set(days)].sort((one, other) => one - other));
const form = z.object({
  quietFrom: clockTime,
  quietUntil: clockTime,
  collectDays: dayList,
  dueSoonShare: z.coerce.number().int().min(0).max(50),
  plainSms: z.string().optional(),
  revision: z.coerce.number().int(),
});

/** Quiet hours and reminders, for whoever keeps the outbox going. */
export function registerMessageSettings(router: Router): void {
  pageRoute(router, { method: "get", path, act, query, handler: (page) => show(page, []) });
  pageRoute(router, { method: "post", path, act, query, idempotency: "none", handler: take });
}

async function show(page: SettingsRequest, errors: readonly FormError[]): Promise<Response> {
  const { database, clock } = page.services;
  const settings = await readSettings(database);
  const share = await findDueSoonShare(database, clock.today());
  return page.render(
    <SettingsPage page={page} settings={settings} share={share} errors={errors} />,
    errors.length === 0 ? 200 : 422,
  );
}

async function take(page: SettingsRequest): Promise<Response> {
  const read = parseForm(form, page.form, page.locale);
  if (!read.ok) return show(page, read.errors);
  const { quietFrom, quietUntil, plainSms, dueSoonShare, ...rest } = read.value;
  const { actor, services } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const quiet = { fromMinute: quietFrom, untilMinute: quietUntil };
  const settings = { ...rest, quiet, plainSms: plainSms !== undefined };
  const done = await changeSettings(services, { settings, dueSoonShare, by: actor.accountId });
  if (done.ok) return page.redirect(`${path}?done=1`);
  const message = errorText(page.locale, done.refusal.code, done.refusal) ?? done.refusal.code;
  return show(page, [{ path: "", message }]);
}

type SettingsProps = {
  readonly page: SettingsRequest;
  readonly settings: Settings;
  /** The share of the term, in percent, below which a dossier is due soon. */
  readonly share: number;
  readonly errors: readonly FormError[];
};

function SettingsPage(props: SettingsProps) {
  const { page, errors } = props;
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <DeskLayout page={page} title={t.settings.title}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.admin.title, href: paths.adminMessages() }]}
          here={t.settings.title}
        />
        <Heading level={1} title={t.settings.title} />
        {page.query.done === undefined ? null : (
          <Alert locale={locale} tone="success" title={t.settings.saved} />
        )}
        <ErrorSummary locale={locale} errors={errors} />
        <Card>
          <SettingsForm {...props} />
        </Card>
      </div>
    </DeskLayout>
  );
}

function SettingsForm({ page, settings, share, errors }: SettingsProps) {
  const { locale } = page;
  const t = messages(locale).notification.settings;
  const time = (name: "quietFrom" | "quietUntil", minute: number) => (
    <TextInput
      {...{ locale, name, label: t[name], error: errorOf(errors, name) }}
      type="time"
      value={timeText(minute)}
    />
  );
  return (
    <Form page={page} action={path}>
      <input type="hidden" name="revision" value={String(settings.revision)} />
      {time("quietFrom", settings.quiet.fromMinute)}
      {time("quietUntil", settings.quiet.untilMinute)}
      <p class="mc-hint">{t.quietHint}</p>
      <TextInput
        {...{ locale, name: "collectDays", label: t.collectDays, hint: t.collectDaysHint }}
        error={errors.some(({ path: at }) => at.startsWith("collectDays")) ? t.collectDaysWrong : undefined}
        value={settings.collectDays.join(", ")}
        size={24}
        optional
      />
      <TextInput
        {...{ locale, name: "dueSoonShare", label: t.dueSoonShare, hint: t.dueSoonShareHint }}
        error={errorOf(errors, "dueSoonShare")}
        value={String(share)}
        size={4}
        inputMode="numeric"
      />
      <Checkbox locale={locale} name="plainSms" label={t.plainSms} checked={settings.plainSms} optional />
      <div class="mc-row">
        <Button>{t.save}</Button>
      </div>
    </Form>
  );
}

function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
