import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { mayBeSigned, type Verdict } from "../../signature/index.ts";
import type { FileRef } from "../dossier.ts";
import { validateNow } from "../signed-uploads.ts";
import type { Office } from "./office.ts";

/** How a file is refused that would be given out as a result. */
export type ResultFileRefusal =
  | { readonly code: "RESULT_FILE_UNSIGNED"; readonly name: string }
  | { readonly code: "RESULT_FILE_EDITABLE"; readonly name: string }
  | { readonly code: "RESULT_SIGNATURE_INVALID"; readonly name: string; readonly verdict: Verdict }
  | { readonly code: "RESULT_SIGNATURE_UNJUDGED"; readonly name: string };

/** What a signed paper may be: nothing a word processor opens to write on. */
const PAPER = ["application/pdf", "image/jpeg", "image/png"];

/** Verdicts that a result may carry into the applicant's hands. */
const HOLDS: readonly Verdict[] = ["VALID", "VALID_NO_TIMESTAMP"];

type Offered = {
  readonly files: readonly FileRef[];
  /** Whoever issues has compared each file without a signature with the paper that was signed by hand. */
  readonly comparedScans: boolean;
};

/**
 * Judges every file that is to be given out beside or in place of the office's own paper: it carries a signature that
 * holds, or it is a scan of the signed paper that the officer answers for. Returns the hashes of such scans.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13, Đ.25: what is issued is signed; a scan stands for the paper only as compared with it.
 */
export async function judgeResultFiles(
  office: Office,
  { files, comparedScans }: Offered,
): Promise<Result<readonly string[], ResultFileRefusal>> {
  const scans: string[] = [];
  for (const file of files) {
    const { name } = file;
    if (!PAPER.includes(file.mime)) return refuse({ code: "RESULT_FILE_EDITABLE", name });
    const verdict = await verdictOn(office, file);
    if (verdict === "UNJUDGED") return refuse({ code: "RESULT_SIGNATURE_UNJUDGED", name });
    if (verdict === null && !comparedScans) return refuse({ code: "RESULT_FILE_UNSIGNED", name });
    if (verdict !== null && !HOLDS.includes(verdict))
      return refuse({ code: "RESULT_SIGNATURE_INVALID", name, verdict });
    if (verdict === null) scans.push(file.sha256);
  }
  return accept(scans);
}

/** What the signatures of a file are worth now; null where it carries none. */
async function verdictOn({ services }: Office, file: FileRef): Promise<Verdict | "UNJUDGED" | null> {
  const bytes = file.mime === "application/pdf" ? await services.files.get(file.sha256) : null;
  if (bytes === null || !mayBeSigned(bytes)) return null;
  const judged = await validateNow(services, bytes);
  return judged === null ? "UNJUDGED" : judged.verdict;
}
