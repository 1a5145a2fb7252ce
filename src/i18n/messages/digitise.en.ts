import type { Messages } from "../messages-type.ts";
import type { digitiseVi } from "./digitise.vi.ts";

export const digitiseEn: Messages<typeof digitiseVi> = {
  title: "Digitise the papers",
  lead: "Each paper ends in one of three ways: digitised, used again from the store, not needed.",
  nothing: "This case has no papers to hand in.",
  outcome: "Outcome",
  scan: "Scan or photographs of the pages",
  scanAgain: "Replace with another scan",
  scanHint: "At least 200 dpi, in colour. Several photographs become one PDF in their order.",
  joined: ({ stem, count }) => `${stem} (${count} pages)`,
  scanMissing: "Scan or photograph the paper before marking it as digitised.",
  number: "Number",
  issuedOn: "Issued on",
  issuer: "Issued by",
  compared: "I compared the scan with the original",
  comparedBy: ({ by, when }) => `Compared with the original: ${by}, ${when}`,
  save: "Save",
  read: "Read the text on the scan",
  unread: "No text could be read on the scan, or the server has no text recognition. Type it in.",
  suggested: ({ value }) => `The machine read: ${value}. Compare it with the picture.`,
  take: "Fill in what the machine read",
  stored: ({ name }) => `In the store: ${name}`,
  consent: "The owner is here and agrees that it is used again",
  consentMissing: "A stored paper is used again only when its owner agrees. Ask, and tick the box.",
  reuse: "Use it again",
  storedGone: "The stored paper is no longer in force, or was revoked. Reload the page.",
};
