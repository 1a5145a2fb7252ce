import type { Config } from "../../platform/config/config.ts";
import { scanWithClamd } from "../../platform/uploads/clamd.ts";
import { knowsVietnamese } from "../../platform/uploads/read-text.ts";
import type { Finding } from "./finding.ts";

/** Programs beside ours that we go without where they are not installed: the malware scanner, text recognition. */
export async function examineHelpers({ scanner }: Config): Promise<Finding[]> {
  const reads = await knowsVietnamese();
  return [
    scanner === null ? SCANNER_ABSENT : await scannerFinding(scanner),
    reads ? { good: true, what: (texts) => texts.ocr } : OCR_ABSENT,
  ];
}

const SCANNER_ABSENT: Finding = {
  good: true,
  watch: (texts) => texts.scannerName,
  what: (texts) => texts.scannerAbsent,
  advice: (texts) => texts.scannerAbsentAdvice,
};
const OCR_ABSENT: Finding = {
  good: true,
  watch: (texts) => texts.ocrName,
  what: (texts) => texts.ocrAbsent,
  advice: (texts) => texts.ocrAbsentAdvice,
};

async function scannerFinding(address: string): Promise<Finding> {
  const { verdict } = await scanWithClamd(address, new TextEncoder().encode("doctor"));
  return {
    good: verdict === "CLEAN",
    what: (texts) => texts.scanner(address),
    advice: (texts) => texts.scannerAdvice,
  };
}
