import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { dyingConnections } from "../../../test/support/dying-connections.ts";
import { someoneWaits } from "../../../test/support/lock-wait.ts";
import { testWard } from "../../../test/support/ward.ts";
import { samplePaper } from "../../demo/sample-paper.ts";
import { FILE_REFERENCES } from "../../file-references.ts";
import { present } from "../../kernel/assert.ts";
import { freshGuestKey } from "../../kernel/guest-key.ts";
import { newId } from "../../kernel/ids.ts";
import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import { removalGauge, removeWaiting } from "../../platform/files/remove-files.ts";
import { verifyFiles } from "../../platform/files/verify-files.ts";
import { closeIncident, listIncidents, meetIncident } from "../../platform/incidents/incidents.ts";
import { keepCheck } from "../../platform/uploads/file-check-store.ts";
import { submitDossier } from "./commands/submit.ts";
import type { FileRef } from "./dossier.ts";
import { sweepUnattached } from "./sweep-uploads.ts";
import { storeUpload, uploadOwner } from "./uploads.ts";

const ward = await testWard({ connections: 12 });
const { services, database, clock } = ward;
const GUEST = { kind: "guest" } as const;
const DAY_MS = 24 * 3_600_000;
let made = 0;

/** A new file of a guest with a key of its own. */
async function upload(guestKey = freshGuestKey(), given: Uint8Array | null = null) {
  made += 1;
  const bytes = given ?? samplePaper(`to ${made}`);
  const kept = await storeUpload(services, uploadOwner(GUEST, guestKey), { name: "giay.pdf", bytes });
  return { guestKey, bytes, file: present(kept.ok ? kept.value : null, "kept file") };
}

/** Submits online with this file among the papers. */
async function submit({ guestKey, file }: { readonly guestKey: string; readonly file: FileRef }) {
  const request = await ward.submission("2.000635", { channelIn: "ONLINE", channelOut: "ONLINE" });
  const [first, ...others] = request.components;
  const components = [{ ...present(first, "a paper"), files: [file] }, ...others];
  return submitDossier(ward.office, {
    actor: GUEST,
    request: { ...request, components },
    key: null,
    guestKey,
  });
}

const afterDays = (days: number) => clock.set(instantOfEpoch(epochOf(clock.now()) + days * DAY_MS));
const sweep = async (uploadsKeptDays = 30) => {
  const uploads = await sweepUnattached({ ...services, config: { ...services.config, uploadsKeptDays } });
  return { uploads, ...(await removeWaiting(services, FILE_REFERENCES)) };
};
const isKept = ({ file }: { readonly file: FileRef }) => services.files.has(file.sha256);
const missing = async () =>
  (await verifyFiles(services, { references: FILE_REFERENCES, readAll: true })).wrong.filter(
    ({ fault }) => fault !== "ORPHAN",
  );

describe("uploads nothing was made of", () => {
  it("go after the days they are kept, counted; a young one and one a dossier names stay", async () => {
    const abandoned = await upload();
    const sent = await upload();
    expect(await submit(sent)).toMatchObject({ ok: true });
    afterDays(29);
    const young = await upload();
    afterDays(2);
    const before = new Map(await removalGauge(services).collect());
    const swept = await sweep();
    expect(swept).toEqual({ uploads: 1, files: 1, bytes: abandoned.file.sizeBytes });
    expect([await isKept(abandoned), await isKept(sent), await isKept(young)]).toEqual([false, true, true]);
    const figures = new Map(await removalGauge(services).collect());
    expect(figures.get("files")).toBe((before.get("files") ?? 0) + 1);
    expect(figures.get("waiting")).toBe(0);
    expect(await missing()).toEqual([]);
    expect(await sweep()).toMatchObject({ uploads: 0, files: 0 });
    expect(await submit(young)).toMatchObject({ ok: true });
  });

  it("go where the form that named them was refused, and cannot be named any more", async () => {
    const refused = await upload();
    const request = await ward.submission("2.000635", { channelIn: "ONLINE" });
    const [first] = request.components;
    const components = [{ ...present(first, "a paper"), files: [refused.file] }];
    const asked = { ...request, components, procedureCode: "2.000635", caseCode: "none-such" };
    const call = { actor: GUEST, key: null, guestKey: refused.guestKey };
    expect(await submitDossier(ward.office, { ...call, request: asked })).toMatchObject({ ok: false });
    afterDays(31);
    expect(await sweep()).toMatchObject({ uploads: 1, files: 1 });
    expect(await submit(refused)).toMatchObject({ ok: false, refusal: { code: "UPLOAD_UNKNOWN" } });
  });

  it("stay while an incident about them is open or the scanner has not judged them, and go afterwards", async () => {
    const [met, waiting] = [await upload(), await upload()];
    await meetIncident(database, { kind: "FILE_CORRUPT", subject: met.file.sha256, at: clock.now() });
    const held = { sha256: waiting.file.sha256, state: "HELD", signature: null } as const;
    await keepCheck(database, held, clock.now());
    afterDays(31);
    expect(await sweep()).toMatchObject({ uploads: 0, files: 0 });
    expect([await isKept(met), await isKept(waiting)]).toEqual([true, true]);
    const incident = (await listIncidents(database, 100)).find(({ subject }) => subject === met.file.sha256);
    const closed = { id: present(incident, "incident").id, at: clock.now(), by: newId(), note: "Đã xem" };
    await closeIncident(database, closed);
    await keepCheck(database, { ...held, state: "CLEAN" }, clock.now());
    expect(await sweep()).toMatchObject({ uploads: 2, files: 2 });
  });

  it("leave the bytes where another's dossier, or another module, names the same content", async () => {
    const [sent, other] = [await upload(), await upload()];
    await upload(freshGuestKey(), sent.bytes);
    expect(await submit(sent)).toMatchObject({ ok: true });
    const unit = ward.organisation.unitOf("serviceCentre");
    await sql`INSERT INTO ${sql.table(`${database.schema}.paper_store_paper`)} (id, owner_kind, owner_number,
      document_code, name, issuer, valid_from, sha256, file_name, mime, size_bytes, trust_level, source_dossier_id, source,
      filed_at) VALUES (${newId()}, 'PERSON', '001200000001', 'KQ.TEST', 'Giấy', 'UBND', '2026-01-01',
      ${other.file.sha256}, 'giay.pdf', 'application/pdf', 10, 1, ${unit}, 'COMPONENT', ${clock.now()})`.execute(
      database.kysely,
    );
    afterDays(31);
    expect(await sweep()).toMatchObject({ files: 0 });
    expect([await isKept(sent), await isKept(other)]).toEqual([true, true]);
    expect(await missing()).toEqual([]);
    expect(new Map(await removalGauge(services).collect()).get("waiting")).toBe(0);
  });
});

