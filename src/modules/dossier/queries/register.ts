import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import type { ChannelOut, DossierId } from "../dossier.ts";
import { parseApplicant } from "../state-parser.ts";
import type { Status } from "../status.ts";

type RegisterQuestion = {
  /** The receiving units of one register. */
  readonly units: readonly UnitId[];
  /** Accepted at or after the first instant and before the second. */
  readonly from: Instant;
  readonly until: Instant;
  readonly fieldCode: string | null;
  readonly code: string | null;
  /** The first number wanted, and how many. */
  readonly first: number;
  readonly size: number;
};

const text = z.string().nullable();
const instant = z.custom<Instant>((at) => typeof at === "string");
const person = z.custom<PersonId>((id) => typeof id === "string").nullable();
const unit = z.custom<UnitId>((id) => typeof id === "string");

const handOverSchema = z.object({
  at: instant,
  fromUnitId: unit.nullable(),
  fromPersonId: person,
  toUnitId: unit,
  toPersonId: person,
  stepCode: text,
});

const rowSchema = z.object({
  id: z.custom<DossierId>((id) => typeof id === "string"),
  entry: z.coerce.number().int(),
  code: z.string(),
  status: z.custom<Status>((status) => typeof status === "string"),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  copies: z.coerce.number().int(),
  competent_agency_id: unit,
  channel_out: z.custom<ChannelOut>((channel) => typeof channel === "string"),
  accepted_at: instant,
  due_at: instant.nullable(),
  finished_at: instant.nullable(),
  returned_at: instant.nullable(),
  consignment: text,
  private: z.unknown(),
  hand_overs: z.array(handOverSchema),
  coordinating: z.array(unit),
  receiving_unit_id: unit,
  step_names: z.record(z.string(), z.object({ vi: z.string(), en: z.string() })),
});

/** One line of the register, with the hand-overs of its control sheet. */
export type RegisterEntry = {
  readonly id: DossierId;
  /** Number in the register of the year: by the moment of acceptance, whatever it is narrowed to. */
  readonly entry: number;
  readonly code: string;
  readonly status: Status;
  readonly procedureName: string;
  readonly procedureNameEn: string;
  readonly copies: number;
  readonly ownerName: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly receivingUnitId: UnitId;
  readonly agencyId: UnitId;
  /** Those who were asked for their opinion. */
  readonly coordinatingIds: readonly UnitId[];
  /** As it was returned; until then as it is to be. */
  readonly channelOut: ChannelOut;
  /** The postal item it was returned with. */
  readonly consignment: string | null;
  readonly acceptedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly returnedAt: Instant | null;
  /** Names of the steps it went through, by code. */
  readonly stepNames: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
  readonly handOvers: readonly z.output<typeof handOverSchema>[];
};

/** Numbered over the whole year first, so that a number never depends on what a reader looks for. */
const NUMBERED = (schema: string) => `
  SELECT d.id, row_number() OVER (ORDER BY d.accepted_at, d.id) AS entry, d.field_code, d.code
  FROM ${schema}.dossier AS d
  WHERE d.receiving_unit_id = ANY ($1::uuid[]) AND d.accepted_at >= $2::timestamptz AND d.accepted_at < $3::timestamptz`;

const LIST: Statement = {
  name: "dossier-register",
  text: (schema) => `
    SELECT n.entry, d.id, d.code, d.status, d.procedure_name, d.procedure_name_en, d.receiving_unit_id, d.competent_agency_id,
      coalesce(d.state #>> '{delivery,channel}', d.channel_out) AS channel_out, d.state #>> '{delivery,consignment}' AS consignment,
      d.accepted_at, d.due_at, d.finished_at, d.returned_at, (d.state ->> 'copiesOfSet')::int AS copies,
      d.state -> 'controlSheet' AS hand_overs,
      coalesce(jsonb_path_query_array(d.state, '$.consultations[*].unitIds[*]'), '[]') AS coordinating,
      (SELECT coalesce(jsonb_object_agg(step ->> 'stepCode', jsonb_build_object('vi', step ->> 'stepName', 'en', step ->> 'stepNameEn')), '{}')
        FROM jsonb_array_elements((d.state -> 'steps') || (d.state -> 'tasks')) AS step) AS step_names,
      (SELECT e.private FROM ${schema}.dossier_event AS e WHERE e.dossier_id = d.id
          AND e.seq = coalesce((d.state ->> 'applicationSeq')::int, 1)) AS private
    FROM (${NUMBERED(schema)}) AS n JOIN ${schema}.dossier AS d ON d.id = n.id
    WHERE ($4::text IS NULL OR n.field_code = $4) AND ($5::text IS NULL OR n.code = $5) AND n.entry >= $6
    ORDER BY n.entry LIMIT $7`,
};

const LAST: Statement = {
  name: "dossier-register-last",
  text: (schema) => `SELECT coalesce(max(n.entry), 0) AS last FROM (${NUMBERED(schema)}) AS n`,
};

/** Lines of the register of some units, in the order of acceptance. Rights are the caller's to ask. */
export async function listRegister(
  executor: Executor,
  asked: RegisterQuestion,
): Promise<readonly RegisterEntry[]> {
  const { units, from, until, fieldCode, code, first, size } = asked;
  const rows = await executor.run(LIST, [units, from, until, fieldCode, code, first, size]);
  return rows.map((raw) => {
    const row = rowSchema.parse(raw);
    const { owner } = parseApplicant(row.private).applicant;
    return {
      id: row.id,
      entry: row.entry,
      code: row.code,
      status: row.status,
      procedureName: row.procedure_name,
      procedureNameEn: row.procedure_name_en,
      copies: row.copies,
      ownerName: owner.fullName,
      address: owner.address,
      phone: owner.phone,
      receivingUnitId: row.receiving_unit_id,
      agencyId: row.competent_agency_id,
      coordinatingIds: row.coordinating,
      channelOut: row.channel_out,
      consignment: row.consignment,
      acceptedAt: row.accepted_at,
      dueAt: row.due_at,
      finishedAt: row.finished_at,
      returnedAt: row.returned_at,
      stepNames: row.step_names,
      handOvers: row.hand_overs,
    };
  });
}

/** The last number of the register. */
export async function lastEntry(
  executor: Executor,
  { units, from, until }: Pick<RegisterQuestion, "units" | "from" | "until">,
): Promise<number> {
  const [row] = await executor.run(LAST, [units, from, until]);
  return Number(row?.["last"] ?? 0);
}
