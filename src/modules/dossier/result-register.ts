import type { Instant } from "../../kernel/local-date.ts";
import { type Result, refuse } from "../../kernel/result.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { PricedVersion } from "../catalogue/index.ts";
import type { PaperId } from "../document/index.ts";
import type { Dossier, DossierId } from "./dossier.ts";

/** A result that a register of another module numbers, and what its lines are made of. */
export type Registering = {
  readonly dossierId: DossierId;
  readonly agencyId: UnitId;
  readonly pinned: NonNullable<Dossier["pinned"]>;
  readonly version: PricedVersion;
  /** The declaration as it was handed in. */
  readonly form: Readonly<Record<string, unknown>>;
  /** The owner of the dossier. */
  readonly owner: string;
};

type Bearing = {
  /** The number as it was offered, and as it stands on the paper by now. */
  readonly text: string;
  readonly paperId: PaperId;
  readonly by: PersonId;
  readonly at: Instant;
};
type Closing = Struck & {
  readonly refusal: { readonly paperId: PaperId; readonly number: string } | null;
};
type Struck = { readonly reason: string; readonly by: PersonId; readonly at: Instant };

/**
 * What is asked of the register that numbers what a result certifies. The dossier knows only this shape; who keeps the
 * register is decided where the application is put together.
 */
export type ResultRegister = {
  /** The number a paper issued now would bear: those of its lines, or those they would get. It is nobody's yet. */
  readonly offer: (
    executor: Executor,
    asked: Registering & { readonly at: Instant },
  ) => Promise<Result<string, { readonly code: "RESULT_REGISTER_EMPTY" }>>;
  /** Enters what is not entered yet and binds the lines to the paper; false where their number is another by now. */
  readonly take: (tx: Tx, asked: Registering & Bearing) => Promise<boolean>;
  /** Strikes out every line that stands on a paper which is no longer valid. */
  readonly strike: (tx: Tx, paperId: PaperId, struck: Struck) => Promise<void>;
  /** Notes beside every standing line who asked for it, where that was declared wrongly and is put right. */
  readonly amend: (
    tx: Tx,
    dossierId: DossierId,
    amended: Struck & { readonly requester: string },
  ) => Promise<void>;
  /** Strikes out every line of a request that ends without what it asked for: refused by a paper, withdrawn or stopped. */
  readonly close: (tx: Tx, dossierId: DossierId, closing: Closing) => Promise<void>;
};

/** Who asked for what is registered: as the form says it, or the owner where it has no place for it. */
export function requesterOf(form: Readonly<Record<string, unknown>>, owner: string): string {
  const named = form["requesterFullName"];
  return typeof named === "string" && named !== "" ? named : owner;
}

/** An office without such a register: what would be numbered by it is not issued. */
export const noRegister: ResultRegister = {
  offer: async () => refuse({ code: "RESULT_REGISTER_EMPTY" }),
  take: async () => false,
  strike: async () => undefined,
  amend: async () => undefined,
  close: async () => undefined,
};
