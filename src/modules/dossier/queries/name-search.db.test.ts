import { describe, expect, it } from "vitest";
import { testWard } from "../../../../test/support/ward.ts";
import { instantOfEpoch } from "../../../kernel/local-date.ts";
import type { UnitId } from "../../access/index.ts";
import { receiveAtCounter } from "../commands/submit.ts";
import { searchDossiers } from "./find-dossiers.ts";

const ward = await testWard();
const { database, organisation } = ward;
const centre = organisation.unitOf("serviceCentre");
const committee = organisation.unitOf("ward");

/** Receives one dossier of each owner, a minute after the one before. */
async function receive(...owners: readonly string[]): Promise<void> {
  for (const fullName of owners) {
    const request = await ward.submission("1.001612");
    const applicant = { ...request.applicant, owner: { ...request.applicant.owner, fullName } };
    const received = await receiveAtCounter(ward.office, {
      actor: ward.officer("intake"),
      request: { ...request, applicant },
      key: null,
    });
    expect(received.ok).toBe(true);
    ward.clock.set(instantOfEpoch(Date.parse(ward.clock.now()) + 60_000));
  }
}

await receive("Nguyễn Thị Lan", "Trần Văn Hòa", "Nguyễn Thị Lan Anh", "Đỗ Hoà Bình", "Nguyễn Văn Lân");

const found = async (text: string, within: readonly UnitId[], limit = 50) =>
  (
    await searchDossiers(database, { text, codes: [], scope: { within, own: within, seats: within }, limit })
  ).map(({ ownerName }) => ownerName);

describe("looking for a name", () => {
  it.each([
    ["Nguyễn Thị Lan", ["Nguyễn Thị Lan Anh", "Nguyễn Thị Lan"]],
    ["nguyen thi lan", ["Nguyễn Thị Lan Anh", "Nguyễn Thị Lan"]],
    ["lan NGUYEN", ["Nguyễn Văn Lân", "Nguyễn Thị Lan Anh", "Nguyễn Thị Lan"]],
    ["hoa", ["Đỗ Hoà Bình", "Trần Văn Hòa"]],
    ["do binh", ["Đỗ Hoà Bình"]],
    ["La", []],
    ["Nguyễn Thị Hoa", []],
    ["  ", []],
    ["%", []],
  ])("%s", async (text, names) => {
    expect(await found(text, [centre])).toEqual(names);
  });

  it("finds a dossier by who received it, by who answers for it, and once where both are looked through", async () => {
    expect(await found("do hoa binh", [centre])).toHaveLength(1);
    expect(await found("do hoa binh", [committee])).toHaveLength(1);
    expect(await found("do hoa binh", [centre, committee])).toHaveLength(1);
  });

  it("finds nothing of other units", async () => {
    expect(await found("do hoa binh", [organisation.unitOf("police")])).toEqual([]);
    expect(await found("do hoa binh", [])).toEqual([]);
  });

  it("answers the newest where there are more than fit", async () => {
    expect(await found("nguyen", [centre], 2)).toEqual(["Nguyễn Văn Lân", "Nguyễn Thị Lan Anh"]);
  });
});
