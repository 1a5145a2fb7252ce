import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { archiveFaults } from "../support/pdf-archive.ts";
import { hasTool, smallPdf } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const CODE = "1.004873";
const hasTools = hasTool("qpdf") && hasTool("pdffonts");

async function paperOf(id: string) {
  const papers = await listPapersOf(office.database, id);
  return present(
    papers.find(({ eventSeq }) => eventSeq === null),
    "paper",
  );
}
const bytesOf = async (sha256: string | null) =>
  present(await office.services.files.get(present(sha256, "hash")), "file");

/** A seal with soft edges: a picture that can be looked through is what an archive is most easily spoiled by. */
function softSeal(): Buffer {
  const png = new PNG({ width: 60, height: 60 });
  for (let index = 0; index < png.data.length; index += 4) png.data.set([200, 20, 20, index % 256], index);
  return PNG.sync.write(png);
}

test.skipIf(!hasTools)(
  "a result keeps the structure of PDF/A-2b through number and both signatures, with and without pictures",
  async () => {
    for (const picture of [null, softSeal()]) {
      await office.database.kysely.updateTable("signatureCertificate").set({ picture }).execute();
      const { id } = await office.reach(CODE, "issue");
      expect(archiveFaults(await bytesOf((await paperOf(id)).signedSha256)), "signed").toEqual([]);
      await office.act("clerk", id, "issueResult", { files: [] });
      expect(archiveFaults(await bytesOf((await paperOf(id)).sha256)), "numbered and sealed").toEqual([]);
    }
  },
);

test.skipIf(!hasTools)(
  "what would spoil an archive is seen: no embedded face, no metadata, a lock, a hidden note",
  async () => {
    const plain = archiveFaults(smallPdf());
    expect(plain.join("\n")).toMatch(/not embedded: Helvetica/);
    expect(plain.join("\n")).toMatch(/output intent/);
    expect(plain.join("\n")).toMatch(/no ID/);
    expect(plain.join("\n")).toMatch(/metadata say part nothing/);
    const { id } = await office.reach(CODE, "issue");
    const whole = Buffer.from(await bytesOf((await paperOf(id)).signedSha256));
    const folder = mkdtempSync(join(tmpdir(), "motcua-spoiled-"));
    try {
      const [from, to] = [join(folder, "a.pdf"), join(folder, "b.pdf")];
      writeFileSync(from, whole);
      execFileSync("qpdf", ["--encrypt", "", "owner", "256", "--", from, to]);
      expect(archiveFaults(readFileSync(to)).join("\n")).toMatch(/encrypted/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const hidden = Buffer.from(whole.toString("latin1").replaceAll("/F 132", "/F 130"), "latin1");
    expect(archiveFaults(hidden).join("\n")).toMatch(/is not printed/);
    expect(archiveFaults(hidden).join("\n")).toMatch(/is hidden/);
    expect(archiveFaults(Buffer.concat([whole, Buffer.from("more")])).join("\n")).toMatch(/follows the end/);
  },
);
