import type { Messages } from "../messages-type.ts";
import type { postVi } from "./post.vi.ts";
import { postCashEn } from "./post-cash.en.ts";
import { postFoundEn } from "./post-found.en.ts";
import { postLabelEn, postSimulatedEn } from "./post-label.en.ts";
import { postParcelEn } from "./post-parcel.en.ts";

const states = {
  CREATED: "To be handed to the post",
  HANDED_OVER: "Handed to the post",
  IN_TRANSIT: "On its way",
  FAILED: "Attempt failed",
  RETURNING: "On its way back",
  LOST: "Reported lost",
  DAMAGED: "Reported damaged",
  DELIVERED: "Delivered",
  RETURNED: "Sent back",
  CANCELLED: "Not sent",
} as const;

/** One parcel, two parcels. */
const counted = (count: number) => (count === 1 ? "1 parcel" : `${count} parcels`);

export const postEn: Messages<typeof postVi> = {
  errors: {
    POST_CODE_UNKNOWN: (f) =>
      `There is no parcel ${f.parcel} here. Check the code that was scanned or typed.`,
    POST_DOSSIER_UNKNOWN: (f) =>
      `There is no dossier ${f.dossier} that you may read. Check the code, or open the parcel as a new dossier.`,
    POST_PARCEL_STATE: (f) => `Parcel ${f.parcel} is “${states[f.state]}”, so this cannot be done.`,
    POST_PARCEL_ON_SHEET: (f) => `Parcel ${f.parcel} is on a sheet that is not signed by both sides yet.`,
    POST_ADDRESS_MISSING: (f) =>
      `Parcel ${f.parcel} has no address. Open the parcel, write the address, then put it on the sheet.`,
    POST_CARRIER_UNKNOWN: "There is no such post office, or it is closed. Choose one from the list.",
    POST_SHEET_STATE: (f) =>
      ({
        OPEN: "The sheet is still being made out: the giving side has not signed.",
        GIVEN:
          "The giving side has signed: the sheet cannot be changed. It can be cancelled and made out again.",
        CLOSED: "Both sides have signed the sheet.",
        CANCELLED: "The sheet is cancelled.",
      })[f.state],
    POST_NOTHING_CHOSEN: "Tick at least one parcel, then make out the sheet.",
    POST_SHEET_EMPTY: "There is no parcel on the sheet.",
    POST_COUNT_DIFFERS: (f) => `Counted: ${f.counted}; on the list: ${f.listed}. Count again.`,
    POST_TICKS_DIFFER: (f) =>
      f.ticked === 0
        ? `Counted: ${f.counted}; chosen as there: none. Look at each parcel again, then sign.`
        : `Chosen as there: ${f.ticked}; counted: ${f.counted}. Count again, and make the two agree.`,
    POST_DAMAGE_UNSAID: (f) => `Say how parcel ${f.parcel} is torn, wet or opened before signing.`,
    POST_PHOTO_KIND: (f) => `The file of parcel ${f.parcel} is no JPEG, PNG or PDF. Choose a photograph.`,
    POST_REPORT_NONE: "No report of this sheet waits for the giving side.",
    POST_DIFFERENCE_REQUIRED: (f) =>
      `Missing from the sheet: ${counted(f.missing)}. Say what differs before signing.`,
    POST_SAME_PERSON: "One person cannot sign for both sides. Somebody else has to receive.",
    POST_FILE_UNREADABLE: (f) =>
      `Line ${f.line} of the file cannot be read: ${f.problem}. Nothing was taken in.`,
    POST_REMITTANCE_LINES: (f) =>
      f.parcels.length === 0
        ? "No parcel is chosen."
        : `These parcels cannot be settled: ${f.parcels.join(", ")}. Nothing was collected for them, they are settled already, or they are of another office.`,
    POST_REMITTANCE_SUM: (f) =>
      `The amount of ${f.statedDong.toLocaleString("en-GB")} đồng differs from the ${f.collectedDong.toLocaleString("en-GB")} đồng collected. Nothing was recorded.`,
    POST_REMITTANCE_TAKEN: (f) => `Voucher ${f.reference} is settled already.`,
    POST_CARRIER_UNREACHABLE: "The system of the post does not answer. It is asked again in a few minutes.",
  },
  states,
  sheetStates: {
    OPEN: "Being made out",
    GIVEN: "Waits for the receiving side",
    CLOSED: "Signed by both",
    CANCELLED: "Cancelled",
  },
  directions: { TO_POST: "To the post", TO_OFFICE: "From the post" },
  because: {
    UNKNOWN_PARCEL: "There is no such parcel",
    OTHER_CARRIER: "Another post office has the parcel",
    NOT_HANDED_OVER: "Not handed to the post yet",
    PROOF_MISSING: "Does not say who signed and how they were recognised",
    COD_DIFFERS: "The money collected differs from what was due",
    AFTER_END: "Contradicts the end that is recorded",
    CONTENT_DIFFERS: "The same event reference with other content",
    IN_FUTURE: "Lies in the future",
  },
  said: {
    OUT: {
      CREATED: "Your result is being packed for the post",
      HANDED_OVER: "Handed to the post",
      IN_TRANSIT: "On its way with the post",
      FAILED: "The post came but did not meet the receiver",
      RETURNING: "Could not be delivered; the post is bringing it back to the office",
      LOST: "The post reports it lost; the office is dealing with it and will contact you",
      DAMAGED: "The post reports it damaged; the office is dealing with it and will contact you",
      DELIVERED: "Delivered to the receiver",
      RETURNED:
        "Back at the office: fetch it at the counter, or tell the right address to have it sent again",
      CANCELLED: "No longer sent by post",
    },
    IN: {
      CREATED: "The post has collected the papers",
      HANDED_OVER: "The post has the papers",
      IN_TRANSIT: "The papers are on their way",
      FAILED: "The post could not hand in the papers yet",
      RETURNING: "The papers are on their way back to the sender",
      LOST: "The post reports the papers lost",
      DAMAGED: "The post reports the papers damaged",
      DELIVERED: "The papers have reached the office",
      RETURNED: "The papers went back to the sender",
      CANCELLED: "The collection was cancelled",
    },
  },
  aside: { OUT: "Result by post", IN: "Papers sent by post" },
  parcelPage: (f) => `Parcel ${f.code}`,
  tabs: {
    label: "Lists of parcels",
    TO_POST: "To be posted",
    SHEETS: "Sheets",
    CARRIED: "With the post",
    TROUBLED: "In trouble",
    ARRIVED: "Papers arrived",
    COLLECTED: "Cash on delivery",
    COLLECT: "Collect papers",
  },
  title: "Public post",
  parcel: "Parcel",
  dossier: "Dossier",
  receiver: "Receiver",
  sender: "Sender",
  party: "Receiver / sender",
  state: "State",
  since: "Since",
  cod: "To collect",
  noCod: "Nothing",
  stillOwed: (f) => `${f.owed} still owed`,
  owedUnknown: "What is owed is not known",
  carrier: "Post office",
  scan: "Scan or type the code of a parcel",
  find: "Find the parcel",
  toPost: {
    lead: "Results that are issued and wanted by post. Choose parcels to make out the sheet on which they go to the post.",
    empty: "No result waits for the post.",
    chosen: "Choose",
    choose: (f) => `Choose parcel ${f.code}`,
    make: "Make out the sheet",
    onSheet: "On a sheet",
    noCarrier: "No post office is registered. The administrator of units adds a unit of kind “Post”.",
  },
  sheets: {
    empty: "No sheet on this day.",
    number: "No.",
    day: "Day",
    direction: "Direction",
    parcels: "Parcels",
    show: "Show the day",
    openIn: "Make out a sheet for what goes to the office",
    openEmpty: "Make out an empty sheet to scan onto",
    office: "One-stop shop",
  },
  sheet: {
    title: (f) => `Hand-over sheet ${f.number} of ${f.day}`,
    print: "Print (PDF)",
    add: "Put on the sheet",
    remove: (f) => `Take ${f.code} off the sheet`,
    removeShort: "Take off",
    items: "Parcels on the sheet",
    none: "No parcel yet. Scan the code on a parcel to put it on.",
    count: "Parcels counted",
    countHint: "Count the parcels on the table and type the number; do not copy it from the list.",
    give: "Giving side signs",
    giveLead: "Once signed the sheet cannot be changed; the receiving side counts and signs next.",
    receive: "Receiving side signs",
    receiveLead:
      "Look at each parcel on the table, then choose. What is not there does not change hands; what is missing or damaged gets a report and an incident to follow.",
    found: "Condition",
    difference: "Difference",
    differenceHint: "Needed where a parcel is not there; also for parcels too many.",
    waitsFor: { office: "Waits for the one-stop shop", carrier: "Waits for the post" },
    cancel: "Cancel the sheet",
    cancelLead: "The parcels go back to the list. Only as long as the receiving side has not signed.",
    signed: (f) => `${f.who}, ${f.when}: ${counted(f.count)}`,
    given: "Giving side",
    received: "Receiving side",
    missing: "Missing",
    there: "Present",
    codSum: "To collect in all",
    codCorrected: "To collect in all, corrected",
    codCorrectedTo: (f) =>
      `${f.amount}: ${f.signed} was signed for, less ${f.absent} of ${counted(f.parcels)} that ${f.parcels === 1 ? "was" : "were"} not there when the sheet was checked, so the post does not collect it.`,
    codSigned: (f) => `Signed for ${f.signed}, a parcel was missing`,
    codBack: "Cash not collected",
    codDiffers: (f) =>
      `${f.count === 1 ? "One parcel collects" : `${f.count} parcels collect`} another amount than is owed. Correct it before signing: once signed, the post collects what the sheet says.`,
  },
  carried: { empty: "The post has no parcel.", lead: "Parcels the post has taken over and not delivered." },
  troubled: {
    lead: "Failed, on the way back, back, lost, missing, damaged, to be called back; and what the post told that was not believed.",
    empty: "No parcel is in trouble.",
    recalled: "To be called back: the result was voided or handed over already",
    notClosed: "Delivered, but the dossier does not show the result as handed over",
    failures: (f) => `${f.count} attempts failed`,
    disbelieved: "What was not believed",
    told: "The post says",
    why: "Why it was not believed",
    setAside: "Looked at, set aside",
    importTitle: "Take in a file of the post",
    importHint:
      "A CSV file whose first line names its columns: event,parcel,state,at,reason,receiver,relation,identity,collected. The same file has no second effect.",
    file: "CSV file",
    importDo: "Take in the file",
    imported: (f) =>
      `${f.taken} lines read: ${f.applied} recorded, ${f.refused} not believed, ${f.foreign} of other offices; the rest was known or late.`,
  },
  arrived: {
    lead: "Papers the post has handed in, not opened yet. Open the parcel, check the papers and register the dossier for its check.",
    empty: "No parcel waits to be opened.",
    open: "Open the parcel",
    papers: "Papers on the list of the collection",
  },
  collect: {
    title: "Collect papers",
    lead: "Check the papers in front of the sender, list them, and put the code on the parcel.",
    office: "To",
    name: "Full name of the sender",
    phone: "Telephone",
    address: "Address",
    papers: "List of papers",
    papersHint:
      "One kind a line, with “x number” at the end if there are several, for example: Copy of birth certificate x 2",
    make: "Take over and get the code",
    made: "Write or stick this code on the parcel",
  },
  found: postFoundEn,
  one: postParcelEn,
  cash: postCashEn,
  words: {
    required: (f) => `${f.label} is missing.`,
    number: (f) => `${f.label}: type a whole number, not below zero.`,
    day: (f) => `${f.label}: type a day that exists.`,
  },
  print: {
    title: "Parcel hand-over sheet",
    formNumber: (f) => `No. ${f.number}/BKGN`,
    issuedWith: "Public postal service (Decree 118/2025/NĐ-CP)",
    receiver: (f) => `Post office: ${f.carrier}`,
    measure: "Amounts in đồng",
    columns: {
      line: "No.",
      parcel: "Parcel",
      dossier: "Dossier",
      party: "Receiver or sender, address",
      cod: "To collect",
      codBack: "Cash not collected",
      found: "Received",
    },
    total: (f) => `Total: ${counted(f.count)}`,
    giver: "Giving side",
    taker: "Receiving side",
    signHint: "(Signature, full name)",
    signed: (f) => `${f.side}: ${f.who} signed in the system at ${f.when} for ${counted(f.count)}.`,
    unsigned: (f) => `${f.side}: not signed in the system.`,
    difference: (f) => `Difference: ${f.text}`,
    none: "No difference.",
  },
  label: postLabelEn,
  simulated: postSimulatedEn,
  verified: (f) =>
    f.wrong === 0
      ? `Post: ${counted(f.parcels)} checked, all agree.`
      : `Post: ${counted(f.parcels)} checked, ${f.wrong} not in agreement.`,
  wrong: (f) => `Post ${f.about}: ${f.rule} (${f.detail})`,
};
