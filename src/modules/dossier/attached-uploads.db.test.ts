import { sql } from "kysely";
import { expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { samplePaper } from "../../demo/sample-paper.ts";
import { FILE_REFERENCES } from "../../file-references.ts";
import { present } from "../../kernel/assert.ts";
import { freshGuestKey, guestKeyHash } from "../../kernel/guest-key.ts";
import { newId } from "../../kernel/ids.ts";
import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import { submitDossier } from "./commands/submit.ts";
import { sweepUnattached } from "./sweep-uploads.ts";
import { storeUpload, uploadOwner } from "./uploads.ts";
import { verifyAttached } from "./verify-attached.ts";

const ward = await testWard();
const { services, database, clock } = ward;
const GUEST = { kind: "guest" } as const;
let made = 0;

/** Submits online with a new file among the papers. */
async function submitted() {
  made += 1;
  const guestKey = freshGuestKey();
  const bytes = samplePaper(`to ${made}`);
  const kept = await storeUpload(services, uploadOwner(GUEST, guestKey), { name: "giay.pdf", bytes });
  const file = present(kept.ok ? kept.value : null, "kept file");
  const request = await ward.submission("2.000635", { channelIn: "ONLINE", channelOut: "ONLINE" });
  const [first, ...others] = request.components;
  const components = [{ ...present(first, "a paper"), files: [file] }, ...others];
  const asked = { actor: GUEST, request: { ...request, components }, key: null, guestKey };
  const sent = await submitDossier(ward.office, asked);
  return { dossier: present(sent.ok ? sent.value : null, "dossier"), sha256: file.sha256 };
}

/** As a program of the version before leaves what it attaches. */
const unmark = (sha256: string) =>
  database.kysely
    .updateTable("dossierUpload")
    .set({ attachedAt: null })
    .where("sha256", "=", sha256)
    .execute();
const faultsOf = async (wanted: string) =>
  (await verifyAttached(database, FILE_REFERENCES)).wrong
    .filter(({ sha256 }) => sha256 === wanted)
    .map(({ fault }) => fault);
const afterDays = (days: number) => clock.set(instantOfEpoch(epochOf(clock.now()) + days * 24 * 3_600_000));

it("what a program of the version before enters, without a word about the mark, is never swept", async () => {
  const sha256 = "a".repeat(64);
  await sql`INSERT INTO ${sql.table(`${database.schema}.dossier_upload`)}
      (id, sha256, name, mime, size_bytes, uploaded_by, guest_key_sha256, uploaded_at)
    VALUES (${newId()}, ${sha256}, 'giay.pdf', 'application/pdf', 10, NULL, ${guestKeyHash(freshGuestKey())},
      ${clock.now()})`.execute(database.kysely);
  afterDays(62);
  expect(await sweepUnattached(services)).toBe(0);
});

it("what it attaches without the mark is found in time, and marked by the next act on the dossier", async () => {
  const { dossier, sha256 } = await submitted();
  expect(await faultsOf(sha256)).toEqual([]);
  await unmark(sha256);
  expect(await faultsOf(sha256)).toEqual(["UNMARKED"]);
  await ward.act("intake", dossier, { act: "accept", components: [], custody: [] });
  expect(await faultsOf(sha256)).toEqual([]);
  afterDays(62);
  expect(await sweepUnattached(services)).toBe(0);
});

it("of what was swept all the same the check names the dossier", async () => {
  const { dossier, sha256 } = await submitted();
  await unmark(sha256);
  afterDays(62);
  expect(await sweepUnattached(services)).toBe(1);
  const { wrong } = await verifyAttached(database, FILE_REFERENCES);
  expect(wrong).toEqual([{ dossier: dossier.code ?? dossier.id, sha256, fault: "UNNAMED" }]);
});
