import { describe, expect, it } from "vitest";
import { aDossier } from "../../../test/support/dossiers.ts";
import { allowedActs } from "./allowed-acts.ts";

const PAPERS = ["moveCustody", "checkComponents", "moveDue", "amendApplication"];
const ALWAYS = ["suspend", "requestWithdrawal", "openChild", "reroute", ...PAPERS];

describe("the acts a screen offers", () => {
  it.each([
    ["nobody sent", aDossier(), ["submit", "receiveAtCounter"]],
    ["just received", aDossier().received(), ["handOver", "assignTask", ...ALWAYS]],
    [
      "handed over, with nobody begun",
      aDossier().handedOver(),
      [
        "takeBack",
        "returnToPrevious",
        "assignTask",
        "completeTask",
        "requestConsultation",
        "startVerification",
        "draftResult",
        "proposeSupplement",
        "requirePayment",
        "proposeExtension",
        ...ALWAYS,
      ],
    ],
    [
      "being appraised",
      aDossier().atAppraisal(),
      [
        "assignTask",
        "completeTask",
        "returnToPrevious",
        "requestConsultation",
        "startVerification",
        "draftResult",
        "proposeSupplement",
        "requirePayment",
        "proposeExtension",
        ...ALWAYS,
      ],
    ],
    [
      "with another unit being asked",
      aDossier().consulting(),
      [
        "assignTask",
        "replyConsultation",
        "withdrawConsultation",
        "suspend",
        "moveCustody",
        "moveDue",
        "amendApplication",
      ],
    ],
    [
      "with another unit that did not answer in time",
      aDossier().consulting().on("2026-11-09 08:00"),
      [
        "assignTask",
        "replyConsultation",
        "closeConsultation",
        "withdrawConsultation",
        "suspend",
        "moveCustody",
        "moveDue",
        "amendApplication",
      ],
    ],
    [
      "being verified",
      aDossier().verifying(),
      [
        "assignTask",
        "returnToPrevious",
        "finishVerification",
        "suspend",
        "moveCustody",
        "moveDue",
        "amendApplication",
      ],
    ],
    [
      "with papers about to be asked for",
      aDossier().atAppraisal().proposed(),
      [
        "assignTask",
        "returnToPrevious",
        "requestConsultation",
        "startVerification",
        "draftResult",
        "proposeSupplement",
        "approveSupplement",
        "dropSupplement",
        "requirePayment",
        "proposeExtension",
        ...ALWAYS,
      ],
    ],
    [
      "waiting for papers",
      aDossier().awaitingSupplement(),
      ["assignTask", "answerSupplement", "stop", "requestWithdrawal", ...PAPERS],
    ],
    [
      "supplied",
      aDossier().awaitingSupplement().supplied(),
      ["assignTask", "answerSupplement", "confirmSupplement", "requestWithdrawal", ...PAPERS],
    ],
    [
      "before the leader",
      aDossier().atSignature(),
      [
        "assignTask",
        "returnToPrevious",
        "requestConsultation",
        "startVerification",
        "draftResult",
        "proposeSupplement",
        "requirePayment",
        "signResult",
        "proposeExtension",
        ...ALWAYS,
      ],
    ],
    ["with its result", aDossier().resultReady(), ["assignTask", "returnResult", "reopen", "moveCustody"]],
    ["returned", aDossier().returned(), ["openCorrection", "revokeResult", "supersedeResult", "moveCustody"]],
  ])("of a dossier %s", (_name, there, acts) => {
    expect(allowedActs(there.dossier, there.now).toSorted()).toEqual(acts.toSorted());
  });
});
