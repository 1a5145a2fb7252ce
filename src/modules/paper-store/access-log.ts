import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { type Actor, isSamePersonSql, type NamedPerson, type PersonId } from "../access/index.ts";
import type { StoredPaper } from "./paper.ts";

type AccessKind = "LOOKED_UP" | "PROPOSED" | "OPENED" | "REUSED";
type Consent = "OWNER_ONLINE" | "OWNER_AT_COUNTER";

/** One look at somebody's papers, as it is written before anything is shown. */
type Look = {
  readonly kind: AccessKind;
  readonly ownerNumber: string;
  /** None: somebody looked and there was nothing. */
  readonly papers: readonly Pick<StoredPaper, "id">[];
  readonly purpose: string;
  readonly dossierId?: string | null;
  readonly consent?: Consent;
};

const WRITE: Statement = {
  name: "paper-store-access-write",
  text: (schema) => `
    INSERT INTO ${schema}.paper_store_access (id, owner_number, paper_id, kind, account_id, person_id, dossier_id, purpose, consent, at)
    SELECT a.id, $2, a.paper_id, $3, $4, $5, $6, $7, $8, $9
    FROM jsonb_to_recordset($1::jsonb) AS a (id uuid, paper_id uuid)`,
};

/**
 * Writes down who looks at whose papers and why. Citizens and officers only: nobody else is ever shown one.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: whoever reads personal data leaves a trace the person can see.
 */
export async function logLook(
  executor: Pick<Executor, "run">,
  actor: Actor,
  { at, ...look }: Look & { readonly at: Instant },
): Promise<void> {
  if (actor.kind !== "citizen" && actor.kind !== "officer") return;
  const papers = look.papers.length === 0 ? [{ id: null }] : look.papers;
  await executor.run(WRITE, [
    JSON.stringify(papers.map(({ id }) => ({ id: newId(), paper_id: id }))),
    look.ownerNumber,
    look.kind,
    actor.accountId,
    actor.kind === "officer" ? actor.personId : null,
    look.dossierId ?? null,
    look.purpose,
    look.consent ?? null,
    at,
  ]);
}

/** A look as its owner sees it. */
export type LookShown = {
  readonly at: Instant;
  readonly kind: AccessKind;
  readonly paperName: string;
  /** Null: the owner. */
  readonly personId: PersonId | null;
  readonly purpose: string;
};

/** Only looks at papers of theirs: one that found nothing has a number alone, which may have been meant for somebody else. */
const SHOW: Statement = {
  name: "paper-store-access-show",
  text: (schema) => `
    SELECT a.at, a.kind, a.person_id, a.purpose, p.name AS paper_name
    FROM ${schema}.paper_store_access AS a
      JOIN ${schema}.paper_store_paper AS p ON p.id = a.paper_id
    WHERE a.owner_number = $1 AND ${isSamePersonSql(schema, { number: "p.owner_number", name: "p.owner_name" }, { number: "$1", name: "$3" })}
    ORDER BY a.at DESC LIMIT $2`,
};

const shownRow = z
  .object({
    at: z.custom<Instant>((value) => typeof value === "string"),
    kind: z.enum(["LOOKED_UP", "PROPOSED", "OPENED", "REUSED"]),
    person_id: z.custom<PersonId>((value) => typeof value === "string").nullable(),
    purpose: z.string(),
    paper_name: z.string(),
  })
  .transform(
    (row): LookShown => ({
      at: row.at,
      kind: row.kind,
      personId: row.person_id,
      purpose: row.purpose,
      paperName: row.paper_name,
    }),
  );

/** The latest looks at one owner's papers: who, when, why. */
export async function listLooks(
  executor: Executor,
  owner: NamedPerson,
  limit: number,
): Promise<readonly LookShown[]> {
  return (await executor.run(SHOW, [owner.personalId, limit, owner.fullName])).map((row) =>
    shownRow.parse(row),
  );
}
