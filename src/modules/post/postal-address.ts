import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { readAddressees } from "../dossier/index.ts";
import type { ConsignmentId, Parcel } from "./parcel.ts";

/** What stands on the parcel. Personal data: for its label, its sheet and the page of the one parcel, never for a list. */
export type PostalAddress = {
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
};

const PARTIES: Statement = {
  name: "post-parties",
  text: (schema) => `
    SELECT p.consignment_id, p.name, p.phone, p.address FROM ${schema}.post_party AS p
    WHERE p.consignment_id = ANY ($1::uuid[])`,
};
const partyRow = z.object({
  consignment_id: z.custom<ConsignmentId>((value) => typeof value === "string"),
  name: z.string(),
  phone: z.string().nullable(),
  address: z.string(),
});

/** Of each parcel: the address written for it, or that of whoever submitted the dossier. */
export async function listPostalAddresses(
  executor: Executor,
  parcels: readonly Pick<Parcel, "id" | "dossier_id">[],
): Promise<ReadonlyMap<ConsignmentId, PostalAddress>> {
  const written = new Map(
    (await executor.run(PARTIES, [parcels.map(({ id }) => id)])).map((row) => {
      const { consignment_id: id, ...party } = partyRow.parse(row);
      return [id, party];
    }),
  );
  const asked = parcels.flatMap(({ id, dossier_id: dossierId }) =>
    written.has(id) || dossierId === null ? [] : [dossierId],
  );
  const told = await readAddressees(executor, asked);
  return new Map(
    parcels.flatMap(({ id, dossier_id: dossierId }): [ConsignmentId, PostalAddress][] => {
      const party = written.get(id);
      if (party !== undefined) return [[id, party]];
      const found = dossierId === null ? undefined : told.get(dossierId);
      return found === undefined
        ? []
        : [[id, { name: found.fullName, phone: found.phone, address: found.address }]];
    }),
  );
}

const WRITE: Statement = {
  name: "post-party-write",
  text: (schema) => `
    INSERT INTO ${schema}.post_party AS p (consignment_id, name, phone, address) VALUES ($1, $2, $3, $4)
    ON CONFLICT (consignment_id) DO UPDATE SET name = excluded.name, phone = excluded.phone, address = excluded.address`,
};

export async function writePostalAddress(
  executor: Executor,
  id: ConsignmentId,
  {
    name,
    phone,
    address,
  }: { readonly name: string; readonly phone: string | null; readonly address: string },
): Promise<void> {
  await executor.run(WRITE, [id, name, phone, address]);
}
