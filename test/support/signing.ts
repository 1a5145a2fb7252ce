import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messages } from "../../src/i18n/index.ts";
import { present } from "../../src/kernel/assert.ts";
import { setClock } from "../../src/kernel/clock.ts";
import { type Instant, parseInstant } from "../../src/kernel/local-date.ts";
import type { CertificateFacts } from "../../src/modules/signature/cms/certificate.ts";
import { openSigning } from "../../src/modules/signature/index.ts";
import {
  type DemoAuthority,
  openDemoAuthority,
} from "../../src/modules/signature/provider/demo/authority.ts";
import { agencyAppearance, personalAppearance } from "../../src/modules/signature/sign/appearance.ts";
import { fillFields, withOpenFields } from "../../src/modules/signature/sign/fields.ts";
import {
  type SignatureOrder,
  type SigningPorts,
  signPdf,
} from "../../src/modules/signature/sign/sign-pdf.ts";
import type { Trust } from "../../src/modules/signature/validate/trust.ts";
import { readConfig } from "../../src/platform/config/read-config.ts";

export const SIGNED_AT = instant("2026-11-20T03:00:00Z");
const WORDS = messages("vi").signature.onPaper;

export function instant(text: string): Instant {
  return present(parseInstant(text), text);
}

/** A demonstration authority in a folder of its own, with a leader and an agency whose names have every kind of mark. */
export async function signers(folder: string) {
  const authority = await openDemoAuthority(folder, SIGNED_AT);
  const issue = (name: string) =>
    authority.issue({ name, organisation: "Ủy ban nhân dân phường Tây Hồ", use: "signer", at: SIGNED_AT });
  return {
    authority,
    leader: await issue("Nguyễn Thị Ngọc Hằng"),
    agency: await issue("Ủy ban nhân dân phường Tây Hồ"),
  };
}

export function trustIn(authority: DemoAuthority, more: Partial<Trust> = {}): Trust {
  return {
    anchors: [authority.certificate.der],
    intermediates: [],
    crls: [],
    ocspAnswers: [],
    revokedByUs: new Map(),
    ...more,
  };
}

export function portsOf(
  authority: DemoAuthority,
  timeStamps: SigningPorts["timeStamps"] = null,
): SigningPorts {
  return { provider: authority.provider, timeStamps };
}

const LEADER_PLACE = { page: 1, x: 330, y: 120, width: 160, height: 60 };
const AGENCY_PLACE = { page: 1, x: 250, y: 90, width: 110, height: 135 };

export function personalOrder(
  pdf: Uint8Array,
  certificate: CertificateFacts,
  change: Partial<SignatureOrder> = {},
): SignatureOrder {
  return {
    pdf,
    field: "person",
    place: LEADER_PLACE,
    appearance: personalAppearance({
      size: LEADER_PLACE,
      picture: null,
      name: "Nguyễn Thị Ngọc Hằng",
      at: SIGNED_AT,
      words: WORDS,
    }),
    certificate: certificate.der,
    chain: [],
    signerName: "Nguyễn Thị Ngọc Hằng",
    reason: "Ký duyệt",
    at: SIGNED_AT,
    certifies: true,
    locks: [],
    description: "Quyết định",
    ...change,
  };
}

export function agencyOrder(
  pdf: Uint8Array,
  certificate: CertificateFacts,
  change: Partial<SignatureOrder> = {},
): SignatureOrder {
  const agencyName = "Ủy ban nhân dân phường Tây Hồ";
  return {
    ...personalOrder(pdf, certificate),
    field: "agency",
    place: AGENCY_PLACE,
    appearance: agencyAppearance({ size: AGENCY_PLACE, seal: null, agencyName, at: SIGNED_AT, words: WORDS }),
    signerName: agencyName,
    certifies: false,
    ...change,
  };
}

export async function signed(ports: SigningPorts, order: SignatureOrder): Promise<Buffer> {
  const result = await signPdf(ports, order);
  return present(result.ok ? result.value : null, result.ok ? "" : result.refusal.code);
}

/** The smallest paper: one page with one line. */
export function smallPdf(text = "Giay to"): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  const content = `BT /F 20 Tf 72 700 Td (${text}) Tj ET`;
  objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  return pdfOf(objects);
}

/** A file of these objects, numbered from 1; the first is its catalogue. */
export function pdfOf(objects: readonly string[]): Buffer {
  let body = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}

export function hasTool(name: string): boolean {
  return spawnSync("which", [name]).status === 0;
}

/** What poppler says of the signatures of a file: whether each holds, not whom it trusts. */
export function pdfsig(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "motcua-pdfsig-"));
  try {
    writeFileSync(join(folder, "paper.pdf"), pdf);
    const run = spawnSync("pdfsig", [join(folder, "paper.pdf")], { encoding: "utf8" });
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A paper with open places for its number and day, signed by the leader, numbered by the clerk, sealed by the agency. */
export async function issuedPaper(
  { authority, leader, agency }: Awaited<ReturnType<typeof signers>>,
  pdf: Uint8Array = smallPdf(),
): Promise<Buffer> {
  const number = {
    name: "number",
    place: { page: 1, x: 72, y: 740, width: 160, height: 18 },
    face: "regular",
    size: 13,
  } as const;
  const one = await signed(portsOf(authority), personalOrder(withOpenFields(pdf, [number]), leader));
  const filled = fillFields(one, { number: "05/QĐ-UBND" });
  const paper = present(filled.ok ? filled.value : null, "numbered paper");
  return signed(portsOf(authority), agencyOrder(paper, agency, { locks: ["number"] }));
}

/** What signs in an installation of this environment, with its keys in the folder. */
export function signingOf(folder: string, env: Readonly<Record<string, string>>, demo: boolean) {
  const read = readConfig({ env: { MOTCUA_DATA: folder, ...env }, folder, demo });
  return openSigning({ config: present(read.ok ? read.value : null, "config"), clock: setClock(SIGNED_AT) });
}
