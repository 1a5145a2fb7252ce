import { z } from "zod";

/**
 * Code of a procedure (mã TTHC): national `1.001193`, its copy at an agency `1.001193.000.00.00.H17`, or one the
 * authority gave itself, `LOCAL.000008`, where the national code is not known yet.
 */
export const PROCEDURE_CODE = /^(?:\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?|LOCAL\.[0-9A-Z]{6,32})$/;

export const procedureCodeSchema = z.string().regex(PROCEDURE_CODE);

/** Code of a case of a procedure: the procedure's code and two digits, `1.000894.01`. */
export const caseCodeSchema = z.string().regex(/^.{8,40}\.\d{2}$/);

export function isLocalCode(code: string): boolean {
  return code.startsWith("LOCAL.");
}
