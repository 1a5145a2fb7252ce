import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { PROCEDURE_STATES } from "./procedure.ts";
import { type ProvincialFee, provincialFeeContentSchema } from "./provincial-fee.ts";

const id = <Name extends string>() => z.string().transform((text) => text as Id<Name>);
const day = z.string().transform((text) => text as LocalDate);
const instant = z.string().transform((text) => text as Instant);

const feeRowSchema = z
  .object({
    id: id<"provincial-fee">(),
    unit_id: z.string().transform((text) => text as UnitId),
    procedure_code: z.string(),
    fee_code: z.string(),
    version_no: z.number(),
    state: z.enum(PROCEDURE_STATES),
    valid_from: day.nullable(),
    valid_to: day.nullable(),
    revision: z.number(),
    content: provincialFeeContentSchema,
    published_at: instant.nullable(),
    published_by: z
      .string()
      .transform((text) => text as PersonId)
      .nullable(),
  })
  .transform(
    ({
      unit_id: unitId,
      procedure_code: procedureCode,
      fee_code: feeCode,
      version_no: versionNo,
      valid_from: validFrom,
      valid_to: validTo,
      published_at: publishedAt,
      published_by: publishedBy,
      ...same
    }): ProvincialFee => ({
      ...same,
      unitId,
      procedureCode,
      feeCode,
      versionNo,
      validFrom,
      validTo,
      publishedAt,
      publishedBy,
    }),
  );

/** A row of `catalogue_provincial_fee` as the domain sees it. */
export function readFeeRow(row: Row): ProvincialFee {
  return feeRowSchema.parse(row);
}

const actSchema = z
  .object({
    type: z.enum(["CREATED", "EDITED", "PUBLISHED", "AMENDED", "REPEALED"]),
    actor_name: z.string(),
    at: instant,
    version_no: z.number(),
  })
  .transform(({ actor_name: by, version_no: versionNo, type, at }) => ({ type, at, by, versionNo }));
export type ProvincialFeeAct = z.output<typeof actSchema>;

/** An act in the history of an amount, with the version it was done to. */
export function readFeeAct(row: Row): ProvincialFeeAct {
  return actSchema.parse(row);
}
