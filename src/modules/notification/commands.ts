import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { AccountId, Officer } from "../access/index.ts";
import { writeDueSoonShare } from "../calendar/index.ts";
import type { Channel } from "./kinds.ts";
import { addReminders } from "./outbox.ts";
import type { PostRoom } from "./post-room.ts";
import { sampleValues } from "./sample-values.ts";
import { type Settings, writeSettings } from "./settings.ts";
import { checkTemplate, type TemplateRefusal, type TemplateText } from "./template.ts";
import { addTemplate, neededVariables, type TemplateKey } from "./templates.ts";

/**
 * What a person decides of a message that could not be sent: sending it again begins anew, under the same key, so that a
 * provider that had it after all still does not send it twice.
 */
const DECIDE: Statement = {
  name: "notification-decide",
  text: (schema) => `
    UPDATE ${schema}.notification_delivery
    SET state = $3, attempts = CASE WHEN $3 = 'QUEUED' THEN 0 ELSE attempts END, next_at = $4, changed_at = $4,
        reason = $5, decided_by = $6
    WHERE message_id = $1 AND channel = $2 AND state = 'DEAD' RETURNING channel`,
};

type Decision = {
  readonly messageId: string;
  readonly channel: Channel;
  readonly decision: "RETRY" | "DROP";
  readonly reason: string;
  readonly by: AccountId;
};

type DecisionRefusal =
  | { readonly code: "NOTIFICATION_REASON_REQUIRED" }
  | { readonly code: "NOTIFICATION_NOT_DEAD" };

/** Sends a dead letter again, or drops it: by name and with a reason. */
export async function decideDelivery(
  { database, clock }: Services,
  { messageId, channel, decision, reason, by }: Decision,
): Promise<Result<null, DecisionRefusal>> {
  if (reason.trim() === "") return refuse({ code: "NOTIFICATION_REASON_REQUIRED" });
  const state = decision === "RETRY" ? "QUEUED" : "DROPPED";
  const done = await database.run(DECIDE, [messageId, channel, state, clock.now(), reason.trim(), by]);
  return done.length === 1 ? accept(null) : refuse({ code: "NOTIFICATION_NOT_DEAD" });
}

/** A message to whoever asks, by one way out, to see whether it works. */
export async function sendTrial(
  { services, providers }: PostRoom,
  officer: Officer,
  channel: Channel,
): Promise<Result<null, { readonly code: "NOTIFICATION_NO_CHANNEL" }>> {
  if (providers[channel].length === 0) return refuse({ code: "NOTIFICATION_NO_CHANNEL" });
  const at = services.clock.now();
  await addReminders(services.database, [
    {
      dossierId: null,
      kind: "TRIAL",
      occasion: `trial ${channel} ${at}`,
      receiver: { to: "PERSON", personId: officer.personId },
      at,
    },
  ]);
  return accept(null);
}

type TextChange = TemplateKey & TemplateText & { readonly after: number; readonly by: AccountId };

/** Puts a text of the authority in force, if it may be sent and nobody else changed it meanwhile. */
export async function publishText(
  { database, clock }: Services,
  change: TextChange,
): Promise<Result<null, TemplateRefusal | { readonly code: "NOTIFICATION_TEXT_CHANGED" }>> {
  const { kind, form, locale, subject, body, after, by } = change;
  const checked = checkTemplate(
    { subject, body },
    { kind, form, needed: neededVariables(kind), sample: sampleValues(kind, locale) },
  );
  if (!checked.ok) return checked;
  const key = { kind, form, locale };
  const added = await addTemplate(database, key, { subject, body, after, by, at: clock.now() });
  return added ? accept(null) : refuse({ code: "NOTIFICATION_TEXT_CHANGED" });
}

type SettingsChange = {
  readonly settings: Settings;
  readonly dueSoonShare: number;
  readonly by: AccountId;
};

/** What the authority decides of its messages, and from today on of what is due soon; somebody else's change meanwhile undoes neither. */
export async function changeSettings(
  { database, clock }: Services,
  { settings, dueSoonShare, by }: SettingsChange,
): Promise<Result<null, { readonly code: "NOTIFICATION_SETTINGS_CHANGED" }>> {
  const share = { from: clock.today(), percent: dueSoonShare, at: clock.now(), by };
  const done = await database.transaction(async (tx) => {
    if (!(await writeSettings(tx, settings))) return false;
    await writeDueSoonShare(tx, share);
    return true;
  });
  return done ? accept(null) : refuse({ code: "NOTIFICATION_SETTINGS_CHANGED" });
}
