import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { examineMachine } from "../../src/command-line/doctor/examine-machine.ts";
import { evidenceOf, writeBundle } from "../../src/command-line/export-dossier.ts";
import { EVERY_PART } from "../../src/command-line/verify-parts.ts";
import { messages } from "../../src/i18n/index.ts";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { afterTheFile } from "../support/after-the-file.ts";
import { aPaper, apiOffice, done, fresh } from "../support/api-office.ts";
import { TEST_SCHEMA, withDatabase } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { canMount, NO_DISK, smallDisk } from "../support/small-disk.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const CODE = "1.004873";
const SIGN = { outcome: "POSITIVE", summary: "Đồng ý", authorityWord: "KT" };
const folder = mkdtempSync(join(tmpdir(), "motcua-full-"));
afterTheFile(() => rmSync(folder, { recursive: true, force: true }));
const files = join(office.services.config.dataFolder, "files");
const [aside, out, place] = [join(folder, "aside"), join(folder, "out"), join(folder, "tablespace")];
const disks = canMount
  ? {
      papers: smallDisk(files, 4_096),
      aside: smallDisk(aside, 256),
      out: smallDisk(out, 4_096),
      tables: smallDisk(place, 2_048),
    }
  : null;

async function allHolds(): Promise<void> {
  for (const part of EVERY_PART) {
    const { holds, lines } = await part(office.services, () => undefined);
    expect([holds, lines.slice(0, 3)]).toEqual([true, expect.anything()]);
  }
}

/** What both languages say where there is no room. */
async function toldFull(send: (headers: Record<string, string>) => Promise<Response>, code: string) {
  for (const locale of ["vi", "en"] as const) {
    const answer = await send({ "accept-language": locale });
    const problem = await answer.json();
    expect([answer.status, problem.code]).toEqual([507, code]);
    const { web, platform } = messages(locale);
    expect(Object.values({ ...web.errors, ...platform.errors })).toContain(problem.detail);
  }
}

describe.skipIf(!canMount)("while the disk under the papers is full", () => {
  const { fill, free, names } = disks?.papers ?? NO_DISK;

  test("a result is neither signed nor issued nor numbered, and is once there is room", async () => {
    const issued = async (id: string) =>
      (await listPapersOf(office.database, id)).find(({ state }) => state === "PUBLISHED")?.numberText;
    const act = async (
      name: "leader" | "clerk",
      asked: { id: string; version: number; act: string; body: object },
    ) => {
      const client = await office.desk(name);
      const headers = fresh(asked.version);
      return (more: Record<string, string> = {}) =>
        client.post(`/api/v1/dossiers/${asked.id}/${asked.act}`, asked.body, { ...headers, ...more });
    };
    const before = await office.reach(CODE, "issue");
    await office.act("clerk", before.id, "issueResult", { files: [] });
    const { id, version } = await office.reach(CODE, "sign");
    const kept = names().length;
    fill();
    const sign = await act("leader", { id, version, act: "signResult", body: SIGN });
    await toldFull(sign, "FILE_STORE_FULL");
    expect((await office.view(id)).dossier.version).toBe(version);
    free();
    const signed = await done(await sign());
    fill();
    const issue = await act("clerk", {
      id,
      version: signed.version,
      act: "issueResult",
      body: { files: [] },
    });
    await toldFull(issue, "FILE_STORE_FULL");
    expect(await issued(id)).toBeUndefined();
    expect(names().filter((name) => name.endsWith(".new"))).toEqual([]);
    free();
    await done(await issue());
    const [one, next] = [await issued(before.id), await issued(id)].map((text) =>
      Number.parseInt(text ?? "", 10),
    );
    expect(next).toBe(present(one, "number") + 1);
    expect(names().length).toBeGreaterThan(kept);
    await allHolds();
  });

  test("a page says so in words, and what was there before is read and handed out", async () => {
    const { id, file } = await withFile();
    fill();
    const path = `/desk/dossiers/${id}`;
    expect((await office.browserOf(office.actor("intake")).get(path)).status).toBe(200);
    const read = await (await office.desk("intake")).get(`/api/v1/dossiers/${id}/files/${file.sha256}`);
    expect(read.status).toBe(200);
    const answer = await office.upload(await office.desk("intake"), aPaper());
    expect([answer.status, (await answer.json()).code]).toEqual([507, "FILE_STORE_FULL"]);
    free();
  });

  test("the doctor names the folder that has no room", () => {
    const config = { ...office.services.config, files: { kind: "local" as const, folder: aside } };
    const texts = messages("vi").commandLine.doctor;
    const ill = examineMachine(config).filter(({ good }) => !good);
    expect(ill.map(({ what }) => what(texts))).toContainEqual(expect.stringContaining(aside));
  });

  test("an evidence bundle is written whole or not at all, and the command says why", async () => {
    const { id } = await withFile();
    const { code } = (await office.view(id)).dossier;
    const bundle = present(await evidenceOf(office.services, { code, personal: true }), "bundle");
    const disk = disks?.out ?? NO_DISK;
    disk.fill();
    expect(() => writeBundle(join(out, code), bundle)).toThrow(/không còn chỗ.+no room/i);
    expect(disk.names()).toEqual([]);
    disk.free();
    writeBundle(join(out, code), bundle);
    expect(disk.names()).toContain(join(code, "verify.mjs"));
  });
});

