import { Fault } from "../../kernel/fault.ts";
import type { ContentHash } from "../../platform/files/file-store.ts";
import type { Services } from "../../platform/services.ts";
import type { UnitId } from "../access/index.ts";
import {
  certificateHolders,
  isSigned,
  type loadTrust,
  type SignatureFinding,
  type Validation,
  type Verdict,
  validatePdf,
} from "../signature/index.ts";
import type { IssuedAs } from "./issued-as.ts";

/**
 * Why the file kept for a paper is not the paper. `NOT_ISSUED`: no act issued it; `OTHER_FILE`: its row names another file
 * than the history does; `NOT_AS_SIGNED`: it does not begin with the bytes that were signed; `UNSIGNED`: it carries no
 * signature and must; `NOT_REGISTERED`: a certificate that is in no register of ours; `SIGNER_MISSING`: the signature of
 * who is named, or the seal of the agency, is not on it. The verdicts are those of its signatures; `REVOKED`: signed with a
 * certificate that had been revoked (ADR 0244).
 */
export type PaperFault =
  | "MISSING"
  | "DAMAGED"
  | "NOT_ISSUED"
  | "OTHER_FILE"
  | "NOT_AS_SIGNED"
  | "UNSIGNED"
  | "NOT_REGISTERED"
  | "SIGNER_MISSING"
  | Extract<Verdict, "TAMPERED" | "UNKNOWN" | "UNTRUSTED" | "REVOKED">;

type KeptFile = {
  readonly sha256: ContentHash | null;
  readonly signedSha256: ContentHash | null;
  readonly agencyId: UnitId;
  /** How it was issued; null where nothing says so though it must. */
  readonly said: IssuedAs | null;
};

export type JudgedPaper = { readonly faults: readonly PaperFault[]; readonly validation: Validation | null };

type Judging = Pick<Services, "database" | "files" | "clock"> & {
  readonly trust: Awaited<ReturnType<typeof loadTrust>>;
};

/** Judges the file kept for a paper: unchanged, the one that was issued, and signed by whom it says. */
export async function judgePaper(judging: Judging, kept: KeptFile): Promise<JudgedPaper> {
  const { files, trust, clock } = judging;
  const bytes = await bytesOf(files, kept.sha256 ?? kept.signedSha256);
  if (typeof bytes === "string") return { faults: [bytes], validation: null };
  const validation = validatePdf(bytes, {
    trust,
    now: clock.now(),
    ...(kept.said === null ? {} : { made: kept.said.made }),
  });
  const verdicts = validation.signatures.map(({ verdict }) => verdict);
  const wrong = (["TAMPERED", "UNKNOWN", "REVOKED"] as const).filter((verdict) => verdicts.includes(verdict));
  const against = await faultsAgainst(judging, kept, { bytes, validation });
  return { faults: [...wrong, ...against], validation };
}

type Opened = { readonly bytes: Uint8Array; readonly validation: Validation };

/** What does not agree with what is known of the paper elsewhere. */
async function faultsAgainst(
  judging: Judging,
  kept: KeptFile,
  opened: Opened,
): Promise<readonly PaperFault[]> {
  const { said } = kept;
  if (said === null) return ["NOT_ISSUED"];
  const isOther = said.sha256 !== kept.sha256 || said.signedSha256 !== kept.signedSha256;
  const other: PaperFault[] = isOther ? ["OTHER_FILE"] : [];
  const first = said.signedSha256 === null ? null : await bytesOf(judging.files, said.signedSha256);
  if (typeof first === "string") return [...other, first];
  const isDigital = said.isDigital || (first !== null && isSigned(first));
  if (!isDigital) return other;
  const begins = first === null || Buffer.from(opened.bytes.subarray(0, first.length)).equals(first);
  const { signatures } = opened.validation;
  return [
    ...other,
    ...(begins ? [] : (["NOT_AS_SIGNED"] as const)),
    ...(signatures.length === 0
      ? (["UNSIGNED"] as const)
      : await signerFaults(judging, { said, kept, signatures })),
  ];
}

type Signed = {
  readonly said: IssuedAs;
  readonly kept: KeptFile;
  readonly signatures: readonly SignatureFinding[];
};

async function signerFaults(
  { database }: Judging,
  { said, kept, signatures }: Signed,
): Promise<PaperFault[]> {
  const prints = signatures.flatMap(({ signer }) => signer?.fingerprint ?? []);
  const holders = await certificateHolders(database, prints);
  const faults: PaperFault[] = [];
  if (signatures.some(({ verdict }) => verdict === "UNTRUSTED")) faults.push("UNTRUSTED");
  if (prints.length < signatures.length || prints.some((print) => !holders.has(print)))
    faults.push("NOT_REGISTERED");
  const known = [...holders.values()];
  const byPerson = known.some((each) => each.subjectKind === "PERSON" && each.holderId === said.signerId);
  const byAgency = known.some((each) => each.subjectKind === "ORGANISATION" && each.unitId === kept.agencyId);
  if ((said.signerId !== null && !byPerson) || (said.isSealed && !byAgency)) faults.push("SIGNER_MISSING");
  return faults;
}

async function bytesOf(
  { get }: Services["files"],
  sha256: ContentHash | null,
): Promise<Uint8Array | "MISSING" | "DAMAGED"> {
  try {
    return (sha256 === null ? null : await get(sha256)) ?? "MISSING";
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return "DAMAGED";
    throw fault;
  }
}
