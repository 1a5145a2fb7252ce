import type { Messages } from "../messages-type.ts";
import type { signatureVi } from "./signature.vi.ts";
import { signatureReasonsEn } from "./signature-reasons.en.ts";

const STATUSES = {
  REQUESTED: "Requested",
  ISSUED: "Issued",
  ACTIVE: "In use",
  SUSPENDED: "Suspended",
  REVOKED: "Revoked",
  LOST: "Lost",
  EXPIRED: "Expired",
};
const ACTS = {
  request: "Request",
  issue: "Enter the certificate",
  handOver: "Hand over",
  changeCustodian: "Change the custodian",
  suspend: "Suspend",
  resume: "Resume",
  revoke: "Revoke",
  reportLost: "Report lost",
};

function unfitEn(why: string): string {
  switch (why) {
    case "SIGNED":
      return "The PDF is signed digitally already.";
    case "FORM":
      return "The PDF has form fields to fill in.";
    case "TURNED":
      return "The PDF has pages that are turned or cropped.";
    default:
      return "The structure of the PDF cannot be read.";
  }
}

export const signatureEn: Messages<typeof signatureVi> = {
  onPaper: {
    signedBy: "Signed by",
    time: "Signed at",
    preview: "PREVIEW, NOT SIGNED",
    demo: "DEMONSTRATION SIGNATURE – DEMO",
    authority: "Một Cửa DEMO CA",
    timeAuthority: "Một Cửa DEMO TSA",
    authorityOrganisation: "Một Cửa DEMO",
    reasonDigitised: "Digitised copy, compared with its original",
    digitisedBy: "DIGITISED COPY. Signed by",
    reasonPersonal: "Approved",
    reasonAgency: "Sealed for publication",
  },
  errors: {
    SIGNING_KEY_MISSING:
      "The key of this certificate was not found. Nothing was signed; tell whoever keeps the certificates.",
    SIGNING_DECLINED: "The signer declined on the signing device. Nothing was signed.",
    SIGNING_UNAVAILABLE:
      "The signing or time stamp service does not answer. Nothing was signed; try again later.",
    SIGNING_WRONG_ANSWER:
      "The signing or time stamp service gave a wrong answer: the signature does not fit the certificate, or the time stamp is not of this signature. Nothing was signed.",
    SIGNING_CERTIFICATE_EXPIRED: "The certificate has expired or is not yet valid. Ask for a new one.",
    AGENCY_CERTIFICATE_MISSING:
      "The paper was signed digitally, but the agency has no certificate in use to seal it with.",
    PAPER_UNREADABLE: "This PDF cannot be read, so it cannot be signed.",
    PAPER_UNFIT: ({ why }) =>
      `${unfitEn(why)} The program cannot put number, day and signature on this file: choose another one, or sign, number and seal it by hand or with other software.`,
    PAPER_FIELD_TAKEN: "The paper carries a signature in this place already.",
    PAPER_FIELD_MISSING: ({ field }) => `The paper has no field "${field}" to fill in.`,
    SIGNATURE_PICTURE_UNREADABLE:
      "The picture of a signature or seal must be a PNG with a transparent ground.",
    CERTIFICATE_UNREADABLE: "This file is no certificate (DER or PEM).",
    CERTIFICATE_NOT_FOUND: "There is no such certificate.",
    CERTIFICATE_TAKEN: "This certificate is in the register already.",
    CERTIFICATE_STATE: ({ status, act }) =>
      `The certificate is "${STATUSES[status].toLowerCase()}": it cannot be changed by "${ACTS[act].toLowerCase()}".`,
    CERTIFICATE_CHANGED: "Somebody else has just changed this certificate. Load the page again.",
    CERTIFICATE_OF_PERSON: "A person's certificate is kept by that person alone; it has no other custodian.",
    CERTIFICATE_CUSTODIAN_WITHOUT_POST: "This person holds no post today and cannot keep a certificate.",
    TRUST_UNREADABLE: "This file is no certificate of an authority, revocation list or OCSP answer.",
    TRUST_NOT_FOUND: "There is no such entry.",
  },
  certificate: {
    holderLeft: "The holder no longer has a post",
    unitDissolved: "The unit was dissolved",
    custodianLeft: "The custodian has left – give it to somebody else",
    newCustodian: "New custodian",
    newCustodianHint: "Full name of whoever keeps the agency's certificate from now on.",
    title: "Certificates",
    none: "There are no certificates yet.",
    in7: "End within 7 days",
    in30: "End within 8–30 days",
    in60: "End within 31–60 days",
    endsWithin: ({ days }) => `${days} days or fewer left`,
    csv: "Download the register (CSV)",
    issuedInPeriod: "Certificates issued in a period",
    from: "From",
    to: "To",
    count: "Count",
    issuedPersons: ({ count }) => `${count} of persons`,
    issuedOrganisations: ({ count }) => `${count} of organisations`,
    demoNotCounted: ({ count }) =>
      `Without the ${count} of the demonstration (DEMO) in the register: no authority issued them, and no report counts them.`,
    request: "Request a certificate",
    requestedOn: "Requested on",
    unitHint: "Name or agency code of the unit.",
    unitUnclear: "It is not clear which unit is meant: give its full name or its code.",
    holderHint: "Full name of the holder; for an agency's certificate, of whoever keeps it.",
    holderUnclear: "It is not clear who is meant: give the full name of one person in the register.",
    handedOverOn: "Handed over on",
    certificateFile: "Certificate file",
    certificateHint: "The public part (.cer, .crt, .pem). Never upload a private key.",
    reason: "Reason",
    picture: "Picture of the signature or seal",
    pictureHint: "A PNG with a transparent ground.",
    savePicture: "Save the picture",
    history: "History",
    remove: "Trust no more",
    trustTitle: "Trusted authorities",
    trustLead:
      "A signature is believed only where its certificate comes from one of these. Nothing is fetched from any network.",
    trustNone: "Nobody is trusted yet: every signature will be told as of an unknown signer.",
    importTitle: "Import",
    importFile: "Root or intermediate certificate, revocation list or OCSP answer",
    importHint: "A .cer, .crt, .pem, .der or .crl file of at most 20 MB.",
    trustKinds: {
      ANCHOR: "Root certificate",
      INTERMEDIATE: "Intermediate certificate",
      CRL: "Revocation list",
      OCSP: "OCSP answer",
    },
    subjects: { PERSON: "Person", ORGANISATION: "Agency or organisation" },
    kinds: {
      OFFICIAL: "Official duty",
      PUBLIC: "Public",
      DEDICATED: "Dedicated secure",
      DEMO: "Demonstration (DEMO)",
    },
    devices: {
      TOKEN: "USB token",
      SIM: "SIM",
      REMOTE: "Remote signing",
      KEY_FILE: "Key file on the server",
      DEMO: "Demonstration (DEMO)",
    },
    columns: {
      serial: "Serial number",
      subject: "Name on the certificate",
      subjectKind: "Issued to",
      holder: "Holder or keeper",
      unit: "Unit",
      issuer: "Issued by",
      kind: "Kind",
      device: "Device",
      issuedOn: "Issued on",
      validTo: "Valid until",
      status: "Status",
      requestDocument: "Request document",
      handover: "Hand-over minutes",
      lastUsed: "Last used",
    },
    statuses: STATUSES,
    acts: ACTS,
  },
  ending: {
    title: "Certificates about to run out",
    lead: "Without a certificate nothing can be signed or sealed: ask for a new one before this day.",
    alert: "Time left",
    over: "has run out, nothing took its place",
  },
  verify: {
    title: "Check a paper",
    start: {
      lead: "Find out whether a paper issued by this office is genuine and still in force. Scan the QR code on it, or type the code printed beside the QR code.",
      code: "Code of the paper",
      codeHint:
        "Six groups of five letters and digits beside the QR code; capital or small letters, with or without spaces.",
      unreadable: "A sign of this code is missing or wrong. Please look at each one on the paper again.",
      handSigned: "If the paper carries no QR code, ask the office it names.",
    },
    paper: "The paper",
    kind: "Kind",
    otherKind: "Result of an administrative procedure",
    number: "Number and symbol",
    issuedOn: "Issued on",
    agency: "Issued by",
    inForce: "The paper is genuine and in force",
    note: "Please note",
    inForceLead: "Compare number, day and agency below with the paper you hold.",
    printed: "A print made by the agency below",
    printedLead: ({ at }) =>
      `It says what stood there at ${at}. More may have been entered since; for what stands there today ask the agency.`,
    unconfirmed: "The copy of this paper kept here cannot be confirmed",
    unconfirmedLead:
      "The paper stands in the register, but the file kept here is not the one that was issued, or its signature cannot be trusted. The office has been told. Ask the issuing agency before you rely on it.",
    revoked: ({ on }) => `The paper was revoked on ${on}`,
    revokedLead: "Do not rely on this paper. Ask the agency that issued it.",
    superseded: "The paper has been replaced",
    supersededOn: ({ on }) => `The paper was replaced on ${on}`,
    replacedBy: "Do not rely on this paper any more. What took its place:",
    named: ({ kind, number, on }) => `${kind}, ${number} of ${on}`,
    supersededLead: "Another paper has taken its place. Ask the agency that issued it.",
    signatures: "Digital signatures",
    noSignatures: "This paper was signed by hand and sealed on paper; it carries no digital signature.",
    unknownSigner: "Unknown signer",
    stampedAt: ({ at }) => `Signed at ${at}, by the time stamp.`,
    claimedAt: ({ at }) => `Signed at ${at}, as the signer says.`,
    compare: "Compare an electronic copy",
    compareLead:
      "Choose the PDF you received to see whether it is the one that was issued. The file is only compared, never kept.",
    copy: "PDF file",
    copyHint: "One PDF of at most 20 MB.",
    originalInForce: "The paper as issued is still in force",
    originalLead:
      "Do not use the file you sent. Ask whoever gave it to you, or the agency, for the paper as issued.",
    signedThen:
      "These are the signatures of the paper as issued. That they are valid does not bring it back into force.",
    answers: {
      SAME: "This is the paper as issued",
      OTHER: "This is not the paper as issued",
      NOT_PDF: "This file is no PDF and cannot be compared",
      MISSING: "No file was chosen",
    },
    answerLeads: {
      SAME: "The file is the same, byte for byte, as the one the agency issued.",
      OTHER:
        "The file differs from the one the agency issued: it may have been altered, scanned again, or be another paper.",
      NOT_PDF:
        "Choose the PDF you got from the office. A photograph or scan of a genuine paper cannot be compared either.",
      MISSING: "Choose a PDF of at most 20 MB.",
    },
  },
  evidence: {
    believed: "Believed",
    ownAnchors:
      "The root certificates come from this bundle itself: compare their SHA-256 with what the authority publishes, or run again with --anchor FILE.",
    whole: "The bundle is whole",
    unconfirmed:
      "The bundle is whole. Signatures on lines marked ! are of files of the dossier and are not confirmed: read the reasons below each",
    doubted: "The files are as they were exported, but a signature does not hold or cannot be checked",
    broken: "The bundle is NOT whole",
    faults: {
      MISSING: "the file is missing",
      ALTERED: "the file was altered",
      NOT_LISTED: "the file is not listed",
      MANIFEST_UNREADABLE: "the list cannot be read",
      CHAIN_BROKEN: "the chain of events is broken",
      PERSONAL_DATA_ALTERED: "personal data were altered",
      SIGNATURE_UNCHECKED: "a signature could not be checked",
      SIGNATURE_NOT_VALID: "a signature is not valid",
    },
  },
  handedIn: {
    signature: "Digital signature",
    waiting: "Digital signature: not checked yet. It is tried again by itself; the dossier goes on.",
    checkedAt: ({ at }) => `Checked at ${at}`,
  },
  ...signatureReasonsEn,
};
