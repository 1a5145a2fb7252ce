import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { rescanHeld } from "../../src/platform/uploads/jobs.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { lyingScanner } from "../support/clamd.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { packedPdf, pdfFile, pngOf, wordFile } from "../support/made-files.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const intake = await office.desk("intake");
const citizen = office.as(aCitizen());
const files = join(office.services.config.dataFolder, "files");

const refused = async (bytes: Buffer, name = "giay.pdf") => {
  const answer = await office.upload(citizen, bytes, name);
  const { code, status } = await answer.json();
  return [code, status];
};
const received = async (bytes: Uint8Array, name: string) => {
  const file = await done(await office.upload(intake, bytes, name));
  const asked = await office.submission(CODE);
  const components = asked.components.map((held, index) => (index === 0 ? { ...held, files: [file] } : held));
  const { id } = await done(await intake.post("/api/v1/dossiers/received", { ...asked, components }));
  return { id, file, path: `/api/v1/dossiers/${id}/files/${file.sha256}` };
};

describe("an upload that is not taken is refused with its reason, in both languages", () => {
  test("each with its own code and status", async () => {
    expect(await refused(pdfFile({ trailer: "/Encrypt 9 0 R" }))).toEqual(["UPLOAD_ENCRYPTED", 422]);
    expect(await refused(packedPdf("<< /S /JavaScript >>"))).toEqual(["UPLOAD_ACTIVE", 422]);
    expect(await refused(wordFile([{ name: "word/vbaProject.bin", content: "x" }]))).toEqual([
      "UPLOAD_MACRO",
      422,
    ]);
    expect(await refused(pngOf(50_000, 50_000), "anh.png")).toEqual(["UPLOAD_TOO_MANY_PIXELS", 422]);
    expect(await refused(Buffer.concat([pdfFile(), Buffer.from("<script>1</script>")]))).toEqual([
      "UPLOAD_TWO_TYPES",
      422,
    ]);
    expect(await refused(Buffer.from("MZ program"), "a.pdf")).toEqual(["UPLOAD_TYPE_REFUSED", 415]);
    expect(await refused(pdfFile({ objects: ["[".repeat(6_000_000)] }))).toEqual(["UPLOAD_TOO_COMPLEX", 422]);
    expect(readdirSync(files)).toEqual([]);
  });

  test("the sentence says what to do", async () => {
    const form = (lang: string) => {
      const body = new FormData();
      body.set("file", new Blob([Buffer.from(pdfFile({ trailer: "/Encrypt 9 0 R" }))]), "giay.pdf");
      return citizen.send("/api/v1/files", { method: "POST", body, headers: { "accept-language": lang } });
    };
    expect((await (await form("vi")).json()).detail).toContain("Hãy gỡ mật khẩu");
    expect((await (await form("en")).json()).detail).toContain("Remove the password");
  });
});

describe("a name", () => {
  test("is shown the same however it was composed, and leads nowhere", async () => {
    const name = async (given: string) =>
      (await done(await office.upload(citizen, samplePaper("x"), given))).name;
    const composed = "Giấy khai sinh của Nguyễn Thị Hoà.pdf".normalize("NFC");
    expect(await name(composed)).toBe(composed);
    expect(await name(composed.normalize("NFD"))).toBe(composed);
    for (const trick of [
      "../../etc/passwd",
      "..\\..\\passwd",
      "/etc/passwd",
      "passwd\u0000",
      "pass\u202ewd",
      " .passwd. ",
    ])
      expect(await name(trick), JSON.stringify(trick)).toBe("passwd.pdf");
    expect(await name("CON.pdf")).toBe("_CON.pdf");
    expect(await name("to khai.exe")).toBe("to khai.exe.pdf");
    expect(await name("<b>a:b|c?.pdf")).toBe("_b_a_b_c_.pdf");
    expect([...(await name(`${"ệ".repeat(300)}.pdf`))]).toHaveLength(184);
    expect(await name("../..")).toBe("tep.pdf");
  });
});

describe("a file that is served can run nothing", () => {
  test("each kind comes as a download, of the type it was checked as, under a policy that lets nothing run", async () => {
    const photo = sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } });
    const kinds = {
      "giay.pdf": samplePaper("serve"),
      "anh.jpg": await photo.jpeg().toBuffer(),
      "anh.png": await photo.png().toBuffer(),
      "don.docx": wordFile(),
      "du-lieu.xml": Buffer.from('<?xml version="1.0"?><a/>'),
    };
    const types = [
      "application/pdf",
      "image/jpeg",
      "image/png",
      "wordprocessingml.document",
      "application/xml",
    ];
    for (const [index, [name, bytes]] of Object.entries(kinds).entries()) {
      const { path } = await received(bytes, name);
      const answer = await intake.get(path);
      expect(answer.headers.get("content-type"), name).toContain(types[index]);
      expect(answer.headers.get("content-disposition"), name).toMatch(/^attachment; filename=/);
      expect(answer.headers.get("content-security-policy"), name).toMatch(/default-src 'none'.*sandbox/);
      expect(answer.headers.get("x-content-type-options"), name).toBe("nosniff");
      expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes)), name).toBe(true);
    }
  });
});

