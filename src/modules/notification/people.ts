import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Contact } from "./contact.ts";

const PEOPLE: Statement = {
  name: "notification-people",
  text: (schema) => `
    SELECT p.id, p.email, p.phone, a.id AS account_id FROM ${schema}.organisation_person AS p
    LEFT JOIN ${schema}.identity_account AS a ON a.person_id = p.id WHERE p.id = ANY ($1::uuid[])`,
};

/** How officers may be reached, by person. */
export async function contactsOfPeople(
  executor: Pick<Executor, "run">,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  if (personIds.length === 0) return new Map();
  const rows = await executor.run(PEOPLE, [[...new Set(personIds)]]);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return new Map(
    rows.map((row) => [
      String(row["id"]),
      { accountId: text(row["account_id"]), email: text(row["email"]), phone: text(row["phone"]) },
    ]),
  );
}

const WITH_PUSH: Statement = {
  name: "notification-accounts-with-push",
  text: (schema) =>
    `SELECT DISTINCT account_id FROM ${schema}.notification_push WHERE account_id = ANY ($1::uuid[])`,
};

/** Which of these accounts have a browser that takes pushed messages. */
export async function accountsWithPush(
  executor: Pick<Executor, "run">,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await executor.run(WITH_PUSH, [[...new Set(accountIds)]]);
  return new Set(rows.map((row) => String(row["account_id"])));
}
