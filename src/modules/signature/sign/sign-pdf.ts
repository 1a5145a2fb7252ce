import { createHash } from "node:crypto";
import { assert, present } from "../../../kernel/assert.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { attributesToSign, isSignatureOf, signedData } from "../cms/build.ts";
import { OID } from "../cms/oids.ts";
import { BrokenPdf } from "../pdf/broken-pdf.ts";
import type { Drawing } from "../pdf/drawing.ts";
import { openPdf } from "../pdf/file.ts";
import { type PdfUpdate, updateOf } from "../pdf/update.ts";
import {
  arrayOf,
  bytesString,
  dictOf,
  isKind,
  nameOf,
  type PdfRef,
  type PdfValue,
  textString,
  withEntries,
} from "../pdf/value.ts";
import type { SigningProvider, SigningRefusal } from "../provider/provider.ts";
import type { TimeStampAuthority } from "../provider/time-stamp.ts";
import { addField, formFields, type Place } from "./acro-form.ts";
import { pdfDate } from "./signature-time.ts";

export type SignatureOrder = {
  readonly pdf: Uint8Array;
  /** Name of the signature's field, once a paper: `person`, `agency`. */
  readonly field: string;
  readonly place: Place;
  readonly appearance: Drawing;
  /** DER, with what lies between it and its root. */
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly signerName: string;
  readonly reason: string;
  readonly at: Instant;
  /** Whether this signature says what may still happen to the paper; only the first one may. */
  readonly certifies: boolean;
  /** Fields that nobody may change any more. */
  readonly locks: readonly string[];
  readonly description: string;
};

type PdfRefusal = {
  readonly code: "PAPER_UNREADABLE" | "PAPER_FIELD_TAKEN";
};

export type SigningPorts = {
  readonly provider: SigningProvider;
  readonly timeStamps: TimeStampAuthority | null;
};

/** Room for the signature itself, and for a time stamp with the chain of its authority, in bytes. */
const SIGNATURE_BYTES = 8_192;
const TIME_STAMP_BYTES = 32_768;
const OPEN_RANGE = "[0 9999999999 9999999999 9999999999]";

/**
 * Signs a paper: appends a signature field, hands the hash to the provider, checks what comes back, and puts it in.
 * Nothing is kept anywhere unless all of it succeeded.
 * @law one-stop.md §1.6: PAdES for PDF; the private key stays with its holder.
 */
export async function signPdf(
  ports: SigningPorts,
  order: SignatureOrder,
): Promise<Result<Buffer, SigningRefusal | PdfRefusal>> {
  const room = roomFor(ports, order);
  const prepared = prepare(order, room);
  if (!prepared.ok) return prepared;
  const { bytes, gap } = prepared.value;
  const contentDigest = createHash("sha256")
    .update(bytes.subarray(0, gap.start))
    .update(bytes.subarray(gap.end))
    .digest();
  const attributes = attributesToSign(contentDigest, order.certificate);
  const digest = createHash("sha256").update(attributes).digest();
  const { certificate, chain, description } = order;
  const signed = await ports.provider.sign({ certificate, digest, attributes, description });
  if (!signed.ok) return signed;
  if (!isSignatureOf(signed.value, attributes, certificate)) return refuse({ code: "SIGNING_WRONG_ANSWER" });
  const stamped = ports.timeStamps === null ? accept(null) : await ports.timeStamps.stamp(signed.value.bytes);
  if (!stamped.ok) return stamped;
  const cms = signedData({
    contentType: OID.data,
    content: null,
    attributes,
    certificate,
    chain,
    signature: signed.value,
    timeStamp: stamped.value,
  });
  if (cms.length > room) return refuse({ code: "SIGNING_WRONG_ANSWER" });
  bytes.write(cms.toString("hex"), gap.start + 1, "latin1");
  return accept(bytes);
}

type Prepared = { readonly bytes: Buffer; readonly gap: { readonly start: number; readonly end: number } };

/** How long the answer will be is known only once it is there; the room for it is signed around before. */
function roomFor({ timeStamps }: SigningPorts, { certificate, chain }: SignatureOrder): number {
  const certificates = [certificate, ...chain].reduce((sum, { length }) => sum + length, 0);
  return SIGNATURE_BYTES + certificates + (timeStamps === null ? 0 : TIME_STAMP_BYTES);
}

