import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { importTrust } from "../../src/modules/signature/index.ts";
import { openPdf } from "../../src/modules/signature/pdf/file.ts";
import { streamOf, updateOf } from "../../src/modules/signature/pdf/update.ts";
import { refTo } from "../../src/modules/signature/pdf/value.ts";
import { aPaper, apiOffice, done, refused } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { wordFile } from "../support/made-files.ts";
import { at } from "../support/office-time.ts";
import { personalOrder, portsOf, signed, signers, smallPdf } from "../support/signing.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-result-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const authority = await signers(folder);
const trusted = await importTrust(office.services, office.actor("admin"), {
  content: authority.authority.certificate.der,
});
/** Its declaration alone makes no paper: the leader signs without one, and the result is a file. */
const BY_FILE = "1.001776";
const OWN_PAPER = "1.004873";
const paper = await signed(portsOf(authority.authority), personalOrder(smallPdf("Dong y"), authority.leader));
const uploaded = async (bytes: Uint8Array, name: string) =>
  done(await office.upload(await office.desk("clerk"), bytes, name));
const clerkPage = async (id: string) =>
  (await openBrowser(office.browserOf(office.actor("clerk"))).open(`/desk/dossiers/${id}`)).html.replace(
    /\s+/g,
    " ",
  );
const issuedOf = async (id: string) => {
  const { timeline } = await office.view(id);
  return timeline.findLast(({ type }: { readonly type: string }) => type === "ResultIssued");
};

describe("a file given out as a result", () => {
  test("without a signature is refused by its name, and nothing is issued or numbered", async () => {
    const { id } = await office.reach(BY_FILE, "issue");
    const files = [await uploaded(samplePaper("Du thao"), "du-thao.pdf")];
    const problem = await office.refusal("clerk", id, "issueResult", { files });
    expect(problem).toMatchObject({ code: "RESULT_FILE_UNSIGNED", name: "du-thao.pdf" });
    expect(problem.detail).toContain("du-thao.pdf");
    expect(await issuedOf(id)).toBeUndefined();
    expect(["NOT_ALLOWED", "NOT_FOUND"]).toContain(
      (await refused(await office.tryAct("specialist", id, "issueResult", { files }))).code,
    );
    const page = await clerkPage(id);
    expect(page).toContain("Tôi đã đối chiếu");
    expect(page).not.toContain("Không cần tải tệp lên");
  });

  test("that is a Word file is refused by its name, also as a scan: anybody could write on it", async () => {
    const { id } = await office.reach(BY_FILE, "issue");
    const files = [await uploaded(wordFile(), "ket-qua.docx")];
    for (const comparedScans of [false, true])
      expect(await office.refusal("clerk", id, "issueResult", { files, comparedScans })).toMatchObject({
        code: "RESULT_FILE_EDITABLE",
        name: "ket-qua.docx",
      });
    expect(await issuedOf(id)).toBeUndefined();
  });

  test("with a valid signature is issued as it is", async () => {
    expect(trusted.ok).toBe(true);
    const { id } = await office.reach(BY_FILE, "issue");
    await office.act("clerk", id, "issueResult", { files: [await uploaded(paper, "ket-qua.pdf")] });
    expect((await issuedOf(id)).data.scans).toBeUndefined();
    expect(await clerkPage(id)).not.toContain("Bản quét giấy đã ký tay");
  });

  test("whose signature does not hold is refused, compared or not", async () => {
    const { id } = await office.reach(BY_FILE, "issue");
    const update = updateOf(openPdf(paper));
    update.set(refTo(5), streamOf(Buffer.from("BT /F 20 Tf 72 700 Td (Tu choi) Tj ET"), {}));
    const files = [await uploaded(update.bytes(), "sua-sau-khi-ky.pdf")];
    for (const comparedScans of [false, true])
      expect(await office.refusal("clerk", id, "issueResult", { files, comparedScans })).toMatchObject({
        code: "RESULT_SIGNATURE_INVALID",
        name: "sua-sau-khi-ky.pdf",
        verdict: "TAMPERED",
      });
    expect(await issuedOf(id)).toBeUndefined();
  });

  test("whose signature cannot be judged now waits, and is issued later", async () => {
    const { id } = await office.reach(BY_FILE, "issue");
    const bytes = await signed(
      portsOf(authority.authority),
      personalOrder(smallPdf("Cho"), authority.leader),
    );
    const files = [await uploaded(bytes, "cho.pdf")];
    const { schema } = office.owner.kysely;
    await schema.alterTable("signatureTrust").renameTo("signatureTrustAway").execute();
    expect(await office.refusal("clerk", id, "issueResult", { files })).toMatchObject({
      code: "RESULT_SIGNATURE_UNJUDGED",
      name: "cho.pdf",
    });
    await schema.alterTable("signatureTrustAway").renameTo("signatureTrust").execute();
    await office.act("clerk", id, "issueResult", { files });
  });

  test("scanned from a paper signed by hand is issued once it was compared, and everybody is told", async () => {
    const { id } = await office.reach(BY_FILE, "issue");
    const [scan, other] = [await uploaded(aPaper(), "ban-quet.pdf"), await uploaded(paper, "kem-theo.pdf")];
    await office.act("clerk", id, "issueResult", { files: [scan, other], comparedScans: true });
    expect((await issuedOf(id)).data.scans).toEqual([scan.sha256]);
    const page = await clerkPage(id);
    expect(page.match(/Bản quét giấy đã ký tay/g)).toHaveLength(2);
    expect(page).toContain("ban-quet.pdf");
  });
});

describe("where the office made the result and it is signed", () => {
  test("no file is asked for: the box is folded away and says so", async () => {
    const { id } = await office.reach(OWN_PAPER, "issue");
    const page = await clerkPage(id);
    expect(page).toMatch(/<details[^>]*> ?<summary>Không cần tải tệp lên[^<]*<\/summary>.*name="files"/);
    await office.act("clerk", id, "issueResult", {});
    expect((await office.view(id)).dossier.result.files).toHaveLength(1);
  });

  test("a draft is not issued beside it", async () => {
    const { id } = await office.reach(OWN_PAPER, "issue");
    const files = [await uploaded(samplePaper("Du thao kem"), "du-thao.pdf")];
    expect(await office.refusal("clerk", id, "issueResult", { files })).toMatchObject({
      code: "RESULT_FILE_UNSIGNED",
    });
  });
});
