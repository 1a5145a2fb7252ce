import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidenceOf, writeBundle } from "../../src/command-line/export-dossier.ts";
import { present } from "../../src/kernel/assert.ts";
import { checkBundle } from "../../src/modules/signature/evidence/check-bundle.ts";
import { filesIn, runVerifier } from "../../src/modules/signature/evidence/run-verifier.ts";
import { openDemoAuthority } from "../../src/modules/signature/provider/demo/authority.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const folder = mkdtempSync(join(tmpdir(), "motcua-evidence-"));
afterAll(() => {
  for (const each of [folder, `${folder}-stranger`]) rmSync(each, { recursive: true, force: true });
});
let bundle: ReadonlyMap<string, Uint8Array>;
let code: string;
beforeAll(async () => {
  const dossier = await office.reach("1.004873", "issue");
  await office.act("clerk", dossier.id, "issueResult", { files: [] });
  code = dossier.code;
  bundle = present(await evidenceOf(office.services, { code, personal: true }), "bundle");
});

test("the bundle of a dossier is whole: its events, personal data, papers and both signatures", () => {
  const { faults, signatures, manifest } = checkBundle(bundle);
  expect(faults).toEqual([]);
  expect(manifest?.code).toBe(code);
  expect(signatures.map(({ field, verdict }) => [field, verdict])).toEqual([
    ["person", "VALID"],
    ["agency", "VALID"],
  ]);
});

test("personal data stay at home unless they are asked for, and a code nobody has gives nothing", async () => {
  const without = present(await evidenceOf(office.services, { code, personal: false }), "bundle");
  expect(without.has("personal.json")).toBe(false);
  expect(checkBundle(without).faults).toEqual([]);
  expect(await evidenceOf(office.services, { code: "H00-000000-0000", personal: true })).toBeNull();
});

test("a byte flipped in any file of the bundle names that file", () => {
  const unnamed: string[] = [];
  for (const [path, bytes] of bundle) {
    for (const place of [0, Math.floor(bytes.length / 2), bytes.length - 2]) {
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      const { faults } = checkBundle(new Map(bundle).set(path, flipped));
      if (!faults.some((fault) => fault.path === path)) unnamed.push(`${path}@${place}`);
    }
  }
  expect(unnamed).toEqual([]);
});

test("a file taken away or slipped in is named", () => {
  const without = new Map(bundle);
  without.delete("events.json");
  expect(checkBundle(without).faults).toContainEqual({ path: "events.json", fault: "MISSING" });
  const more = new Map(bundle).set("papers/more.pdf", Buffer.from("x"));
  expect(checkBundle(more).faults).toContainEqual({ path: "papers/more.pdf", fault: "NOT_LISTED" });
});

test("a bundle is judged by anchors from outside where they are given, and names those it rests on", async () => {
  const own = checkBundle(bundle).anchors;
  expect(own).toMatchObject([
    { isOfBundle: true, fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}/) },
  ]);
  const stranger = await openDemoAuthority(`${folder}-stranger`, office.clock.now());
  const { faults, anchors } = checkBundle(bundle, [stranger.certificate.der]);
  expect(faults.map(({ fault }) => fault)).toEqual(["SIGNATURE_NOT_VALID", "SIGNATURE_NOT_VALID"]);
  expect(anchors).toMatchObject([{ isOfBundle: false }]);
  const trusted = [...bundle].filter(([path]) => path.startsWith("trust/anchor")).map(([, bytes]) => bytes);
  expect(checkBundle(bundle, trusted).faults).toEqual([]);
});

test("what the office's register revoked is revoked in the bundle too", async () => {
  const query = office.database.kysely.updateTable("signatureCertificate");
  const revoke = (revokedAt: ReturnType<typeof at> | null) =>
    query.set({ revokedAt }).where("subjectKind", "=", "PERSON").execute();
  await revoke(at("2026-11-24 08:00"));
  const later = present(await evidenceOf(office.services, { code, personal: false }), "bundle");
  await revoke(null);
  expect(checkBundle(later).signatures.map(({ verdict }) => verdict)).toEqual(["REVOKED", "VALID"]);
});

