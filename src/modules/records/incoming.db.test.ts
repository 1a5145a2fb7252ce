import { describe, expect, test } from "vitest";
import { aLetter, codeOf, day, done } from "../../../test/support/records.ts";
import { testWard } from "../../../test/support/ward.ts";
import { correctIncoming } from "./commands/edit.ts";
import { registerIncoming } from "./commands/register-incoming.ts";

const ward = await testWard({ connections: 4 });
const { services } = ward;
const agency = ward.organisation.unitOf("ward");
const clerk = ward.officer("clerk");
const register = (changes = {}) => registerIncoming(services, clerk, aLetter(agency, changes));

describe("the day of a document that came", () => {
  test("lies on or before its arrival: nothing comes before it was written", async () => {
    const [arrivedOn, documentOn] = [day("2026-11-20"), day("2026-11-21")];
    expect(codeOf(await register({ symbol: "1/NG", arrivedOn, documentOn }))).toBe("RECORDS_DATED_LATER");
    const first = done(await register({ symbol: "1/NG", arrivedOn, documentOn: arrivedOn }));
    expect(first.numberText).toBe("01");
  });

  test("is not corrected to one after its arrival", async () => {
    const letter = aLetter(agency, { symbol: "2/NG", arrivedOn: day("2026-11-20") });
    const { id } = done(await registerIncoming(services, clerk, letter));
    const { kindCode, urgency, author, symbol, subject, replyDueOn } = letter;
    const entry = { kindCode, urgency, author, symbol, subject, replyDueOn };
    const correction = { id, ...entry, documentOn: day("2026-11-21"), reason: "Ghi nhầm" };
    expect(codeOf(await correctIncoming(services, clerk, correction))).toBe("RECORDS_DATED_LATER");
  });
});

describe("the day a reply is due", () => {
  const arrivedOn = day("2026-11-20");

  test("lies on or after the day it came: a mistyped year is not offered to the leader as the deadline", async () => {
    const early = { symbol: "3/NG", arrivedOn, replyDueOn: day("2026-01-01"), documentOn: null };
    expect(codeOf(await register(early))).toBe("RECORDS_REPLY_DUE_EARLY");
    done(await register({ ...early, replyDueOn: arrivedOn }));
  });

  test("is not corrected to one before it came", async () => {
    const letter = aLetter(agency, { symbol: "4/NG", arrivedOn, documentOn: null });
    const { id } = done(await registerIncoming(services, clerk, letter));
    const { kindCode, urgency, author, symbol, subject, documentOn } = letter;
    const entry = { kindCode, urgency, author, symbol, subject, documentOn };
    const correction = { id, ...entry, replyDueOn: day("2026-11-19"), reason: "Ghi nhầm" };
    expect(codeOf(await correctIncoming(services, clerk, correction))).toBe("RECORDS_REPLY_DUE_EARLY");
  });
});

describe("a document that may have come twice", () => {
  test("is told by its number and day, however its author is spelled, and registered once it is said to be another", async () => {
    const { numberText } = done(await register({ symbol: "77/SYT-VP", author: "Sở Y tế" }));
    const again = { symbol: "77/syt-vp ", author: "Sở Y tế thành phố Hà Nội" };
    expect(await register(again)).toMatchObject({
      refusal: { code: "RECORDS_MAYBE_REGISTERED", numberText },
    });
    expect(codeOf(await register({ ...again, documentOn: null }))).toBe("RECORDS_MAYBE_REGISTERED");
    done(await register({ ...again, isOther: true }));
  });

  test("is not suspected for a number another day bears, nor for none at all", async () => {
    done(await register({ symbol: "78/SYT-VP" }));
    done(await register({ symbol: "78/SYT-VP", author: "Sở Tư pháp", documentOn: day("2026-11-10") }));
    done(await register({ symbol: null }));
    done(await register({ symbol: null }));
  });
});
