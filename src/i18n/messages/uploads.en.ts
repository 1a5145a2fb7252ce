import type { uploadsVi } from "./uploads.vi.ts";

const acts: Readonly<Record<string, string>> = {
  SCRIPT: "contains a script that runs by itself (JavaScript)",
  LAUNCH: "opens a program or another file by itself",
  OPEN_ACTION: "does something by itself when it is opened",
  FORM_SENT: "sends data elsewhere by itself",
  XFA: "is a dynamic form (XFA)",
  MEDIA: "contains film, sound or interactive content",
  EMBEDDED_PROGRAM: "has a program or an archive attached",
  LINKED_CONTENT: "fetches content or runs a command from elsewhere",
};

export const uploadsEn: typeof uploadsVi = {
  errors: {
    UPLOAD_EMPTY: "The file has no content. Choose another.",
    UPLOAD_TOO_LARGE: ({ megabytesMax }) =>
      `The file is larger than ${megabytesMax} MB. Scan it again at a lower resolution or split it.`,
    UPLOAD_TYPE_REFUSED:
      "Only PDF, JPG or PNG pictures, Word (.docx), Excel (.xlsx) or XML are accepted. The type is judged by content, not by name.",
    UPLOAD_DAMAGED:
      "The file is damaged or cut off and cannot be read. Open it, save or scan it again, then send it.",
    UPLOAD_ENCRYPTED:
      "The file has a password or is locked. Remove the password, save it again, then send it.",
    UPLOAD_ACTIVE: ({ what }) =>
      `The file ${acts[what] ?? "has content that runs by itself"}, so it is not accepted. Print it to a new PDF (Save as PDF) and send that.`,
    UPLOAD_MACRO:
      "The Office file has macros, so it is not accepted. Save it as .docx without macros or as PDF.",
    UPLOAD_TWO_TYPES:
      "The file also contains a file of another type, so it is not accepted. Photograph, scan or save it as a new file; of a PDF exported by LibreOffice, clear “Hybrid PDF (embed ODF file)” and export it again.",
    UPLOAD_UNSAFE_XML:
      "The XML file, or the XML inside an Office file, has an unsafe declaration or is malformed. Export it again from its program.",
    UPLOAD_UNPACKS_TOO_FAR:
      "The file grows too large when it is unpacked, so it is not accepted. Shrink its pictures or send a PDF.",
    UPLOAD_TOO_MANY_PAGES: ({ pagesMax }) => `The file has more than ${pagesMax} pages. Split it.`,
    UPLOAD_TOO_MANY_PIXELS: ({ megapixelsMax }) =>
      `The picture has more than ${megapixelsMax} million pixels. Take it again at a smaller size.`,
    UPLOAD_TOO_COMPLEX:
      "The file is too complex to be checked in the time allowed. Print it to a new PDF or split it, then send it.",
    UPLOAD_INFECTED: ({ signature }) =>
      `The scanner found malware in the file (${signature}). It was not kept. Scan your machine and send another file.`,
    UPLOAD_QUOTA: ({ megabytesMax }) =>
      `You may upload ${megabytesMax} MB a day. Try again tomorrow or bring the papers to the counter.`,
    UPLOAD_BUSY:
      "Many files are being checked just now, so this one was not taken. Send it again in a minute.",
    UPLOAD_OFFSET_CONFLICT:
      "This part does not continue what was received. Ask how far it came and go on from there.",
    UPLOAD_NOT_COMPLETE: "The file has not arrived completely. Send the rest and try again.",
    FILE_HELD:
      "This file waits for the malware scanner, which has not answered, so it cannot be opened yet. It is scanned again in a few minutes; the dossier goes on.",
    FILE_QUARANTINED:
      "This file is in quarantine because it contains malware and cannot be opened. Ask the applicant for another copy.",
  },
  incidents: {
    title: "Incidents",
    intro:
      "Stored files are read again all the time and compared with the hash they came with. A file that changed, is missing or carries malware is never handed out and stays here until the operator has dealt with it.",
    none: "No incident is open.",
    held: ({ count }) =>
      `${count} files wait for the malware scanner. If this lasts, look at the scanner (clamd).`,
    kind: {
      FILE_CORRUPT: "File changed",
      FILE_MISSING: "File missing",
      FILE_INFECTED: "File with malware",
      FILE_UNSCANNED: "File that cannot be scanned",
      TEMPLATE_FAILED: "Template that fails",
      DOSSIER_UNREADABLE: "Dossier that cannot be read",
      PAPER_UNCONFIRMED: "Issued paper that cannot be confirmed",
      FORM_UNKEPT: "Form that cannot be set",
    },
    advice: {
      FILE_CORRUPT:
        "Restore the file of this hash from backup and check the disk. Once it is right again it is handed out as before.",
      FILE_MISSING: "Look for the file of this hash in the backup and copy it back into the file store.",
      FILE_INFECTED:
        "The file is in quarantine; nobody can open it. Tell the unit that holds the dossier to ask for another copy.",
      FILE_UNSCANNED:
        "The scanner runs but gave no answer for this file many times, so it stays closed. Look at the size limits and the log of the scanner (clamd), or ask the applicant for another copy.",
      TEMPLATE_FAILED:
        "A paper could not be set with this template of your own and was set with the shipped one. Mend the template under Settings → Templates, try it and publish it again.",
      DOSSIER_UNREADABLE:
        "The history of this dossier cannot be read to its end, so the work in the background passed it over. Run motcua verify and restore from backup.",
      PAPER_UNCONFIRMED:
        "Somebody scanned the code of this paper, and the page did not say that it is in force, since the file kept here does not agree with the history, the signatures or the register of certificates. Run motcua verify to see where; restore database and file store from backup, or import the root certificate that is missing. If somebody exchanged the file, that must be investigated.",
      FORM_UNKEPT:
        "A numbered form of this dossier (receipt, apology …) could not be set; it is tried again every five minutes, and other dossiers do not wait for it. The log says why: most often a template of your own, a unit or a procedure was changed. Run motcua verify to see which forms have no file yet.",
    },
    subject: "Hash or identifier",
    what: "Incident",
    lastAt: "Last met",
    met: (n) => `Met ${n.times} times, first ${n.first}, last ${n.last}.`,
    note: "What was done",
    noteMissing: "Write what was done before closing it.",
    close: "Close the incident",
    closed: "Closed",
    scrubNever: "The file store has not been walked through yet.",
    scrub: (n) =>
      `File store: ${n.checked} files read in this round, ${n.damaged} damaged, last read ${n.when}.`,
    scrubWhole: ({ when }) => `Last read to the end: ${when}.`,
    scrubNotWhole: "Not read to the end yet.",
  },
  state: {
    HELD: "Waits for the malware scan, not to be opened yet",
    INFECTED: "In quarantine because of malware: another copy is needed",
  },
};
