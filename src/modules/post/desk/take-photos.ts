import { messages } from "../../../i18n/index.ts";
import type { ArrivedPage, FormError } from "../../../web/components/index.ts";
import { arrivedInBox, type FileRef, takeBox } from "../../dossier/index.ts";
import type { SheetItem } from "../queries/read-sheets.ts";
import type { AnyPage } from "./parcel-desk.ts";
import { photoName } from "./sheet-receipt.tsx";

type Taken = {
  readonly taken: readonly { readonly code: string; readonly file: FileRef }[];
  readonly errors: readonly FormError[];
};

/** The photographs that came with the form or before it, judged like any other file; what is wrong with one is said beside it. */
export async function takePhotos(
  { services, actor, locale, form }: AnyPage,
  items: readonly SheetItem[],
): Promise<Taken> {
  const taken: { code: string; file: FileRef }[] = [];
  const errors: FormError[] = [];
  for (const { parcel } of items) {
    const { code } = parcel;
    const box = await takeBox(services, { actor, locale, value: form[photoName(code)] });
    if (box.ok) taken.push(...box.files.map((file) => ({ code, file })));
    else errors.push({ path: photoName(code), message: box.message });
  }
  return { taken, errors };
}

/** Those that were sent before a form that is shown again, by the name of their box. */
export async function arrivedPhotos(
  { services, actor, form }: AnyPage,
  items: readonly SheetItem[],
): Promise<(name: string) => readonly ArrivedPage[]> {
  const boxes = items.map(({ parcel }) => photoName(parcel.code)).filter((name) => form[name] !== undefined);
  const arrived = await Promise.all(
    boxes.map(async (name) => [name, await arrivedInBox(services, { actor, value: form[name] })] as const),
  );
  const byName = new Map(arrived);
  return (name) => byName.get(name) ?? [];
}

/** The photographs of the one box of a parcel's own page. */
export async function takePhoto({
  services,
  actor,
  locale,
  form,
}: AnyPage): Promise<{ readonly files: readonly FileRef[] } | { readonly error: FormError }> {
  const box = await takeBox(services, { actor, locale, value: form["photo"] });
  if (!box.ok) return { error: { path: "photo", message: box.message } };
  const { photoMissing } = messages(locale).post.found;
  return box.files.length > 0 ? { files: box.files } : { error: { path: "photo", message: photoMissing } };
}
