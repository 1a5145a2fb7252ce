import type { PdfFile } from "../pdf/file.ts";
import { itemsOf, nameIn, type PdfDict, textOf } from "../pdf/value.ts";
import { formFields } from "../sign/acro-form.ts";

/** What the signatures so far allow (12.8.2.2, 12.8.2.4): `level` is that of DocMDP, null where none was given. */
export type ChangeRules = {
  readonly level: 1 | 2 | 3 | null;
  readonly isLocked: (field: string) => boolean;
};

/** The rules given by the signatures of a state: DocMDP of the certifying one, locks of all. */
export function rulesOf(file: PdfFile): ChangeRules {
  const certifying = file.dict(file.dict(file.root.entries.get("Perms"))?.entries.get("DocMDP"));
  const level = certifying === null ? null : (parameterOf(file, certifying, "DocMDP")?.entries.get("P") ?? 2);
  const locks = formFields(file).flatMap(({ dict }) => {
    const signature = nameIn(dict.entries.get("FT")) === "Sig" ? file.dict(dict.entries.get("V")) : null;
    const lock = signature === null ? null : parameterOf(file, signature, "FieldMDP");
    return lock === null ? [] : [lock];
  });
  return {
    level: level === 1 || level === 3 ? level : level === null ? null : 2,
    isLocked: (field) => locks.some((lock) => covers(file, lock, field)),
  };
}

function parameterOf(file: PdfFile, signature: PdfDict, method: string): PdfDict | null {
  const reference = itemsOf(file.resolve(signature.entries.get("Reference")))
    .map((each) => file.dict(each))
    .find((each) => nameIn(each?.entries.get("TransformMethod")) === method);
  return reference == null ? null : file.dict(reference.entries.get("TransformParams"));
}

function covers(file: PdfFile, lock: PdfDict, field: string): boolean {
  const action = nameIn(lock.entries.get("Action"));
  if (action === "All") return true;
  const isListed = itemsOf(file.resolve(lock.entries.get("Fields"))).some((each) => textOf(each) === field);
  return action === "Exclude" ? !isListed : isListed;
}