async function withFile() {
  const intake = await office.desk("intake");
  const file = await done(await office.upload(intake, aPaper()));
  const asked = await office.submission(CODE);
  const components = asked.components.map((held, index) => (index === 0 ? { ...held, files: [file] } : held));
  const { id } = await done(await intake.post("/api/v1/dossiers/received", { ...asked, components }));
  return { id, file };
}

describe.skipIf(!canMount || process.env.TEST_DATABASE_URL !== undefined)(
  "while the disk under PostgreSQL is full",
  () => {
    const TABLE = `${TEST_SCHEMA}.dossier_event`;

    test("an act is refused in words and leaves nothing, reading goes on, and the same act goes through later", async () => {
      const { adminUrl } = inject("cluster");
      const name = new URL(office.urls.owner).pathname.slice(1);
      const admin = withDatabase(adminUrl, name);
      const tables = disks?.tables ?? NO_DISK;
      const asAdmin = (text: string) => withClient(admin, (client) => client.query(text));
      const [{ data_directory: home }] = (await asAdmin("SHOW data_directory")).rows;
      const inside = join(place, "database");
      mkdirSync(inside);
      const { uid, gid } = statSync(home);
      for (const each of [folder, place, inside]) chownSync(each, uid, gid);
      await asAdmin(`CREATE TABLESPACE small_disk LOCATION '${inside}'`);
      await asAdmin(`ALTER TABLE ${TABLE} SET TABLESPACE small_disk`);
      try {
        const seen = await office.receive(CODE);
        tables.fill();
        const client = await office.desk("intake");
        const asked = await office.submission(CODE);
        const count = async () =>
          Number(
            (await office.owner.pool.query(`SELECT count(*) FROM ${TEST_SCHEMA}.dossier`)).rows[0].count,
          );
        // The last page of the table may still take some.
        for (let tries = 0; ; tries += 1) {
          expect(tries).toBeLessThan(200);
          if ((await client.post("/api/v1/dossiers/received", asked, fresh(1))).status === 507) break;
        }
        const before = await count();
        const headers = { "idempotency-key": `full-${name}` };
        const receive = (more: Record<string, string>) =>
          client.post("/api/v1/dossiers/received", asked, { ...headers, ...more });
        await toldFull(receive, "STORAGE_FULL");
        expect(await count()).toBe(before);
        expect((await client.get(`/api/v1/dossiers/${seen.id}`)).status).toBe(200);
        expect((await office.guest.get("/readyz")).status).toBe(200);
        tables.free();
        await done(await receive({}));
        expect(await count()).toBe(before + 1);
        await allHolds();
      } finally {
        tables.free();
        await asAdmin(`ALTER TABLE ${TABLE} SET TABLESPACE pg_default`);
        await asAdmin("DROP TABLESPACE small_disk");
      }
    });
  },
);