describe("of two who come at once", () => {
  it("who attaches a file first has it: the sweep passes it over", async () => {
    const old = await upload();
    afterDays(31);
    await database.transaction(async (tx) => {
      await tx.kysely
        .updateTable("dossierUpload")
        .set({ wantedAt: clock.now() })
        .where("sha256", "=", old.file.sha256)
        .execute();
      expect(await sweep()).toMatchObject({ uploads: 0 });
    });
    expect(await sweep()).toMatchObject({ uploads: 0 });
    expect(await submit(old)).toMatchObject({ ok: true });
    afterDays(62);
    expect(await sweep()).toMatchObject({ uploads: 0 });
    expect(await isKept(old)).toBe(true);
  });

  it("who attaches it in the moment it is swept is told it is unknown, and no dossier names what is gone", async () => {
    const old = await upload();
    afterDays(31);
    let answered: ReturnType<typeof submit> | null = null;
    await database.transaction(async (tx) => {
      const sweeping = {
        ...services,
        database: { ...database, transaction: <T>(work: (t: typeof tx) => Promise<T>) => work(tx) },
      };
      expect(await sweepUnattached(sweeping)).toBe(1);
      answered = submit(old);
      await someoneWaits(database);
    });
    expect(await answered).toMatchObject({ ok: false, refusal: { code: "UPLOAD_UNKNOWN" } });
    expect(await sweep()).toMatchObject({ files: 1 });
    expect(await missing()).toEqual([]);
  });

  it("who uploads the same content while its bytes go has them kept again, looked at and whole", async () => {
    const old = await upload();
    afterDays(31);
    await sweepUnattached(services);
    let again: ReturnType<typeof upload> | null = null;
    const files = {
      ...services.files,
      remove: async (sha256: string) => {
        again = upload(freshGuestKey(), old.bytes);
        await someoneWaits(database);
        await services.files.remove(sha256);
      },
    };
    expect(await removeWaiting({ ...services, files }, FILE_REFERENCES)).toMatchObject({ files: 1 });
    const kept = present(await (again as ReturnType<typeof upload> | null), "second upload");
    expect(await isKept(kept)).toBe(true);
    const checks = await database.kysely
      .selectFrom("fileCheck")
      .select("state")
      .where("sha256", "=", kept.file.sha256)
      .execute();
    expect(checks).toEqual([{ state: "UNSCANNED" }]);
    expect(await missing()).toEqual([]);
  });

  it("who was looked at before the bytes went, and is entered after, has them kept again too", async () => {
    const old = await upload();
    afterDays(31);
    await sweepUnattached(services);
    const begun = Promise.withResolvers<void>();
    const files = {
      ...services.files,
      remove: async (sha256: string) => {
        begun.resolve();
        await someoneWaits(database);
        await services.files.remove(sha256);
      },
    };
    let removing: ReturnType<typeof removeWaiting> | null = null;
    const run: typeof database.run = async (statement, values) => {
      if (statement.name === "dossier-upload-keep") {
        removing ??= removeWaiting({ ...services, files }, FILE_REFERENCES);
        await begun.promise;
      }
      return database.run(statement, values);
    };
    const owner = uploadOwner(GUEST, freshGuestKey());
    const late = { ...services, database: { ...database, run } };
    const kept = await storeUpload(late, owner, { name: "giay.pdf", bytes: old.bytes });
    expect(kept).toMatchObject({ ok: true });
    expect(await removing).not.toBeNull();
    expect(await isKept(old)).toBe(true);
    expect(await missing()).toEqual([]);
  });
});

it("killed after any statement of the sweep, nothing that has a name lost its bytes, and the next sweep ends the work", {
  timeout: 60_000,
}, async () => {
  const dying = dyingConnections(database);
  let gap = 0;
  for (let isDead = true; isDead; gap += 1) {
    const [one, two, sent] = [await upload(), await upload(), await upload()];
    await upload(freshGuestKey(), sent.bytes);
    expect(await submit(sent)).toMatchObject({ ok: true });
    afterDays(3);
    dying.dieAfter(gap);
    await sweep(2).catch(() => undefined);
    isDead = dying.isDead();
    dying.revive();
    expect(await missing(), `gap ${gap}`).toEqual([]);
    await sweep(2);
    expect([await isKept(one), await isKept(two), await isKept(sent)]).toEqual([false, false, true]);
    expect(new Map(await removalGauge(services).collect()).get("waiting")).toBe(0);
  }
  expect(gap).toBeGreaterThan(10);
});
