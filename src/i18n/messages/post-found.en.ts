import type { Messages } from "../messages-type.ts";
import type { postFoundVi } from "./post-found.vi.ts";

const parcels = (count: number) => (count === 1 ? "1 parcel" : `${count} parcels`);

export const postFoundEn: Messages<typeof postFoundVi> = {
  choose: (f) => `How is parcel ${f.code}?`,
  WHOLE: "There, whole",
  DAMAGED: "There, but torn, wet or opened",
  MISSING: "Not there",
  damage: "How it is damaged",
  unlooked: (f) => `Say how parcel ${f.code} is: there and whole, there but damaged, or not there.`,
  photo: (f) => `Photograph of parcel ${f.code}`,
  photoHint: (f) =>
    `A picture (JPEG, PNG or PDF) of at most ${f.megabytes} MB. Show where it is torn, wet or opened.`,
  photos: "Photographs",
  photoAdd: "Add the photograph",
  photoCount: (f) => (f.count === 1 ? "1 photograph" : `${f.count} photographs`),
  photoMissing: "No photograph was chosen.",
  seenBy: "Found by",
  seenByPost: "Told by the post",
  damagedShort: "Present, damaged",
  damagedAs: (f) => `Present, damaged: ${f.note}`,
  report: {
    title: "Report of missing and damaged parcels",
    lead: (f) =>
      `When the sheet was checked: ${parcels(f.missing)} missing, ${parcels(f.damaged)} damaged. Each is an incident to be settled within 7 days.`,
    print: "Print the report (PDF)",
    waits: "Report waits for the giving side",
    signedBy: (f) => `The giving side signed the report: ${f.who}, ${f.when}.`,
    noteShown: (f) => `Remark of the giving side: ${f.note}`,
    note: "Remark of the giving side",
    noteHint: "Whether you agree, and why not. The receiving side signed when it checked the sheet.",
    sign: "Giving side signs the report",
    number: (f) => `No. ${f.number}/BB-BKGN`,
    paperTitle: "Report of missing and damaged parcels",
    columns: {
      line: "No.",
      parcel: "Parcel",
      dossier: "Dossier",
      party: "Receiver or sender, address",
      finding: "Found when checked",
    },
    total: (f) => `Total: ${parcels(f.count)}`,
    found: (f) => `Receiving side: ${f.who} checked and signed in the system at ${f.when}.`,
    photo: (f) => `Photograph to this report, parcel ${f.code}: ${f.name} (SHA-256 ${f.sha256}).`,
    unsigned: "Giving side: has not signed the report in the system.",
    followed: "Both sides settle it within 7 days of the check; how is recorded in the system.",
  },
  due: (f) => `Settle before ${f.day}`,
  overdue: (f) => `Was to be settled by ${f.day}`,
  kinds: { LOST: "Reported lost", DAMAGED: "Damaged or opened", MISSING: "Missing when checked" },
  callSender: (f) =>
    `Call the sender ${f.name}, ${f.phone}: there is no dossier yet, so no message was sent.`,
  said: {
    OUT: {
      LOST: "The post reports the parcel with your result lost. The office is looking for it and tells you; if it is not found the result is issued again.",
      DAMAGED: "The parcel with your result was damaged or opened. The office is checking it and tells you.",
      MISSING:
        "The parcel with your result was not there when it changed hands. The office and the post are looking for it and tell you.",
    },
    IN: {
      LOST: "The post reports the papers you sent lost. The office and the post are looking for them and tell you.",
      DAMAGED:
        "The parcel with your papers arrived damaged or opened. The office is checking them and tells you if a paper is missing.",
      MISSING:
        "The parcel with your papers was not there when it changed hands. The office and the post are looking for it and tell you.",
    },
  },
  nothingToDo: "You need not do anything for now.",
  settled: {
    FOUND: "The parcel was found.",
    UNHARMED: "Checked: the papers inside are complete.",
    SENT_AGAIN: "The papers were sent again.",
    ISSUED_AGAIN: "The result is issued again.",
    COMPENSATED: "The post has paid compensation.",
    OTHER: "What happened to the parcel is settled.",
  },
};
