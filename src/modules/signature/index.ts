export { alertOn, type Certificate, type CertificateId } from "./certificate/certificate.ts";
export { requestCertificate, stepCertificate } from "./certificate/certificate-commands.ts";
export {
  certificateHolders,
  findUsable,
  listCertificates,
  markUsed,
} from "./certificate/certificate-store.ts";
export { registerSignatureJobs } from "./certificate/jobs.ts";
export { type RenewalDue, renewalsDue } from "./certificate/renewals.ts";
export { makeBundle } from "./evidence/make-bundle.ts";
export { openSigning, type Signing } from "./open-signing.ts";
export { previewPaper } from "./preview-paper.ts";
export type { SignatureRefusal } from "./refusals.ts";
export { isSigned } from "./sign/acro-form.ts";
export { type PageSize, type PaperUnfit, paperToSign } from "./sign/paper-to-sign.ts";
export { stampCode } from "./sign/stamp-code.ts";
export { sealByAgency, signByPerson } from "./sign-paper.ts";
export type { Spot } from "./spot.ts";
export type { SigningMoments } from "./validate/believed.ts";
export { reasonText } from "./validate/reason-text.ts";
export { importTrust } from "./validate/trust-commands.ts";
export { loadTrust } from "./validate/trust-store.ts";
export { validateAside } from "./validate/validate-aside.ts";
export { mayBeSigned } from "./validate/validate-file.ts";
export { validatePdf } from "./validate/validate-pdf.ts";
export type { SignatureFinding, Validation, Verdict } from "./validate/verdict.ts";
export { VERDICT_TONES } from "./validate/verdict-tone.ts";
