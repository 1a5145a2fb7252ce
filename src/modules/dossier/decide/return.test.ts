import { describe, expect, it } from "vitest";
import { aDossier, at, ELECTRONIC, RETURN } from "../../../../test/support/dossiers.ts";

describe("T22: returned", () => {
  it("records who was recognised and by what, never the name", () => {
    const returned = aDossier().resultReady().on("2026-11-11 08:30").act("intake", RETURN);
    expect(returned.dossier).toMatchObject({
      status: "RETURNED",
      returnedAt: at("2026-11-11 08:30"),
      tasks: [],
    });
    expect(returned.dossier.delivery).toMatchObject({ receiver: "OWNER", identityChecked: "ID_CARD" });
    expect(returned.events.at(-1)?.private).toMatchObject({ kind: "delivery" });
    expect(JSON.stringify(returned.dossier)).not.toContain("Nguyễn");
  });

  it.each([
    ["FEES_NOT_SETTLED", "intake", { feesSettled: false }],
    ["RECEIVER_REQUIRED", "intake", { privateSha256: null }],
    ["RECEIVER_REQUIRED", "intake", { receiver: null }],
    ["RECEIVER_REQUIRED", "intake", { identityChecked: null }],
    ["AUTHORISATION_REQUIRED", "intake", { receiver: "AUTHORISED" }],
    ["CONSIGNMENT_REQUIRED", "intake", { channel: "POSTAL" }],
    ["RECEIVER_NOT_SEEN", "intake", { channel: "ONLINE" }],
    ["RECEIVER_NOT_SEEN", "intake", { ...ELECTRONIC, receiver: "OWNER" }],
    ["RECEIVER_NOT_SEEN", "intake", { ...ELECTRONIC, identityChecked: "VNEID" }],
    ["DELIVERY_NOT_ONLINE", "system", { channel: "COUNTER" }],
    ["COMPONENT_NOT_HELD", "intake", { custody: [{ componentCodes: ["C3"], from: "", to: "", note: "" }] }],
  ] as const)("is refused with %s", (code, by, change) => {
    expect(
      aDossier()
        .resultReady()
        .outcome(by, { ...RETURN, ...change }),
    ).toBe(code);
  });

  it.each([
    [
      "COUNTER",
      { receiver: "AUTHORISED", authorisationSeen: true, consignment: "EI1VN", place: "LINK" },
      { authorisationSeen: true },
    ],
    [
      "POSTAL",
      { receiver: null, identityChecked: null, consignment: "EI1VN", place: "LINK" },
      { consignment: "EI1VN" },
    ],
    ["ONLINE", { ...ELECTRONIC, consignment: "EI1VN", place: "ACCOUNT" }, { place: "ACCOUNT" }],
  ] as const)("by %s the record holds what that way knows, and nothing else", (channel, said, kept) => {
    const { dossier } = aDossier()
      .resultReady()
      .act("intake", { ...RETURN, ...said, channel });
    const receiver =
      channel === "COUNTER"
        ? { receiver: "AUTHORISED", identityChecked: "ID_CARD" }
        : { receiver: null, identityChecked: null };
    expect(dossier.delivery).toEqual({ at: dossier.returnedAt, channel, ...receiver, ...kept });
  });

  it("the program delivers online by itself", () => {
    const online = { ...RETURN, ...ELECTRONIC };
    expect(aDossier().resultReady().act("system", online).dossier.status).toBe("RETURNED");
  });
});
