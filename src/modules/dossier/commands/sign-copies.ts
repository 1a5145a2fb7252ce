import { Fault } from "../../../kernel/fault.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { releasedFile } from "../../../platform/uploads/released-file.ts";
import { scanResolution } from "../../../platform/uploads/scan-resolution.ts";
import type { Officer } from "../../access/index.ts";
import { rewrittenPdf } from "../../document/index.ts";
import { findUsable, markUsed, type PageSize, paperToSign, signByPerson } from "../../signature/index.ts";
import {
  copiesToSign,
  type DigitisedCopy,
  markCopySigned,
  markUnsigned,
  noteCompared,
} from "../digitised-copies.ts";
import type { DossierId } from "../dossier.ts";
import { findDossier } from "../store.ts";
import type { Office } from "./office.ts";

/** Of a copy that nobody's certificate was found for. */
const NO_CERTIFICATE = "SIGNER_WITHOUT_CERTIFICATE";
/** More papers than any procedure asks for. */
const AT_ONCE = 200;
/** Room for name and time at the foot of the first page, in points. */
const MARK = { width: 210, height: 40, left: 12, bottom: 12 };

/**
 * Signs what the officer compared with its original in this dossier, at once where the certificate signs by itself. A
 * service that asks its holder on a device waits for the list, so that nobody at the counter waits for a telephone; and
 * where nothing signs the dossier goes on all the same, its copies kept as not signed.
 * @law one-stop.md §7.1: scanned, compared with the original, signed digitally by the officer (bản số hóa).
 */
export async function signComparedNow(office: Office, officer: Officer, dossierId: DossierId): Promise<void> {
  const { database } = office.services;
  const dossier = (await findDossier(database, dossierId))?.dossier;
  if (dossier === undefined) return;
  await noteCompared(database, dossier);
  const certificate = await findUsable(database, { subjectKind: "PERSON", holderId: officer.personId });
  if (certificate?.device === "REMOTE") return;
  const asked = { personId: officer.personId, limit: AT_ONCE, dossierId };
  await signCopies(office, officer, await copiesToSign(database, asked));
}

/** Signs these copies one after another; returns how many bear a signature now. What fails says why and waits. */
export async function signCopies(
  office: Office,
  officer: Officer,
  copies: readonly DigitisedCopy[],
): Promise<number> {
  let signed = 0;
  for (const copy of copies) if (await signOne(office, officer, copy)) signed += 1;
  return signed;
}

/** What breaks (a full disk, a damaged file) is noted with the copy too: the act it follows stands. */
async function signOne(office: Office, officer: Officer, copy: DigitisedCopy): Promise<boolean> {
  try {
    return await signedOrNoted(office, officer, copy);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    await markUnsigned(office.services.database, copy, { failure: error.code, dpi: null });
    return false;
  }
}

async function signedOrNoted(office: Office, officer: Officer, copy: DigitisedCopy): Promise<boolean> {
  const { services } = office;
  const { database, files, clock } = services;
  const released = await releasedFile(services, copy.sha256);
  const dpi = released.ok ? await scanResolution(released.value) : null;
  const made = released.ok ? await signedCopy(office, officer, released.value) : released;
  if (!made.ok) {
    await markUnsigned(database, copy, { failure: made.refusal.code, dpi });
    return false;
  }
  const { sha256, sizeBytes } = await files.put(made.value.pdf);
  const at = clock.now();
  await database.transaction(async (tx) => {
    await markCopySigned(tx, copy, { dpi, signed: { sha256, sizeBytes, at } });
    await markUsed(tx, made.value.certificateId, at);
  });
  return true;
}

async function signedCopy({ services, signing }: Office, officer: Officer, scan: Uint8Array) {
  const ready = await fitToSign(scan);
  if (!ready.ok) return ready;
  const { pdf, first } = ready.value;
  const spot = {
    ...({ name: "signature", page: 1, x: MARK.left, width: MARK.width, height: MARK.height } as const),
    ...{ y: first.height - MARK.bottom - MARK.height, pageHeight: first.height },
  };
  const signed = await signByPerson(
    { signing, executor: services.database, now: services.clock.now() },
    {
      ...{ pdf, spots: [spot], holderId: officer.personId, name: officer.fullName },
      ...{ description: "", purpose: "DIGITISED" },
    },
  );
  if (!signed.ok) return signed;
  return signed.value === null ? refuse({ code: NO_CERTIFICATE }) : accept(signed.value);
}

type Fit = { readonly pdf: Uint8Array; readonly first: PageSize };

/** The scan as it is, or written anew where its tables cannot be followed; one that is signed already is left alone. */
async function fitToSign(scan: Uint8Array): Promise<Result<Fit, { readonly code: string }>> {
  const sizes = paperToSign(scan);
  const [first] = sizes.ok ? sizes.value : [];
  if (first !== undefined) return accept({ pdf: scan, first });
  if (!sizes.ok && sizes.refusal.why !== "UNREADABLE") return refuse({ code: `PAPER_${sizes.refusal.why}` });
  const pdf = await rewrittenPdf(scan);
  const again = pdf === null ? null : paperToSign(pdf);
  const [size] = again?.ok === true ? again.value : [];
  return pdf === null || size === undefined
    ? refuse({ code: "PAPER_UNREADABLE" })
    : accept({ pdf, first: size });
}
