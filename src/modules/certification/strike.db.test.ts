import { expect, test } from "vitest";
import { someoneWaits } from "../../../test/support/lock-wait.ts";
import { testWard } from "../../../test/support/ward.ts";
import { samplePaper } from "../../demo/sample-paper.ts";
import { present } from "../../kernel/assert.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { findPublishedVersion } from "../catalogue/index.ts";
import { storeUpload, uploadOwner } from "../dossier/index.ts";
import { listAskedForStruck } from "../payment/index.ts";
import { CERTIFICATION, certifyCopies } from "./certify.ts";
import { makeElectronicCopy } from "./electronic.ts";
import { findLine, insertVoid, lockLine, type RegisterLine } from "./register.ts";
import { strikeLine } from "./strike.ts";
import { aboutOf } from "./struck-fee.ts";

const ward = await testWard({ connections: 8, config: { demo: true } });
const { services, database, office, clock } = ward;
const [intake, leader] = [ward.officer("intake"), ward.officer("leader")];
const receivingUnitId = ward.organisation.unitOf("serviceCentre");
const on = localDateOf(clock.now());
const published = present(await findPublishedVersion(database, { code: CERTIFICATION, on }), "the procedure");
const version = await office.price(published, { unitId: receivingUnitId, on });
let lines = 0;

/** A paper entered in the register, as it is read before anything becomes of it. */
async function entered(priced: typeof version = version): Promise<RegisterLine> {
  const owner = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
  const received = await database.transaction((tx) =>
    certifyCopies(office, tx, {
      officer: intake,
      version: priced,
      owner: { ...owner, email: null, address: null, dateOfBirth: null },
      lines: [{ name: "Bằng tốt nghiệp", pages: 1, copies: 1 }],
      locale: "vi",
      receivingUnitId,
    }),
  );
  lines += 1;
  const dossierId = present(received.ok ? received.value.id : null, "a request");
  return present(await findLine(database, { dossierId, number: lines }), "its line");
}

async function make(line: RegisterLine) {
  const bytes = samplePaper("Bang tot nghiep");
  const kept = await storeUpload(services, uploadOwner(leader, null), { name: "ban-chup.pdf", bytes });
  const scan = present(kept.ok ? kept.value : null, "a scan");
  return makeElectronicCopy(office, { officer: leader, line, scan });
}

const revocationOf = async (paperId: string) =>
  database.kysely
    .selectFrom("documentPaper")
    .select("revokedReason")
    .where("id", "=", paperId)
    .executeTakeFirstOrThrow();

test("a line struck out while its electronic copy is being signed gets none", async () => {
  const line = await entered();
  const { making } = await database.transaction(async (tx) => {
    await lockLine(tx, line);
    const begun = make(line);
    await someoneWaits(database);
    await insertVoid(tx, line, { reason: "Vào nhầm", by: intake.personId, paperId: null, at: clock.now() });
    return { making: begun };
  });
  expect(await making).toMatchObject({ ok: false, refusal: { code: "CERTIFICATION_VOIDED" } });
  expect(await findLine(database, line)).toMatchObject({ electronic: null });
});

test("an electronic copy that came out after the clerk opened the line is revoked as it is struck out", async () => {
  const line = await entered();
  const made = await make(line);
  const { paperId } = present(made.ok ? made.value : null, "an electronic copy");
  expect(line.electronic).toBeNull();
  expect(await strikeLine(services, line, { reason: "Vào nhầm", by: intake.personId })).toMatchObject({
    ok: true,
  });
  expect(await revocationOf(paperId)).toEqual({ revokedReason: "Vào nhầm" });
});

/** The procedure with a second fee a paper, as a province that charges for the copying itself publishes it. */
const withCopying: typeof version = {
  ...version,
  cases: version.cases.map((each) => ({
    ...each,
    fees: each.fees.flatMap((fee) => [
      fee,
      { ...fee, code: "COPYING", formula: { type: "FIXED" as const, amountDong: 500 } },
    ]),
  })),
};

/** The second charge of the request, of so much. */
async function alsoCharged({ dossierId }: RegisterLine, dong: number): Promise<void> {
  await ward.owner.pool.query(
    `INSERT INTO ${database.schema}.payment_charge SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
       'line', c.line + 1, 'fee_code', 'COPYING', 'amount_dong', $2::int))).* FROM ${database.schema}.payment_charge AS c WHERE c.dossier_id = $1`,
    [dossierId, dong],
  );
}

test("every fee of a struck line is asked off, each from its own charge", async () => {
  const line = await entered(withCopying);
  await alsoCharged(line, 500);
  await strikeLine(services, line, { reason: "Vào nhầm", by: intake.personId });
  const asked = await listAskedForStruck(database, { dossierId: line.dossierId, about: aboutOf(line) });
  expect(asked.map(({ amountDong }) => amountDong).sort()).toEqual([line.feeDong - 500, 500].sort());
});
