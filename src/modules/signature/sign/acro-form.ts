import { assert, present } from "../../../kernel/assert.ts";
import { BrokenPdf } from "../pdf/broken-pdf.ts";
import { openPdf, type PdfFile, pagesOf } from "../pdf/file.ts";
import type { PdfUpdate } from "../pdf/update.ts";
import {
  arrayOf,
  dictOf,
  isKind,
  itemsOf,
  nameIn,
  type PdfDict,
  type PdfRef,
  type PdfValue,
  refTo,
  textOf,
  withEntries,
} from "../pdf/value.ts";

/** A place on a page, in points from the lower left corner. */
export type Place = {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type FormField = { readonly ref: PdfRef; readonly name: string; readonly dict: PdfDict };

const FIELDS_MAX = 2_000;

/** The fields of a form that carry a value, by their full names (12.7.3.2). */
export function formFields(file: PdfFile): FormField[] {
  const found: FormField[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue, above: string, inherited: PdfDict | null): void => {
    if (!isKind(value, "ref") || seen.has(value.number) || seen.size > FIELDS_MAX) return;
    seen.add(value.number);
    const own = file.dict(value);
    if (own === null) return;
    const part = textOf(file.resolve(own.entries.get("T")));
    const name = [above, part ?? ""].filter((each) => each !== "").join(".");
    const type = own.entries.get("FT") ?? inherited?.entries.get("FT");
    const dict = type === undefined ? own : withEntries(own, { FT: type });
    const kids = itemsOf(file.resolve(own.entries.get("Kids"))).filter((kid) =>
      file.dict(kid)?.entries.has("T"),
    );
    if (kids.length === 0) found.push({ ref: value, name, dict });
    for (const kid of kids) walk(kid, name, dict);
  };
  const form = file.dict(file.root.entries.get("AcroForm"));
  for (const field of itemsOf(file.resolve(form?.entries.get("Fields")))) walk(field, "", null);
  return found;
}

/** The reference and dictionary of a page, from 1; the last one where there are fewer. */
export function pageAt(file: PdfFile, page: number): { readonly number: number; readonly dict: PdfDict } {
  const pages = pagesOf(file);
  return present(pages[Math.min(page, pages.length) - 1], "page");
}

/** Puts a widget that is its own field on a page and into the form. */
export function addField(
  update: PdfUpdate,
  {
    place,
    field,
    form = {},
  }: {
    readonly place: Place;
    readonly field: Readonly<Record<string, PdfValue | undefined>>;
    /** What else the form must say. */
    readonly form?: Readonly<Record<string, PdfValue>>;
  },
): PdfRef {
  const page = pageAt(update.file, place.page);
  const { x, y, width, height } = place;
  const widget = update.add(
    dictOf({
      Type: { kind: "name", name: "Annot" },
      Subtype: { kind: "name", name: "Widget" },
      P: refTo(page.number),
      Rect: arrayOf(x, y, x + width, y + height),
      ...field,
    }),
  );
  extendList(update, { owner: refTo(page.number), key: "Annots", item: widget });
  extendForm(update, widget, form);
  return widget;
}

function extendForm(update: PdfUpdate, widget: PdfRef, more: Readonly<Record<string, PdfValue>>): void {
  const rootRef = update.file.trailer.entries.get("Root");
  assert(isKind(rootRef, "ref"), "the catalogue is an object");
  const root = update.now(rootRef);
  assert(isKind(root, "dict"), "the catalogue is a dictionary");
  const formValue = root.entries.get("AcroForm");
  const formRef = isKind(formValue, "ref") ? formValue : update.add(formValue ?? dictOf({}));
  if (formRef !== formValue) update.set(rootRef, withEntries(root, { AcroForm: formRef }));
  const form = update.now(formRef);
  assert(isKind(form, "dict"), "the form is a dictionary");
  const missing = Object.fromEntries(
    Object.entries(more).filter(([key]) => key === "SigFlags" || !form.entries.has(key)),
  );
  update.set(formRef, withEntries(form, missing));
  extendList(update, { owner: formRef, key: "Fields", item: widget });
}

/** Adds to a list that stands in a dictionary or in an object of its own. */
function extendList(
  update: PdfUpdate,
  { owner, key, item }: { readonly owner: PdfRef; readonly key: string; readonly item: PdfRef },
): void {
  const dict = update.now(owner);
  assert(isKind(dict, "dict"), "a list stands in a dictionary");
  const given = dict.entries.get(key);
  const list = arrayOf(...itemsOf(update.now(given)), item);
  if (isKind(given, "ref")) update.set(given, list);
  else update.set(owner, withEntries(dict, { [key]: list }));
}

/** Whether somebody has signed the paper digitally; false for what is no PDF we can follow. */
export function isSigned(pdf: Uint8Array): boolean {
  try {
    const file = openPdf(pdf);
    return formFields(file).some(
      ({ dict }) => nameIn(dict.entries.get("FT")) === "Sig" && file.dict(dict.entries.get("V")) !== null,
    );
  } catch (cause) {
    if (cause instanceof BrokenPdf) return false;
    throw cause;
  }
}
