import type { CertificateAct, CertificateStatus } from "./certificate/certificate.ts";
import type { PaperUnfit } from "./sign/paper-to-sign.ts";

/** How signing and the register of certificates say no, with the status over HTTP. Texts in i18n, `signature.errors`. */
export const signatureRefusals = {
  SIGNING_KEY_MISSING: { status: 409 },
  SIGNING_DECLINED: { status: 409 },
  SIGNING_UNAVAILABLE: { status: 409 },
  SIGNING_WRONG_ANSWER: { status: 409 },
  SIGNING_CERTIFICATE_EXPIRED: { status: 409, legalGround: "Luật Giao dịch điện tử 20/2023/QH15" },
  AGENCY_CERTIFICATE_MISSING: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP" },
  PAPER_UNREADABLE: { status: 422 },
  PAPER_UNFIT: { status: 422 },
  PAPER_FIELD_TAKEN: { status: 409 },
  PAPER_FIELD_MISSING: { status: 422 },
  SIGNATURE_PICTURE_UNREADABLE: { status: 422 },
  CERTIFICATE_UNREADABLE: { status: 422 },
  CERTIFICATE_NOT_FOUND: { status: 404 },
  CERTIFICATE_TAKEN: { status: 409 },
  CERTIFICATE_STATE: { status: 409 },
  CERTIFICATE_CHANGED: { status: 409 },
  CERTIFICATE_OF_PERSON: { status: 409 },
  CERTIFICATE_CUSTODIAN_WITHOUT_POST: { status: 422 },
  TRUST_UNREADABLE: { status: 422 },
  TRUST_NOT_FOUND: { status: 404 },
} as const;

type PlainCode = Exclude<
  keyof typeof signatureRefusals,
  "CERTIFICATE_STATE" | "PAPER_FIELD_MISSING" | "PAPER_UNFIT"
>;

export type SignatureRefusal =
  | { readonly code: PlainCode | "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" }
  | { readonly code: "PAPER_FIELD_MISSING"; readonly field: string }
  | PaperUnfit
  | { readonly code: "CERTIFICATE_STATE"; readonly status: CertificateStatus; readonly act: CertificateAct };
