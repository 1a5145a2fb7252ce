import { localMoment } from "../local-moment.ts";
import type { Messages } from "../messages-type.ts";
import { actsEn } from "./acts.en.ts";
import { deskEn } from "./desk.en.ts";
import { signatureEn } from "./signature.en.ts";

const VERDICTS: Readonly<Record<string, string>> = signatureEn.verdicts;

import type { dossierCommandVi } from "./dossier-command.vi.ts";

const EVENTS: Readonly<Record<string, string>> = actsEn.event;
const { citizen, guest, system, someone } = deskEn.dossier;
const WHO: Readonly<Record<string, string>> = { citizen, guest, system };

export const dossierCommandEn: Messages<typeof dossierCommandVi> = {
  errors: {
    DOSSIER_CHANGED: (facts) =>
      `${facts.byName ?? WHO[facts.by.kind] ?? someone} did “${EVENTS[facts.what] ?? facts.what}” on this dossier at ${localMoment(facts.at)}. What you typed is still here; reload to see version ${facts.version}, then go on.`,
    DOSSIER_UNIT_NOT_OPEN: "The unit chosen does not exist or is no longer open. Choose one that is.",
    DOSSIER_NOT_OPEN_ELSEWHERE:
      "This procedure is not published for reception outside its own area. Submit at the competent agency, or online (Decree 118/2025/NĐ-CP).",
    DOSSIER_PROCEDURE_NOT_PUBLISHED:
      "No version of this procedure is in force today, so it cannot be received. Ask the procedure control office.",
    RESULT_PAPER_NOT_SHIPPED:
      "No template of the result ships for this procedure. Upload the file of the result when it is issued.",
    AMENDMENT_CHANGES_CASE: (facts) =>
      `Written like this, the case, the papers, the fee or the term would be another${facts.fields.length === 0 ? "" : ` (${facts.fields.map((each) => each.en ?? each.vi).join("; ")})`}. That is no slip of the pen: ask the applicant to withdraw and apply again.`,
    AMENDMENT_OF_CONFIRMED:
      "Sent under a VNeID account: the submitter's name and personal number come from VNeID and cannot be put right here. Where VNeID is wrong, the applicant asks the police to correct it.",
    RESULT_TEMPLATE_CHANGED:
      "The template of the result changed after you opened this page. Look at the paper again, then sign.",
    RESULT_FIELDS_MISSING: (facts) =>
      `The result cannot be put on paper yet. Still missing: ${facts.fields.map((each) => each.en ?? each.vi).join("; ")}. Fill these in and draft it again.`,
    DOSSIER_CASE_UNKNOWN:
      "No case of the procedure fits what was declared. Check the form or choose the case.",
    DOSSIER_PROCESS_NOT_PUBLISHED:
      "The electronic process of this procedure is not published. Tell the procedure control office.",
    DOSSIER_NOT_ONLINE: "This procedure is not offered online. Submit at the counter or by public post.",
    DOSSIER_FORM_INVALID:
      "Some answers in the form do not fit. Correct those named and send again; what you typed is kept.",
    ONLINE_RESULT_NEEDS_NUMBER:
      "An electronic result needs the personal number of the owner or of whoever hands in: its last four digits are asked for at the download. Enter it, or choose the counter or the post.",
    DOSSIER_COUNTER_NONE:
      "You hold no counter that is open, so you cannot receive anything. Ask the administrator of your unit.",
    DOSSIER_CONTACT_REQUIRED:
      "The owner's personal number or phone is needed to follow the dossier and receive the result. Enter one of them.",
    ORGANISATION_NEEDS_SUBMITTER:
      "An organisation or household business hands in nothing by itself. Give whoever hands in, as its legal representative or authorised.",
    PROCEDURE_NOT_FOR_ORGANISATIONS:
      "This procedure is not for organisations or household businesses. Leave out the tax code and name a person, or choose another procedure.",
    EXEMPTION_APPROVER_UNFIT:
      "An exemption is approved by a leader or head of the deciding agency. Choose one of them.",
    RESULT_REGISTER_EMPTY:
      "No document of this dossier stands in the register of certifications: every line was struck out, or the declaration names none. Send it back a step to refuse the request, or enter it with a new dossier.",
    RESULT_FILE_EDITABLE: (facts) =>
      `The file ${facts.name} is a draft that can still be written on and cannot be issued as a result. Export it as PDF and sign it digitally; or print it, sign it by hand and scan it as PDF or picture.`,
    RESULT_FILE_UNSIGNED: (facts) =>
      `The file ${facts.name} carries no digital signature and cannot be issued as a result. Upload the signed file; if this is a scan of the paper signed by hand, compare it with that paper and tick so.`,
    RESULT_SIGNATURE_INVALID: (facts) =>
      `The digital signature in ${facts.name} does not hold: ${(VERDICTS[facts.verdict] ?? facts.verdict).toLowerCase()}. Get the properly signed file from the signer and upload it again.`,
    RESULT_SIGNATURE_UNJUDGED: (facts) =>
      `The digital signature in ${facts.name} could not be checked yet. Try again in a few minutes; nothing was issued.`,
    RESULT_PAPER_OUTDATED:
      "After the leader signed, a document of this dossier was struck out of the register or amended in the declaration, so the signed paper is no longer right. Send the dossier back a step to be signed again; the new paper names only what stands in the register.",
    AGENCY_SYMBOL_MISSING:
      "The deciding agency has no abbreviation for document numbers, so nothing can be numbered. Ask an administrator to enter it with the unit.",
    ASSIGNEE_NOT_AT_DESK:
      "This person does not hold the role of the step in the unit that has it. Choose somebody else.",
    SIGNED_FILE_ALTERED: (facts) =>
      `The file ${facts.name} was altered after it was signed digitally and is not taken. Get the file as it was signed, or sign this one again, and upload it; everything else you filled in is kept.`,
    SIGNED_FILE_UNREADABLE: (facts) =>
      `The file ${facts.name} carries a digital signature that cannot be read: the file is damaged, or the signature is of a wrong format. Get the original from the program that made it, or sign it again (PDF as PAdES, XML as XAdES), and upload it; everything else you filled in is kept.`,
    UPLOAD_UNKNOWN: "A file was not uploaded in your session. Upload it again, then send.",
    UPLOAD_KEY_REQUIRED:
      "Without signing in, a key of your own (X-Guest-Key) must come with the file, so that only you can attach it.",
    DOSSIER_VERSION_MISSING:
      "The dossier's procedure version could not be read. The operators have been told.",
    PAPER_NUMBERS_CONTENDED:
      "Too many papers are taking numbers of one series at this moment. Try again in a few minutes.",
    DOSSIER_STEP_UNIT_MISSING:
      "The process names a unit that is no longer open. Tell the procedure control office.",
  },
};
