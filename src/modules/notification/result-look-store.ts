import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

const WRITE: Statement = {
  name: "notification-result-look-write",
  text: (schema) => `
    INSERT INTO ${schema}.notification_result_look (id, message_id, sha256, at) VALUES ($1, $2, $3, $4)`,
};

/**
 * Writes down that a result was fetched by its link, before it is given.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: whoever reads personal data leaves a trace.
 */
export async function noteResultLook(
  executor: Pick<Executor, "run">,
  look: { readonly messageId: string; readonly sha256: string; readonly at: Instant },
): Promise<void> {
  await executor.run(WRITE, [newId(), look.messageId, look.sha256, look.at]);
}

const LIST: Statement = {
  name: "notification-result-looks",
  text: (schema) => `
    SELECT sha256, at FROM ${schema}.notification_result_look
    WHERE message_id = ANY ($1::uuid[]) ORDER BY at DESC LIMIT 20`,
};

const looks = z.array(
  z.object({ sha256: z.string(), at: z.custom<Instant>((value) => typeof value === "string") }),
);
type ResultLook = z.output<typeof looks>[number];

/** The last times the result was fetched by the links in these messages, newest first. */
export async function listResultLooks(
  executor: Pick<Executor, "run">,
  messageIds: readonly string[],
): Promise<readonly ResultLook[]> {
  return messageIds.length === 0 ? [] : looks.parse(await executor.run(LIST, [messageIds]));
}
