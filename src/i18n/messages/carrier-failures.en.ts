import type { Messages } from "../messages-type.ts";
import type { carrierFailuresVi } from "./carrier-failures.vi.ts";

export const carrierFailuresEn: Messages<typeof carrierFailuresVi> = {
  SILENT: "The provider did not answer in time; it may have sent the message",
  UNREACHABLE: "The provider could not be reached",
  BUSY: "The provider is too busy and asks to come back later",
  NOT_LET_IN: "The provider does not let the office in; check its address and key",
  REFUSED: "The provider refused this message; check the receiver's address",
  BROKEN: "The provider failed; it may have sent the message",
  RESTING: "The provider failed several times in a row and is left alone for a while",
  NO_PROVIDER: "No provider is set up for this way of sending",
  NO_CONTACT: "The receiver has no contact any more",
  NO_BROWSER: "No browser is registered any more",
  NO_TEXT: "The text of the message could not be made",
  NOT_DELIVERED: "The network says it did not reach the receiver",
  CUT_OFF: "Cut off before the answer of the provider was noted; it may have sent the message",
  OURS: "A fault of the program; tell the operator",
};