/** Node.js as the machine has it, beside the one that comes with `npm ci`; null where there is no other. */
const OTHER_NODE = ["/usr/local/bin/node", "/usr/bin/node"].find(existsSync) ?? null;

test.skipIf(OTHER_NODE === null)(
  "the verifier says the same on the Node.js of whoever was given the bundle",
  () => {
    const aside = mkdtempSync(join(tmpdir(), "motcua-evidence-"));
    writeBundle(aside, bundle);
    const run = spawnSync(OTHER_NODE ?? "", [join(aside, "verify.mjs")], {
      cwd: tmpdir(),
      encoding: "utf8",
      env: {},
    });
    rmSync(aside, { recursive: true });
    expect([run.status, run.stderr]).toEqual([0, ""]);
    expect(run.stdout).toContain("Đặng Thị Mai Anh (DEMO): Hợp lệ · Valid");
  },
);

/** Whatever opens a connection or asks for a name ends the program. */
const NO_NETWORK = `
  import net from "node:net"; import dns from "node:dns"; import http from "node:http"; import https from "node:https";
  import dgram from "node:dgram"; import tls from "node:tls"; import { syncBuiltinESMExports } from "node:module";
  const no = () => { process.stderr.write("NETWORK USED"); process.exit(99); };
  net.connect = net.createConnection = net.Socket.prototype.connect = no;
  for (const name of Object.keys(dns)) if (typeof dns[name] === "function") dns[name] = no;
  http.request = http.get = https.request = https.get = dgram.createSocket = tls.connect = no;
  globalThis.fetch = no;
  syncBuiltinESMExports();`;

test("the verifier asks no network: it says the same where every way out ends it", () => {
  const aside = mkdtempSync(join(tmpdir(), "motcua-evidence-"));
  writeBundle(aside, bundle);
  const preload = join(aside, "..", `${basename(aside)}.mjs`);
  writeFileSync(preload, NO_NETWORK);
  const run = (file: string) =>
    spawnSync(process.execPath, ["--import", preload, file], { cwd: tmpdir(), encoding: "utf8", env: {} });
  try {
    const whole = run(join(aside, "verify.mjs"));
    expect([whole.status, whole.stderr]).toEqual([0, ""]);
    expect(whole.stdout).toContain("Đặng Thị Mai Anh (DEMO): Hợp lệ · Valid");
    for (const call of ["fetch('http://127.0.0.1:9')", "import('node:net').then((n) => n.connect(9))"]) {
      const caught = join(aside, "caught.mjs");
      writeFileSync(caught, call);
      expect(run(caught).status).toBe(99);
    }
  } finally {
    for (const each of [aside, preload]) rmSync(each, { recursive: true, force: true });
  }
});

test("the verifier in the bundle runs alone and says the same", () => {
  writeBundle(folder, bundle);
  runVerifier(folder);
  expect(process.exitCode).toBe(0);
  const run = () =>
    spawnSync(process.execPath, [join(folder, "verify.mjs")], { cwd: tmpdir(), encoding: "utf8", env: {} });
  const whole = run();
  expect([whole.status, whole.stderr]).toEqual([0, ""]);
  expect(whole.stdout).toContain("✓");
  expect(whole.stdout).toContain("--anchor");
  expect(whole.stdout).toContain("Đặng Thị Mai Anh (DEMO): Hợp lệ · Valid");
  const [path] = [...filesIn(folder).keys()].filter((name) => name.startsWith("papers/"));
  const paper = Buffer.from(present(bundle.get(path ?? ""), "paper"));
  paper[paper.length - 200] = (paper[paper.length - 200] ?? 0) ^ 1;
  writeFileSync(join(folder, path ?? ""), paper);
  const broken = run();
  expect(broken.status).toBe(1);
  expect(broken.stdout).toContain(`✗ ${path}`);
});
