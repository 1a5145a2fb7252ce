import { z } from "zod";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { isSamePersonSql, type NamedPerson, type PersonId } from "../access/index.ts";
import { BASES, type Representative, type RepresentativeId } from "./representative.ts";

const COLUMNS =
  "r.id, r.tax_code, r.organisation_name, r.personal_id, r.full_name, r.basis, r.document, r.valid_from, r.valid_to, r.confirmed_by, r.agreed_at IS NOT NULL AS is_agreed, r.end_reason";

const OF_ORGANISATION: Statement = {
  name: "paper-store-representatives-of",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.paper_store_representative AS r
    WHERE r.tax_code = $1 ORDER BY r.ended_at IS NOT NULL, r.valid_to DESC, r.id LIMIT 100`,
};

const WAITING: Statement = {
  name: "paper-store-representatives-waiting",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.paper_store_representative AS r
    WHERE r.agreed_at IS NULL AND r.ended_at IS NULL ORDER BY r.confirmed_at, r.id LIMIT 100`,
};

const BY_ID: Statement = {
  name: "paper-store-representative-by-id",
  text: (schema) => `SELECT ${COLUMNS} FROM ${schema}.paper_store_representative AS r WHERE r.id = $1`,
};

const OF_PERSON: Statement = {
  name: "paper-store-represented-by",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.paper_store_representative AS r
    WHERE ${isSamePersonSql(schema, { number: "r.personal_id", name: "r.full_name" }, { number: "$1", name: "$2" })}
      AND r.agreed_at IS NOT NULL AND r.ended_at IS NULL AND $3::date BETWEEN r.valid_from AND r.valid_to
    ORDER BY r.organisation_name, r.id LIMIT 100`,
};

const day = z.custom<LocalDate>((value) => typeof value === "string");
const representativeRow = z
  .object({
    id: z.custom<RepresentativeId>((value) => typeof value === "string"),
    tax_code: z.string(),
    organisation_name: z.string(),
    personal_id: z.string(),
    full_name: z.string(),
    basis: z.enum(BASES),
    document: z.string(),
    valid_from: day,
    valid_to: day,
    confirmed_by: z.custom<PersonId>((value) => typeof value === "string"),
    is_agreed: z.boolean(),
    end_reason: z.string().nullable(),
  })
  .transform(
    (row): Representative => ({
      id: row.id,
      taxCode: row.tax_code,
      organisationName: row.organisation_name,
      personalId: row.personal_id,
      fullName: row.full_name,
      basis: row.basis,
      document: row.document,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      confirmedBy: row.confirmed_by,
      isAgreed: row.is_agreed,
      endReason: row.end_reason,
    }),
  );

/** Everybody who was confirmed for this tax code, those in force first. */
export async function listRepresentatives(
  executor: Executor,
  taxCode: string,
): Promise<readonly Representative[]> {
  return (await executor.run(OF_ORGANISATION, [taxCode])).map((row) => representativeRow.parse(row));
}

/** Whom one officer wrote down and no second one agreed to yet, the longest waiting first. */
export async function listRepresentativesWaiting(executor: Executor): Promise<readonly Representative[]> {
  return (await executor.run(WAITING, [])).map((row) => representativeRow.parse(row));
}

export async function findRepresentative(
  executor: Executor,
  id: RepresentativeId,
): Promise<Representative | null> {
  const [row] = await executor.run(BY_ID, [id]);
  return row === undefined ? null : representativeRow.parse(row);
}

/** The shelves of the organisations this person may act for on the day: tax codes and names. */
export async function listRepresentedOwners(
  executor: Executor,
  person: NamedPerson,
  on: LocalDate,
): Promise<readonly NamedPerson[]> {
  const all = await listRepresented(executor, person, on);
  return all.map(({ taxCode, organisationName }) => ({ personalId: taxCode, fullName: organisationName }));
}

/** What this person may act for on the day: by number and name, neither before nor after, nor once it was ended. */
export async function listRepresented(
  executor: Executor,
  { personalId, fullName }: NamedPerson,
  on: LocalDate,
): Promise<readonly Representative[]> {
  return (await executor.run(OF_PERSON, [personalId, fullName, on])).map((row) =>
    representativeRow.parse(row),
  );
}
