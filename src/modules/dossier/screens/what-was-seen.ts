import type { FormInput } from "../../../web/route.ts";

/** Where a form says by which templates results were set when it was shown. */
export const TEMPLATES_FIELD = "_templates";

/** The version of the dossier somebody saw who sends a form; null where it names none, which no form of ours does. */
export function versionSeen(form: FormInput): number | null {
  const said = form["_version"];
  return typeof said === "string" && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : null;
}

/** By which templates results were set when the form was shown: empty where by the shipped ones, null where it does not say. */
export function templatesSeen(form: FormInput): string | null {
  const said = form[TEMPLATES_FIELD];
  return typeof said === "string" ? said : null;
}
