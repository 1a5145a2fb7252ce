import type { Messages } from "../messages-type.ts";
import type { signatureReasonsVi } from "./signature-reasons.vi.ts";

export const signatureReasonsEn: Messages<typeof signatureReasonsVi> = {
  verdicts: {
    VALID: "Valid",
    VALID_NO_TIMESTAMP: "Valid, without a time stamp",
    CERT_EXPIRED: "Certificate expired",
    REVOKED: "Certificate revoked",
    UNTRUSTED: "Signer cannot be traced to anybody trusted",
    TAMPERED: "Altered after signing",
    UNKNOWN: "Cannot be checked",
  },
  reasons: {
    SOUND: "The content is as it was signed; the certificate is trusted.",
    FILE_UNREADABLE:
      "The file cannot be read, or it is damaged, so its signature cannot be checked. Ask for the original file.",
    KIND_NOT_CHECKED:
      "Signatures in word-processor and spreadsheet files (docx, xlsx) are not checked here. Open the file in its program to see the signature, or ask for a signed PDF.",
    FORMAT_UNKNOWN: "The signature has a format that the system cannot read.",
    BYTE_RANGE_WRONG: "The signature does not cover the whole paper: a part lies outside what was signed.",
    CONTENT_CHANGED: "The content is no longer as it was signed.",
    SIGNATURE_MISMATCH: "The signature does not fit the signer's certificate.",
    CERTIFICATE_SWAPPED: "The certificate that came with it is not the one used for signing.",
    SIGNER_CERTIFICATE_MISSING: "The signature came without the signer's certificate.",
    ATTRIBUTES_MISSING: "The signature lacks what it must contain.",
    WEAK_DIGEST: "The signature uses an outdated hash, which is no proof any more.",
    ALGORITHM_UNKNOWN: "The signature uses an algorithm the system does not know.",
    CHAIN_MISSING: "The certificate was not issued by an authority this office trusts.",
    NOT_FOR_SIGNING: "The certificate was not issued for signing.",
    TIME_STAMP_WRONG: "The time stamp does not hold and does not count.",
    NO_TIME_STAMP: "There is no time stamp: only the signer says when it was signed.",
    REVOCATION_UNKNOWN: "No revocation list of this certificate's authority has been imported.",
    CHANGED_AFTERWARDS: "The paper was altered after signing:",
    PART_ONLY: ({ parts }) =>
      parts.length === 0
        ? "The signature covers nothing of what the file says."
        : `The signature covers only a part of the file (${parts.join(", ")}). Anybody may have written or changed the rest.`,
    COMMENT_UNSIGNED:
      "The file has hidden comments (<!-- -->) that no signature covers: they may have been added after signing.",
    ID_TWICE: "Several parts of the file bear the same Id: which of them was signed cannot be told.",
    REFERENCE_OUTSIDE:
      "The signature is for something outside this file; the system fetches nothing from the network.",
    REFERENCE_BY_OTHER_NAME:
      "The signature names what it signs by an attribute other than Id, so that part cannot be told. Nothing proves that the file was altered: check it with the program that signed it, or ask for a signed PDF.",
    TRANSFORM_UNKNOWN:
      "The signature changes the content before signing in a way that the system does not accept.",
    SHARED_KEY:
      "The signature uses a shared key (HMAC): whoever can check it can also make it, so it proves no signer.",
    XML_TOO_LARGE:
      "The file is too large, or has too many signatures, to be checked. Check it with another program before you rely on it.",
    TOO_COMPLEX:
      "Checking the signature of this file took too much time or memory and was stopped. Check it with another program before you rely on it.",
    EXPIRED: ({ who, on }) => `The certificate "${who}" expired on ${on}.`,
    NOT_YET_VALID: ({ who, on }) => `The certificate "${who}" is valid only from ${on}.`,
    REVOKED: ({ who, on }) => `The certificate "${who}" was revoked on ${on}.`,
  },
  changes: {
    SIGNED: "a signature was added",
    FIELD_FILLED: "an open field was filled in",
    NOTE_ADDED: "a note was added",
    PAGE_CHANGED: "the content of a page was changed",
    ANNOTATION_CHANGED: "pictures or text were laid over a page",
    FIELD_CHANGED: "a locked or signed field was changed",
    STRUCTURE_CHANGED: "the structure of the paper was changed",
  },
};
