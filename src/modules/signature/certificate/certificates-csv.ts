import { stringify } from "csv-stringify/sync";
import { type Locale, messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { CertificateLine } from "./certificate-queries.ts";

/** The register as a table any program opens: UTF-8 with its mark, no cell that a sheet would take for a formula. */
export function certificatesCsv(lines: readonly CertificateLine[], locale: Locale): Buffer {
  const t = messages(locale).signature.certificate;
  const rows = lines.map((line) => [
    line.serial ?? "",
    line.subjectName ?? "",
    t.subjects[line.subjectKind],
    line.holderName,
    line.unitName,
    line.issuerName ?? "",
    t.kinds[line.kind],
    t.devices[line.device],
    line.issuedOn ?? "",
    line.validTo === null ? "" : localDateOf(line.validTo),
    t.statuses[line.standing],
    line.requestDocument,
    line.handoverMinutes ?? "",
    line.lastUsedAt === null ? "" : localDateOf(line.lastUsedAt),
  ]);
  const { columns: c } = t;
  const header = [
    c.serial,
    c.subject,
    c.subjectKind,
    c.holder,
    c.unit,
    c.issuer,
    c.kind,
    c.device,
    c.issuedOn,
    c.validTo,
  ];
  const rest = [c.status, c.requestDocument, c.handover, c.lastUsed];
  return Buffer.from(stringify([[...header, ...rest], ...rows], { bom: true, escape_formulas: true }));
}
