import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../dossier.ts";
import { parseApplicant } from "../state-parser.ts";

/** Where the result of a dossier goes: to whoever submitted it. Nulls where it was not told, or was erased. */
type Addressee = {
  readonly dossierId: DossierId;
  readonly code: string;
  readonly fullName: string;
  readonly phone: string | null;
  readonly address: string | null;
};

const ADDRESSEES: Statement = {
  name: "dossier-addressees",
  text: (schema) => `
    SELECT d.id, d.code, e.private FROM ${schema}.dossier AS d
    LEFT JOIN ${schema}.dossier_event AS e
      ON e.dossier_id = d.id AND e.seq = coalesce((d.state ->> 'applicationSeq')::int, 1)
    WHERE d.id = ANY ($1::uuid[])`,
};

const row = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  code: z.string(),
  private: z.unknown(),
});

/** Personal data: for whoever writes an address, never for a list. Rights are the caller's to ask. */
export async function readAddressees(
  executor: Executor,
  ids: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Addressee>> {
  if (ids.length === 0) return new Map();
  const rows = await executor.run(ADDRESSEES, [[...new Set(ids)]]);
  return new Map(
    rows.map((each) => {
      const { id, code, private: content } = row.parse(each);
      const { owner, submitter } = parseApplicant(content).applicant;
      const { fullName, phone, address } = submitter;
      const told = { fullName, phone: phone ?? owner.phone, address: address ?? owner.address };
      return [id, { dossierId: id, code, ...told }];
    }),
  );
}
