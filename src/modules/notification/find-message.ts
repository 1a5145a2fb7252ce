import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { type OutboxMessage, parseMessage } from "./outbox.ts";

const FIND: Statement = {
  name: "notification-find",
  text: (schema) => `SELECT m.* FROM ${schema}.notification_message AS m WHERE m.id = $1`,
};

export async function findMessage(
  executor: Pick<Executor, "run">,
  id: string,
): Promise<OutboxMessage | null> {
  const [row] = await executor.run(FIND, [id]);
  return row === undefined ? null : parseMessage(row);
}
