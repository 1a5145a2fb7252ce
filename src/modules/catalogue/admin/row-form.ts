import { type DraftForm, textOf } from "./draft-form.ts";

/** More than any published procedure has; what a form does not show it would take out. */
const ROWS_MAX = 400;

/** How many rows of a kind the page shows; the page carries the number under the stem itself. */
export function rowsOf(form: DraftForm, stem: string): number {
  return Math.max(0, Math.min(ROWS_MAX, Number(textOf(form, stem)) || 0));
}

/** Takes the row out; those behind it move up by one. */
export function withoutRow(form: DraftForm, stem: string, index: number): DraftForm {
  const moved: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(form)) {
    const place = placeOf(name, stem);
    if (place === null || place.at < index) moved[name] = value;
    else if (place.at > index) moved[[stem, place.at - 1, ...place.below].join(".")] = value;
  }
  return moved;
}

/** The row and the one after it change places. */
function swapped(form: DraftForm, stem: string, index: number): DraftForm {
  const other = new Map([
    [index, index + 1],
    [index + 1, index],
  ]);
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const place = placeOf(name, stem);
      const to = place === null ? undefined : other.get(place.at);
      return place === null || to === undefined
        ? [name, value]
        : [[stem, to, ...place.below].join("."), value];
    }),
  );
}

function placeOf(name: string, stem: string): { readonly at: number; readonly below: string[] } | null {
  if (!name.startsWith(`${stem}.`)) return null;
  const [number, ...below] = name.slice(stem.length + 1).split(".");
  return number !== undefined && /^\d+$/.test(number) ? { at: Number(number), below } : null;
}

const ACT = /^(\w+):(add|remove|up|open)(?::(\d{1,3}))?$/;
/** Which row of a long list has its fields open; the others are a line each. */
const OPEN = "open";

/** The row whose fields are open; none where the form names none. */
export function openRow(form: DraftForm): string {
  return textOf(form, OPEN);
}

/**
 * The form after a button beside its rows: `paper:add`, `paper:remove:2`, `paper:up:1`, `paper:open:0`; everything else as it was typed,
 * and all of it where the act says nothing. `fresh` is what a new row of the stem begins with.
 */
export function withRowAct(
  form: DraftForm,
  act: string,
  fresh: (stem: string, at: string) => DraftForm | null,
): DraftForm {
  const [, stem = "", what, number] = ACT.exec(act) ?? [];
  if (!Object.hasOwn(form, stem)) return form;
  const count = rowsOf(form, stem);
  const index = Number(number ?? -1);
  const begun = fresh(stem, `${stem}.${count}`);
  if (begun === null) return form;
  if (what === "add" && count < ROWS_MAX)
    return { ...form, ...begun, [stem]: String(count + 1), [OPEN]: `${stem}.${count}` };
  if (index < 0 || index >= count) return form;
  if (what === "open") return { ...form, [OPEN]: `${stem}.${index}` };
  if (what === "remove") return { ...withoutRow(form, stem, index), [stem]: String(count - 1), [OPEN]: "" };
  return what === "up" && index > 0 ? { ...swapped(form, stem, index - 1), [OPEN]: "" } : form;
}