function prepare(order: SignatureOrder, room: number): Result<Prepared, PdfRefusal> {
  try {
    const file = openPdf(order.pdf);
    if (formFields(file).some(({ name }) => name === order.field))
      return refuse({ code: "PAPER_FIELD_TAKEN" });
    const update = updateOf(file);
    const signature = addSignature(update, order, room);
    return accept(withRange(update.bytes(), signature));
  } catch (cause) {
    if (cause instanceof BrokenPdf) return refuse({ code: "PAPER_UNREADABLE" });
    throw cause;
  }
}

function addSignature(update: PdfUpdate, order: SignatureOrder, room: number): PdfRef {
  const { field, place, appearance, certifies, locks } = order;
  const signature = update.add(signatureDictionary(update, order, room));
  const lock = locks.length === 0 ? undefined : dictOf({ Type: nameOf("SigFieldLock"), ...lockOf(locks) });
  addField(update, {
    place,
    form: { SigFlags: 3 },
    field: {
      FT: nameOf("Sig"),
      T: textString(field),
      F: 132,
      V: signature,
      Lock: lock,
      AP: dictOf({ N: appearance.form(update, place) }),
    },
  });
  if (certifies) {
    const rootRef = present(update.file.trailer.entries.get("Root"), "catalogue");
    const root = update.now(rootRef);
    assert(isKind(rootRef, "ref") && isKind(root, "dict"), "the catalogue is an object");
    update.set(rootRef, withEntries(root, { Perms: dictOf({ DocMDP: signature }) }));
  }
  return signature;
}

function signatureDictionary(update: PdfUpdate, order: SignatureOrder, room: number): PdfValue {
  const { certifies, locks, at, signerName, reason } = order;
  const references = [
    ...(certifies ? [transform("DocMDP", { P: NOTES_AND_FIELDS })] : []),
    ...(locks.length === 0
      ? []
      : [transform("FieldMDP", lockOf(locks), update.file.trailer.entries.get("Root"))]),
  ];
  return dictOf({
    Type: nameOf("Sig"),
    Filter: nameOf("Adobe.PPKLite"),
    SubFilter: nameOf("ETSI.CAdES.detached"),
    ByteRange: arrayOf(0, 9_999_999_999, 9_999_999_999, 9_999_999_999),
    Contents: bytesString(new Uint8Array(room), true),
    M: bytesString(Buffer.from(pdfDate(at))),
    Name: textString(signerName),
    Reason: textString(reason),
    Reference: references.length === 0 ? undefined : arrayOf(...references),
  });
}

/** Filling fields, signing and notes are allowed afterwards; any other change is not (12.8.2.2). */
const NOTES_AND_FIELDS = 3;

function lockOf(fields: readonly string[]): Readonly<Record<string, PdfValue>> {
  return { Action: nameOf("Include"), Fields: arrayOf(...fields.map(textString)) };
}

function transform(
  method: string,
  parameters: Readonly<Record<string, PdfValue>>,
  data?: PdfValue,
): PdfValue {
  return dictOf({
    Type: nameOf("SigRef"),
    TransformMethod: nameOf(method),
    TransformParams: dictOf({ Type: nameOf("TransformParams"), V: nameOf("1.2"), ...parameters }),
    Data: data,
  });
}

/** Writes the byte range into its room: all of the file but the signature's own text. */
function withRange(bytes: Buffer, signature: PdfRef): Prepared {
  const dict = openPdf(bytes).object(signature.number);
  const contents = isKind(dict, "dict") ? dict.entries.get("Contents") : undefined;
  assert(isKind(contents, "string"), "the room for the signature");
  const gap = { start: contents.start, end: contents.end };
  const range = `[0 ${gap.start} ${gap.end} ${bytes.length - gap.end}]`.padEnd(OPEN_RANGE.length);
  const at = bytes.lastIndexOf(OPEN_RANGE, gap.start);
  assert(at >= 0, "the room for the byte range");
  bytes.write(range, at, "latin1");
  return { bytes, gap };
}
