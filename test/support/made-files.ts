import { crc32, deflateRawSync, deflateSync } from "node:zlib";

/** One part of an archive; `claims` writes another size into the table than the part has. */
export type ArchivePart = {
  readonly name: string;
  readonly content: Buffer | string;
  readonly claims?: number;
  readonly flags?: number;
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** An archive made byte by byte: what a program would never write can be written. */
export function archiveOf(parts: readonly ArchivePart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const fields = { part, content, packed };
    const local = Buffer.concat([localHeader(fields), Buffer.from(part.name), packed]);
    locals.push(local);
    centrals.push(Buffer.concat([centralHeader(fields, offset), Buffer.from(part.name)]));
    offset += local.length;
  }
  return Buffer.concat([...locals, ...centrals, endRecord(centrals, offset)]);
}

type Fields = { readonly part: ArchivePart; readonly content: Buffer; readonly packed: Buffer };

function shared({ part, content, packed }: Fields): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(part.flags ?? 0x0800, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(part.claims ?? content.length, 18);
  head.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return head;
}

function localHeader(fields: Fields): Buffer {
  const sign = Buffer.alloc(4);
  sign.writeUInt32LE(LOCAL);
  return Buffer.concat([sign, shared(fields)]);
}

function centralHeader(fields: Fields, offset: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(CENTRAL, 0);
  head.writeUInt16LE(20, 4);
  shared(fields).copy(head, 6, 0, 24);
  head.writeUInt16LE(Buffer.byteLength(fields.part.name), 28);
  head.writeUInt32LE(offset, 42);
  return head;
}

function endRecord(centrals: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(
    centrals.reduce((sum, each) => sum + each.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Many entries of the table over the same bytes: each unpacks them again. */
export function overlappingArchive(entries: number): Buffer {
  const content = Buffer.alloc(9_000_000);
  const packed = deflateRawSync(content);
  const fields: Fields = { part: { name: "a.xml", content }, content, packed };
  const local = Buffer.concat([localHeader(fields), Buffer.from("a.xml"), packed]);
  const centrals = Array.from({ length: entries }, () =>
    Buffer.concat([centralHeader(fields, 0), Buffer.from("a.xml")]),
  );
  return Buffer.concat([local, ...centrals, endRecord(centrals, local.length)]);
}

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const types = (main: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const BODY = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Đơn đề nghị</w:t></w:r></w:p></w:body></w:document>`;

/** A Word document of one line, with further parts, or with another part in the place of its text. */
export function wordFile(
  more: readonly ArchivePart[] = [],
  options: { body?: string; main?: string } = {},
): Buffer {
  return archiveOf([
    { name: "[Content_Types].xml", content: types(options.main ?? WORD) },
    { name: "word/document.xml", content: options.body ?? BODY },
    ...more,
  ]);
}

/** A PDF of one page whose catalogue and further objects are the caller's. */
export function pdfFile(
  options: { catalog?: string; objects?: readonly string[]; trailer?: string; tail?: string } = {},
): Buffer {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ""} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ...(options.objects ?? []),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(
    `%PDF-1.7\n${body}trailer << /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ""} >>\nstartxref\n0\n%%EOF\n${options.tail ?? ""}`,
    "latin1",
  );
}

/** A PDF that keeps objects in a compressed object stream, where a plain look at the bytes sees nothing. */
export function packedPdf(object: string, unpackedBytes = 0): Buffer {
  const content = `20 0 ${object}${" ".repeat(unpackedBytes)}`;
  const stream = deflateSync(Buffer.from(content, "latin1"));
  const head = `<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`;
  return pdfFile({ objects: [`${head}${stream.toString("latin1")}\nendstream`] });
}

/** A PNG that says it is this large and holds one line. */
export function pngOf(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(name), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = 1 + Math.ceil(width / 8);
  const rows = deflateSync(Buffer.alloc(row * Math.min(height, 100)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
