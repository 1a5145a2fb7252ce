import { readEntry } from "../../src/modules/catalogue/import-entry-parser.ts";
import type { ProcedureContent } from "../../src/modules/catalogue/procedure.ts";
import { procedureContentSchema } from "../../src/modules/catalogue/procedure-parser.ts";
import type { ProcessesInForce } from "../../src/modules/catalogue/process-fit.ts";
import { SHIPPED_FILES } from "../../src/modules/catalogue/shipped.ts";
import { readProcess, readShippedProcess, SHIPPED_PROCESS_CODES } from "../../src/modules/process/index.ts";

/** The shipped entry of a procedure, for tests; the first where there are several versions. */
export function anEntryOf(code: string) {
  for (const { entries } of SHIPPED_FILES) {
    for (const each of entries) {
      const read = readEntry({ line: 1, text: JSON.stringify(each) });
      if ("entry" in read && read.entry.code === code) return read.entry;
    }
  }
  throw new Error(`no shipped procedure ${code}`);
}

const both = (text: string) => ({ vi: text, en: text });

/** A procedure that lacks nothing but what a test takes away. */
export function aContent(change: Partial<ProcedureContent> = {}, code = "9.000001"): ProcedureContent {
  const complete = procedureContentSchema.parse({
    name: both("Thủ tục thử"),
    fieldCode: "G15-TP07",
    promulgation: { number: "1/QĐ", issuer: "Bộ" },
    levels: ["COMMUNE"],
    subjects: ["CITIZEN"],
    competentAgency: both("UBND phường"),
    executionSteps: [{ text: both("Nộp hồ sơ") }],
    channels: [{ channel: "DIRECT" }],
    cases: [{ code: `${code}.01`, name: both("Chung"), term: { unit: "WORKING_DAY", count: 3 } }],
    components: [
      { code: "paper", name: both("Giấy"), kind: "SUBMIT", required: true, originals: 1, copies: 0 },
    ],
    feesStated: true,
    results: [{ code: "KQ", name: both("Kết quả") }],
    legalBasis: [{ number: "1/LUẬT", title: both("Luật") }],
  });
  return { ...complete, ...change };
}

/** The processes shipped with the product, as if all were in force. */
export async function shippedProcesses(): Promise<ProcessesInForce> {
  const graphs = new Map();
  for (const code of SHIPPED_PROCESS_CODES) {
    const read = await readProcess(await readShippedProcess(code));
    if (!read.ok) throw new Error(`${code}: ${read.refusal.code}`);
    graphs.set(code, read.value);
  }
  return graphs;
}
