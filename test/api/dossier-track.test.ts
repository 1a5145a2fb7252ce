import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/web/rate-limits.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";

async function trackable(): Promise<{ code: string; lastFour: string }> {
  const { applicant } = await office.submission(CODE);
  const { code } = await office.receive(CODE, { applicant });
  return { code, lastFour: applicant.owner.personalId?.slice(-4) ?? "" };
}

describe("tracking by everybody", () => {
  test("answers a wrong code and wrong digits with the same words, and the right ones in any spelling", async () => {
    const { code, lastFour } = await trackable();
    const ask = async (body: { code: string; lastFour: string }) => {
      const answer = await aGuest(office).post("/api/v1/track", body);
      return [answer.status, await answer.text()];
    };
    const wrongDigits = await ask({ code, lastFour: lastFour === "0000" ? "0001" : "0000" });
    expect(wrongDigits).toEqual(await ask({ code: "H26.16.05.001-991231-9999", lastFour }));
    expect(wrongDigits[0]).toBe(404);
    expect((await ask({ code: ` ${code.toLowerCase()} `, lastFour }))[0]).toBe(200);
  });

  test("ends for one code after some attempts, from wherever they come, and for that code only", async () => {
    const { code, lastFour } = await trackable();
    const other = await trackable();
    const tries: number[] = [];
    for (let attempt = 0; attempt < LIMITS["tracked-code"].points; attempt += 1)
      tries.push((await aGuest(office).post("/api/v1/track", { code, lastFour: "0000" })).status);
    expect(new Set(tries)).toEqual(new Set([404]));
    const refused = await aGuest(office).post("/api/v1/track", { code, lastFour });
    expect([refused.status, (await refused.json()).code]).toEqual([429, "TOO_MANY_REQUESTS"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await aGuest(office).post("/api/v1/track", other)).status).toBe(200);
  });

  test("ends for one network after many codes, and goes on for the others", async () => {
    const scanner = clientOf(office.router, {}, "203.0.113.80");
    const statuses: number[] = [];
    for (let number = 0; number <= LIMITS.track.points; number += 1) {
      const code = `H26.16.05.001-261125-${String(5_000 + number)}`;
      statuses.push((await scanner.post("/api/v1/track", { code, lastFour: "0000" })).status);
    }
    expect(statuses.slice(0, -1).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await aGuest(office).post("/api/v1/track", await trackable())).status).toBe(200);
  });
});
