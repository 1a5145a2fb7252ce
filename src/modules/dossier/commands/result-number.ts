import { present } from "../../../kernel/assert.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import {
  findResultPaper,
  type KeptPaper,
  nextNumber,
  numberOnPaper,
  type PaperId,
  type ResultPaperKind,
  type Series,
  takeNumber,
} from "../../document/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Dossier } from "../dossier.ts";
import { findDossierPage } from "../queries/dossier-page.ts";
import type { Registering } from "../result-register.ts";
import { feesAskedBy } from "../screens/fee-owed.ts";
import { resultKindOf } from "./draft-source.ts";
import { type Office, versionOf } from "./office.ts";

/** The series of results that were made outside and uploaded. */
const UPLOADED = { kind: "KQ", pattern: "SYMBOL" } as const;

/** A number offered to a paper: its text stands on the paper before it is taken. */
export type Offered = {
  /** Empty where the agency has no abbreviation to number with. */
  readonly text: string;
  /** Takes exactly this number in the transaction that publishes; false where it is no longer to be had. */
  readonly take: (tx: Tx, taking: Taking) => Promise<boolean>;
};
type Taking = { readonly paperId: PaperId; readonly by: PersonId; readonly takenAt: Instant };

/** Where the number of one result comes from. */
type ResultNumbering = {
  /** Who publishes under this waits for whoever does so already. */
  readonly series: Series;
  readonly offer: () => Promise<Result<Offered, CommandRefusal>>;
};

type Numbered = {
  readonly dossier: Dossier;
  /** The paper the leader signed; null where the result is an uploaded file. */
  readonly signed: KeptPaper | null;
  readonly agencyId: UnitId;
};

/**
 * The number of a result: the next of its series, or, where what is certified stands in a register, the number it has
 * there. Never both.
 * @law Nghị định 30/2020/NĐ-CP, Đ.15; Nghị định 23/2015/NĐ-CP, Thông tư 01/2020/TT-BTP: the number on a certification is that of the register.
 */
export async function resultNumbering(office: Office, asked: Numbered): Promise<ResultNumbering> {
  const { dossier, signed, agencyId } = asked;
  const rule = await ruleFor(office, dossier, signed);
  const year = Number(localDateOf(office.services.clock.now()).slice(0, 4));
  const series = { agencyId, kind: rule.kind, year };
  if (rule.pattern === "REGISTER") return fromRegister(office, asked, series);
  const symbol = (await office.directory()).find(agencyId)?.symbol ?? null;
  return fromSeries(office, series, { pattern: rule.pattern, symbol });
}

/** An uploaded file that certifies is numbered by the register too, however it was made. */
async function ruleFor(
  office: Office,
  dossier: Dossier,
  signed: KeptPaper | null,
): Promise<ResultPaperKind["number"]> {
  if (signed !== null) return present(findResultPaper(signed.key), "kind of a signed result").number;
  const kind = dossier.result === null ? null : await resultKindOf(office, dossier, dossier.result.outcome);
  return kind?.number.pattern === "REGISTER" ? kind.number : UPLOADED;
}

type SeriesRule = { readonly pattern: "SYMBOL" | "YEAR"; readonly symbol: string | null };

function fromSeries(
  { services: { database } }: Office,
  series: Series,
  { pattern, symbol }: SeriesRule,
): ResultNumbering {
  const offer = async () => {
    const number = await nextNumber(database, series);
    const { kind, year } = series;
    const text = symbol === null ? "" : numberOnPaper(number, { kind, pattern, agency: symbol, year });
    const take: Offered["take"] = (tx, { paperId, takenAt }) =>
      takeNumber(tx, series, { number, text, paperId, takenAt });
    return accept({ text, take });
  };
  return { series, offer };
}

async function fromRegister(
  office: Office,
  { dossier, agencyId }: Numbered,
  series: Series,
): Promise<ResultNumbering> {
  const { services, register } = office;
  const registering = await registeringOf(office, dossier, agencyId);
  const offer = async () => {
    const offered = await register.offer(services.database, { ...registering, at: services.clock.now() });
    if (!offered.ok) return offered;
    const text = offered.value;
    const take: Offered["take"] = (tx, { takenAt, ...taking }) =>
      register.take(tx, { ...registering, ...taking, text, at: takenAt });
    return accept({ text, take });
  };
  return { series, offer };
}

async function registeringOf(office: Office, dossier: Dossier, agencyId: UnitId): Promise<Registering> {
  const { database } = office.services;
  const page = present(await findDossierPage(database, dossier.id), "page of a loaded dossier");
  const version = present(await versionOf(office, dossier), "version of a dossier of ours");
  return {
    dossierId: dossier.id,
    agencyId,
    pinned: present(dossier.pinned, "pinned procedure"),
    version: await office.price(version, feesAskedBy(dossier)),
    form: page.form,
    owner: page.applicant.owner.fullName,
  };
}
