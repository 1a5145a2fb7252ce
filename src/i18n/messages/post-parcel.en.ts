import type { Messages } from "../messages-type.ts";
import type { postParcelVi } from "./post-parcel.vi.ts";

export const postParcelEn: Messages<typeof postParcelVi> = {
  address: "Address",
  addressMissing: "There is no address yet.",
  correct: "Correct the address on the parcel",
  correctDo: "Write the address",
  name: "Full name",
  phone: "Telephone",
  line: "Address",
  codTitle: "Cash on delivery (đồng)",
  codHint:
    "What the post collects on delivery: what is owed unless another amount is written; 0 for nothing. The cost of the post is not part of it.",
  codDo: "Write the amount",
  codDiffers: {
    LESS: (f) =>
      `${f.owed} is owed and the post collects ${f.cod}: the dossier will owe and stay open after delivery.`,
    MORE: (f) => `${f.owed} is owed and the post collects ${f.cod}: what is too much belongs to no charge.`,
    UNKNOWN: () => "A charge of the dossier has no amount yet: name it before the parcel leaves.",
  },
  toDossier: "Put to a dossier there is",
  toDossierLead: "For papers sent after a dossier that was handed in. Then enter the papers at the dossier.",
  toDossierCode: "Code of the dossier",
  toDossierDo: "Put to the dossier",
  journey: "Where it has been",
  again: "Send again",
  againLead:
    "The result lies at the counter: hand it over on the dossier's page, or send it again. That makes a new parcel; look at the address first.",
  notCollected: (f) =>
    `The post did not collect the ${f.cod}. ${f.owed} is owed for the dossier: take it at the counter, or the post collects it with the next parcel.`,
  word: "What happened to the parcel",
  wordLead: "Open the outcome that is true, fill in what it asks for and press its button.",
  wordDo: (f) => `Record “${f.state}”`,
  happened: "State",
  reason: "Reason",
  fields: {
    reason: "Reason",
    receiverName: "Full name of the person who signed",
    receiver: "Relation to the dossier",
    identity: "Identity checked by",
    collected: "Collected (đồng)",
  },
  collectedHint: (f) => `To be collected: ${f.cod}.`,
  collectedDiffers: (f) =>
    `The parcel is delivered only for the full ${f.cod}. If the receiver did not pay it, record “Attempt failed”.`,
  wordSaid: {
    APPLIED: "Recorded.",
    LATE: "The parcel is further than that already; nothing changed.",
    REFUSED: (f) => `Not recorded: ${f.because}.`,
  },
  incident: {
    LOST: "Incident: lost",
    DAMAGED: "Incident: damaged or opened",
    MISSING: "Incident: missing when checked",
  },
  incidentDue: "Settle before",
  incidentSheet: "Sheet",
  endIncident: "End the incident",
  endedAs: {
    FOUND: "Found again",
    UNHARMED: "The papers inside are complete",
    SENT_AGAIN: "Papers sent again",
    ISSUED_AGAIN: "Result issued again",
    COMPENSATED: "Compensated by the post",
    OTHER: "Otherwise",
  },
  endHow: "Settled by",
  endNote: "What was done",
  carriedOn: "Post office that has it",
  attempt: (f) => `Attempt ${f.attempt}`,
};
