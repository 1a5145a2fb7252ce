import { messages } from "../../i18n/index.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { CertificateId } from "./certificate/certificate.ts";
import { findUsable, type UsableCertificate } from "./certificate/certificate-store.ts";
import type { Signing } from "./open-signing.ts";
import type { Picture } from "./pdf/drawing.ts";
import type { SignatureRefusal } from "./refusals.ts";
import { agencyAppearance, personalAppearance } from "./sign/appearance.ts";
import { fillFields, withOpenFields } from "./sign/fields.ts";
import { readPicture } from "./sign/read-picture.ts";
import { sealPlace } from "./sign/seal-place.ts";
import { signPdf } from "./sign/sign-pdf.ts";
import { openFieldsOf, placeOf, type Spot, wordsFor } from "./spot.ts";

/** A signed paper, and which certificate signed it. */
type SignedPaper = { readonly pdf: Uint8Array; readonly certificateId: CertificateId };
type Answer = Promise<Result<SignedPaper | null, SignatureRefusal>>;

type Circumstances = { readonly signing: Signing; readonly executor: Executor; readonly now: Instant };

type Personal = {
  readonly pdf: Uint8Array;
  readonly spots: readonly Spot[];
  readonly holderId: PersonId;
  readonly name: string;
  readonly description: string;
  /** A digitised copy says on its face that it is one, and whoever compared it signs without a picture. */
  readonly purpose?: "DIGITISED";
};

/**
 * The leader's signature: places for number and day are opened first, since the clerk fills them afterwards. Null where
 * the leader has no certificate the program can reach: the paper is then signed by hand.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I: signed by the person first, numbered and sealed by the clerk after.
 */
export async function signByPerson(
  { signing, executor, now }: Circumstances,
  { pdf, spots, holderId, name, description, purpose }: Personal,
): Answer {
  const certificate = await findUsable(executor, { subjectKind: "PERSON", holderId });
  const spot = spots.find((each) => each.name === "signature");
  if (certificate === null || spot === undefined) return accept(null);
  const place = placeOf(spot);
  const isCopy = purpose === "DIGITISED";
  const { reasonPersonal, reasonDigitised, digitisedBy } = messages("vi").signature.onPaper;
  const words = { ...wordsFor(certificate.device), ...(isCopy ? { signedBy: digitisedBy } : {}) };
  return signWith(signing, { certificate, now }, (kept) => ({
    pdf: withOpenFields(pdf, openFieldsOf(spots)),
    field: "person",
    place,
    appearance: personalAppearance({ size: place, picture: isCopy ? null : kept, name, at: now, words }),
    signerName: name,
    reason: isCopy ? reasonDigitised : reasonPersonal,
    certifies: true,
    locks: [],
    description,
  }));
}

type Agency = {
  readonly pdf: Uint8Array;
  readonly unitId: UnitId;
  readonly agencyName: string;
  /** What is filled in before the seal, by the name of its place; empty where nothing was left open. */
  readonly values: { readonly [name: string]: string };
  readonly spot: Spot | undefined;
  readonly description: string;
};

/** Number and day are filled in and the agency's seal is set over a third of the leader's signature; fields close. */
export async function sealByAgency({ signing, executor, now }: Circumstances, asked: Agency): Answer {
  const { pdf, unitId, agencyName, values, spot, description } = asked;
  const certificate = await findUsable(executor, { subjectKind: "ORGANISATION", unitId });
  if (certificate === null || spot === undefined) return refuse({ code: "AGENCY_CERTIFICATE_MISSING" });
  const filled = Object.keys(values).length === 0 ? accept(pdf) : fillFields(pdf, values);
  if (!filled.ok) return filled;
  const place = sealPlace(placeOf(spot));
  const words = wordsFor(certificate.device);
  return signWith(signing, { certificate, now }, (seal) => ({
    pdf: filled.value,
    field: "agency",
    place,
    appearance: agencyAppearance({ size: place, seal, agencyName, at: now, words }),
    signerName: agencyName,
    reason: messages("vi").signature.onPaper.reasonAgency,
    certifies: false,
    locks: Object.keys(values),
    description,
  }));
}

type Order = Omit<Parameters<typeof signPdf>[1], "certificate" | "chain" | "at">;

async function signWith(
  signing: Signing,
  { certificate, now }: { readonly certificate: UsableCertificate; readonly now: Instant },
  order: (picture: Picture | null) => Order,
): Promise<Result<SignedPaper, SignatureRefusal>> {
  const { validFrom, validTo, device, content, picture } = certificate;
  if (validFrom === null || validTo === null || now < validFrom || validTo < now)
    return refuse({ code: "SIGNING_CERTIFICATE_EXPIRED" });
  const provider = await signing.providerOf(device);
  if (provider === null) return refuse({ code: "SIGNING_KEY_MISSING" });
  const read = picture === null ? accept(null) : await readPicture(picture);
  if (!read.ok) return read;
  const ports = { provider, timeStamps: await signing.timeStamps() };
  const made = order(read.value);
  const signed = await signPdf(ports, { ...made, certificate: content, chain: [], at: now });
  return signed.ok ? accept({ pdf: signed.value, certificateId: certificate.id }) : signed;
}
