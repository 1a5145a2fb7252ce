import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidenceOf, writeBundle } from "../../src/command-line/export-dossier.ts";
import { present } from "../../src/kernel/assert.ts";
import { sha256 } from "../../src/kernel/hash-chain.ts";
import { checkBundle } from "../../src/modules/signature/evidence/check-bundle.ts";
import { importTrust } from "../../src/modules/signature/index.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { wordFile } from "../support/made-files.ts";
import { at } from "../support/office-time.ts";
import { signers } from "../support/signing.ts";
import { ALGORITHM, handSigned, handSignedForm, pemOf, template, transform } from "../support/xmlsec.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-evidence-xml-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const office = await apiOffice({ now: at("2026-11-25 08:30") });
const { authority, leader } = await signers(folder);
const signer = { der: leader.der, keyPem: pemOf(authority.keyOf(leader)) };
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const whole = Buffer.from(HEAD + handSignedForm("<don><tien>100</tien>@</don>", signer));
const part = '<hoa-don Id="p"><tien>100</tien></hoa-don>';
const overPart = handSigned(
  template({ references: [{ uri: "#p", transforms: transform(ALGORITHM.exclusive) }] }),
  createHash("sha256").update(part).digest("base64"),
  signer,
);
/** The signed part moved aside, another in its place: each digest still holds. */
const wrapped = Buffer.from(
  `${HEAD}<goi><hoa-don><tien>900</tien></hoa-don><kho>${part}</kho>${overPart}</goi>`,
);
const word = wordFile([{ name: "_xmlsignatures/sig1.xml", content: "<Signature/>" }]);
const pathOf = (bytes: Uint8Array) => `files/${sha256(bytes)}`;

/** The bundle of a dossier that was received with these files. */
async function bundleWith(...given: readonly (readonly [Uint8Array, string])[]) {
  const intake = await office.desk("intake");
  const files = await Promise.all(
    given.map(async ([bytes, name]) => done(await office.upload(intake, bytes, name))),
  );
  const asked = await office.submission("1.000894");
  const components = asked.components.map((each, index) => (index === 0 ? { ...each, files } : each));
  const { code } = await done(await intake.post("/api/v1/dossiers/received", { ...asked, components }));
  return present(await evidenceOf(office.services, { code, personal: false }), "bundle");
}

/** A file of the bundle replaced by whoever also writes its list anew. */
function remade(bundle: ReadonlyMap<string, Uint8Array>, path: string, bytes: Buffer) {
  const before = sha256(present(bundle.get(path), path));
  const list = Buffer.from(present(bundle.get("manifest.json"), "manifest")).toString();
  const manifest = Buffer.from(list.replace(`"sha256": "${before}"`, `"sha256": "${sha256(bytes)}"`));
  return new Map(bundle)
    .set(path, bytes)
    .set("manifest.json", manifest)
    .set("manifest.sha256", Buffer.from(`${sha256(manifest)}\n`));
}

/** What the verifier of the bundle says by itself, and how it ends. */
function verified(bundle: ReadonlyMap<string, Uint8Array>) {
  const aside = join(folder, "out");
  writeBundle(aside, bundle);
  const run = spawnSync(process.execPath, [join(aside, "verify.mjs")], {
    ...{ cwd: tmpdir(), encoding: "utf8", env: {} },
  });
  return { status: run.status, said: run.stdout + run.stderr };
}

let sound: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const { ok } = await importTrust(office.services, office.actor("admin"), {
    content: authority.certificate.der,
  });
  expect(ok).toBe(true);
  sound = await bundleWith([whole, "don.xml"]);
});

test("a signed XML file of the dossier is judged in the bundle as it is at the desk", () => {
  const { faults, ofFiles } = checkBundle(sound);
  expect([faults, ofFiles.map(({ path, verdict }) => [path, verdict])]).toEqual([
    [],
    [[pathOf(whole), "VALID_NO_TIMESTAMP"]],
  ]);
  const { status, said } = verified(sound);
  expect([status, said.includes("Nguyễn Thị Ngọc Hằng (DEMO): Hợp lệ, không có dấu thời gian")]).toEqual([
    0,
    true,
  ]);
  expect(said).toContain("✓ Gói chứng cứ nguyên vẹn ·");
});

test("one byte of it flipped is altered, also where the list of the bundle was written anew", () => {
  const flipped = Buffer.from(whole);
  flipped[flipped.indexOf("100")] = "9".charCodeAt(0);
  const path = pathOf(whole);
  expect(checkBundle(new Map(sound).set(path, flipped)).faults).toEqual([
    { path, fault: "ALTERED" },
    { path, fault: "SIGNATURE_NOT_VALID" },
  ]);
  const forged = remade(sound, path, flipped);
  expect(checkBundle(forged).faults).toContainEqual({ path, fault: "SIGNATURE_NOT_VALID" });
  const { status, said } = verified(forged);
  expect([status, said.includes("Nội dung không còn đúng như khi ký")]).toEqual([1, true]);
});

test("a wrapped signature is never called valid, and what cannot be judged says so and why", async () => {
  const bundle = await bundleWith([wrapped, "goi.xml"], [word, "don.docx"]);
  const { faults, ofFiles } = checkBundle(bundle);
  const judged = new Map(ofFiles.map(({ path, verdict, reasons }) => [path, [verdict, reasons[0]?.code]]));
  expect(faults).toEqual([]);
  expect(judged.get(pathOf(wrapped))).toEqual(["UNKNOWN", "PART_ONLY"]);
  expect(judged.get(pathOf(word))).toEqual(["UNKNOWN", "KIND_NOT_CHECKED"]);
  const { status, said } = verified(bundle);
  expect(status).toBe(0);
  for (const words of [
    `! ${pathOf(wrapped)}`,
    "chỉ bao trùm một phần của tệp (hoa-don)",
    "(docx, xlsx) không được kiểm tra tại đây",
    "chưa được xác nhận",
  ])
    expect(said).toContain(words);
});
