import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TimeStampMood, timeStampService } from "../../../../test/support/time-stamp-service.ts";
import { present } from "../../../kernel/assert.ts";
import { readTimeStamp } from "../cms/time-stamp-token.ts";
import { httpTimeStamps } from "./time-stamp.ts";

let folder: string;
let service: Awaited<ReturnType<typeof timeStampService>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "motcua-stamps-"));
  service = await timeStampService(folder);
});

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const SIGNATURE = Buffer.from("the bytes of a signature");

function asked(mood: TimeStampMood, timeoutMs = 5_000) {
  service.is(mood);
  return httpTimeStamps({ url: service.url, timeoutMs }).stamp(SIGNATURE);
}

describe("a time stamp authority", () => {
  test("stamps the very bytes, as OpenSSL itself confirms and we read again", async () => {
    const stamped = await asked("honest");
    const token = present(stamped.ok ? stamped.value : null, "token");
    expect(service.holds(token, SIGNATURE)).toBe(true);
    expect(readTimeStamp(token, SIGNATURE)?.authority.subject).toContain("CN=stamper");
    expect(readTimeStamp(token, Buffer.from("other bytes"))).toBeNull();
    expect(service.asked()).toEqual(["application/timestamp-query"]);
  });

  test.each(["silent", "cut-off", "failing", "endless", "elsewhere"] as const)(
    "that is %s cannot be reached: the signature waits and says so",
    async (mood) => {
      expect(await asked(mood, 300)).toEqual({ ok: false, refusal: { code: "SIGNING_UNAVAILABLE" } });
    },
  );

  test.each(["rejecting", "replaying", "other-bytes", "babbling"] as const)(
    "that is %s is not believed",
    async (mood) => {
      expect(await asked(mood)).toEqual({ ok: false, refusal: { code: "SIGNING_WRONG_ANSWER" } });
    },
  );

  test("is asked anew by the next signature, and heals without a hand", async () => {
    expect((await asked("failing")).ok).toBe(false);
    expect((await asked("honest")).ok).toBe(true);
  });
});