describe("a file that changed on the disk", () => {
  test("is never served: 500, an incident on the operator's page and among the figures, and the walk goes on", async () => {
    const { path, file } = await received(samplePaper("flip"), "giay.pdf");
    const place = join(files, file.sha256.slice(0, 2), file.sha256);
    const bytes = readFileSync(place);
    bytes[20] = (bytes[20] ?? 0) ^ 4;
    writeFileSync(place, bytes);
    const answer = await intake.get(path);
    expect([answer.status, (await answer.json()).code]).toEqual([500, "FILE_CORRUPT"]);
    const admin = deskBrowser(office, office.actor("admin"));
    const shown = await admin.open("/admin/incidents");
    for (const text of ["Tệp bị thay đổi", file.sha256, "Khôi phục tệp"]) expect(shown).toContain(text);
    expect(await (await office.guest.get("/metrics")).text()).toContain(
      'motcua_standing{kind="FILE_CORRUPT"} 1',
    );

    const close = /action="([^"]+\/close)"/.exec(shown)?.[1] ?? "";
    expect((await admin.send(close, { note: " " })).status).toBe(422);
    expect((await admin.send(close, { note: "Khôi phục từ bản sao lưu" })).status).toBe(303);
    expect(await admin.open("/admin/incidents")).toContain("Không có sự cố nào đang mở");
    expect((await admin.send(close, { note: "lần nữa" })).status).toBe(404);
  });

  test("and one that is gone is not found, and an incident too", async () => {
    const { path, file } = await received(samplePaper("gone"), "giay.pdf");
    rmSync(join(files, file.sha256.slice(0, 2), file.sha256));
    expect((await intake.get(path)).status).toBe(404);
    expect(await deskBrowser(office, office.actor("admin")).open("/admin/incidents")).toContain(
      "Tệp thất lạc",
    );
  });
});

describe("while the scanner is silent", () => {
  test("the dossier goes on; the file is opened to nobody, and the page says so with the next step", async () => {
    const scanner = await lyingScanner("stream: OK\0");
    const silent = { ...office.services.config, scanner: "127.0.0.1:1" };
    Object.assign(office.services, { config: silent });
    const { id, path } = await received(samplePaper("held"), "giay.pdf");
    const held = await intake.get(path);
    expect([held.status, (await held.json()).code]).toEqual([423, "FILE_HELD"]);
    const page = () => deskBrowser(office, office.actor("intake")).open(`/desk/dossiers/${id}`);
    expect(await page()).toContain("Chờ quét mã độc, chưa mở được");

    Object.assign(office.services, { config: { ...silent, scanner: scanner.address } });
    expect(await rescanHeld(office.services)).toBe(1);
    expect((await intake.get(path)).status).toBe(200);
    expect(await page()).not.toContain("Chờ quét mã độc");
    scanner.close();
  });

  test("one found infected later is closed for good: the page asks for another copy", async () => {
    const scanner = await lyingScanner("stream: Test FOUND\0");
    const silent = { ...office.services.config, scanner: "127.0.0.1:1" };
    Object.assign(office.services, { config: silent });
    const { id, path } = await received(samplePaper("infected later"), "giay.pdf");
    Object.assign(office.services, { config: { ...silent, scanner: scanner.address } });
    await rescanHeld(office.services);
    const closed = await intake.get(path);
    expect([closed.status, (await closed.json()).code]).toEqual([410, "FILE_QUARANTINED"]);
    expect(await deskBrowser(office, office.actor("intake")).open(`/desk/dossiers/${id}`)).toContain(
      "cần bản khác",
    );
    expect(await refused(Buffer.from(samplePaper("now")))).toEqual(["UPLOAD_INFECTED", 422]);
    Object.assign(office.services, { config: { ...silent, scanner: null } });
    scanner.close();
  });
});

describe("more than one owner may send in a day", () => {
  test("is refused, until the day is over", async () => {
    const owner = aCitizen();
    const client = office.as(owner);
    await office.database.kysely
      .insertInto("dossierUpload")
      .values({
        id: crypto.randomUUID(),
        sha256: "c".repeat(64),
        name: "lon.pdf",
        mime: "application/pdf",
        sizeBytes: 400 * 1_048_576,
        uploadedBy: owner.kind === "citizen" ? owner.accountId : null,
        guestKeySha256: null,
        uploadedAt: office.clock.now(),
      })
      .execute();
    const answer = await office.upload(client, samplePaper("more"));
    expect([answer.status, (await answer.json()).code]).toEqual([429, "UPLOAD_QUOTA"]);
    expect((await office.upload(office.as(aCitizen()), samplePaper("more"))).status).toBe(201);
    office.set("2026-11-26 08:31");
    expect((await office.upload(client, samplePaper("more"))).status).toBe(201);
  });
});

const canMount = process.getuid?.() === 0 && process.platform === "linux";
describe.skipIf(!canMount)("while the disk is full", () => {
  afterAll(() => {
    execFileSync("umount", [files]);
  });

  test("an upload is answered 507 with the reason, leaves nothing behind, and goes through when there is room again", async () => {
    mkdirSync(files, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=300k", "tmpfs", files]);
    const stone = join(files, "stone");
    for (let bytes = 300_000; bytes > 0; bytes -= 4_096) {
      try {
        writeFileSync(stone, Buffer.alloc(bytes));
        break;
      } catch {
        // Still too large for what is free.
      }
    }
    const large = Buffer.from(samplePaper("full"));
    const padded = Buffer.concat([large, Buffer.from(`%${"x".repeat(60_000)}\n%%EOF`)]);
    const answer = await office.upload(await office.desk("intake"), padded);
    const problem = await answer.json();
    expect([answer.status, problem.code]).toEqual([507, "FILE_STORE_FULL"]);
    expect(problem.detail).toContain("Kho tệp đã đầy");
    const left = readdirSync(files, { recursive: true }).map(String);
    expect(left.filter((name) => name.endsWith(".new"))).toEqual([]);
    rmSync(stone);
    expect((await office.upload(await office.desk("intake"), padded)).status).toBe(201);
  });
});
