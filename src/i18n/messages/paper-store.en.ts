import type { Messages } from "../messages-type.ts";
import type { paperStoreVi } from "./paper-store.vi.ts";

export const paperStoreEn: Messages<typeof paperStoreVi> = {
  errors: {
    PAPER_OWNER_INVALID: "A personal number has 12 digits, a tax code 10 or 13. Check it.",
    PAPER_PURPOSE_REQUIRED:
      "Say what you look for it for (at least 10 letters). The purpose is kept, and the owner can see it.",
  },
  mine: "My papers",
  mineLead:
    "Results agencies issued and papers compared with their originals. You can use them again without handing them in.",
  notConfirmed: "Sign in with VNeID level 2 to see your papers.",
  empty: "There is no paper in your store yet.",
  trust: {
    1: "Electronic original of the agency",
    2: "Digitised copy, compared with the original and signed by an officer",
    3: "Sent in, or scanned and not signed; stands for no paper",
  },
  inForce: "In force",
  expired: "Expired",
  revoked: "Revoked",
  number: ({ number }) => `No. ${number}`,
  issuedOn: ({ day }) => `issued ${day}`,
  validTo: ({ day }) => `valid until ${day}`,
  open: ({ name }) => `Download ${name}`,
  looks: "Who looked at my papers",
  when: "When",
  who: "Who",
  did: "What",
  paper: "Paper",
  purpose: "Purpose",
  own: "Looking at my own papers",
  myself: "I",
  officer: "Officer",
  looksAtMost: ({ count }) => `Only the latest ${count} looks are shown.`,
  shownAtMost: ({ count }) => `Only ${count} papers are shown: in force and latest first. There may be more.`,
  nothingFound: "No paper",
  kind: {
    LOOKED_UP: "Looked up",
    PROPOSED: "Proposed while digitising a dossier",
    OPENED: "Opened",
    REUSED: "Used again for a dossier",
  },
  lookUp: "Look up stored papers",
  lookUpLead: "Only for the work at hand. Every look is kept; the owner sees who looked, when and what for.",
  ownerNumber: "Personal number or tax code",
  purposeHint: "For example: compare the birth certificate of the dossier at the counter",
  find: "Look up",
  found: "Stored papers",
  facts: "Facts",
  trustLevel: "Trust level",
  standing: "Standing",
  reuse: ({ name }) => `Use the stored paper: ${name}`,
  consent:
    "I agree that this paper is used again for this dossier. Each use is kept in the log under “My papers”.",
  reusedPurpose: ({ procedure }) => `Submitting: ${procedure}`,
};
