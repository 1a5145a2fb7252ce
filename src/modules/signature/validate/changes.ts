import { type PdfFile, pagesOf } from "../pdf/file.ts";
import { isKind, itemsOf, nameIn, type PdfDict, type PdfRef, type PdfValue, textOf } from "../pdf/value.ts";
import { formFields } from "../sign/acro-form.ts";
import type { ChangeRules } from "./change-rules.ts";
import { isSame, type Pair, type SameAs } from "./same-value.ts";

/** What was done to a paper after it was signed. */
export type Change = {
  readonly kind:
    | "SIGNED"
    | "FIELD_FILLED"
    | "NOTE_ADDED"
    | "PAGE_CHANGED"
    | "ANNOTATION_CHANGED"
    | "FIELD_CHANGED"
    | "STRUCTURE_CHANGED";
  /** The field, or the part of the file. */
  readonly what: string;
  readonly isAllowed: boolean;
};

type Comparison = {
  readonly before: PdfFile;
  readonly after: PdfFile;
  readonly rules: ChangeRules;
  readonly same: SameAs;
  readonly found: Change[];
};

const NOTE_SIDE_MAX = 40;

/**
 * Compares what a viewer shows of the signed state with what it shows now, from the catalogue down. Objects are compared
 * by what they say, not by their numbers: whatever was swapped, hidden or redirected by an update shows. Only signing,
 * filling open fields and pinning notes are let pass.
 */
export function changesSince(before: PdfFile, after: PdfFile, rules: ChangeRules): Change[] {
  const found: Change[] = [];
  const same = isSame(before, after, anchorsOf(before));
  const comparison = { before, after, rules, same, found };
  compareEntries(
    comparison,
    { was: before.root, is: after.root },
    {
      Pages: (pair) => comparePages(comparison, pair),
      AcroForm: (pair) => compareForm(comparison, pair),
      // Neither is shown: validation material of long-term signatures, and what the file says about itself.
      DSS: () => true,
      Extensions: () => true,
      Metadata: () => true,
    },
  );
  return found.filter(
    (change, index) =>
      found.findIndex(({ kind, what }) => kind === change.kind && what === change.what) === index,
  );
}

/** Pages, fields and annotations are compared in their own place; elsewhere they only have to be the same ones. */
function anchorsOf(file: PdfFile): ReadonlySet<number> {
  const anchors = new Set<number>();
  const root = file.trailer.entries.get("Root");
  if (isKind(root, "ref")) anchors.add(root.number);
  for (const { number, dict } of pagesOf(file)) {
    anchors.add(number);
    for (const each of itemsOf(file.resolve(dict.entries.get("Annots"))))
      if (isKind(each, "ref")) anchors.add(each.number);
  }
  for (const { ref } of formFields(file)) anchors.add(ref.number);
  return anchors;
}

type Rule = (pair: Pair) => boolean;
type Rules = Readonly<Record<string, Rule>>;

type Dicts = { readonly was: PdfDict; readonly is: PdfDict; readonly kind?: Change["kind"] };

/** Every entry must say the same, but those with a rule of their own; names the entries that do not. */
function compareEntries(
  { same, found }: Comparison,
  { was, is, kind = "STRUCTURE_CHANGED" }: Dicts,
  rules: Rules,
): void {
  for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
    const pair = { was: was.entries.get(key), is: is.entries.get(key) };
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    const holds = rule === undefined ? same(pair) : rule(pair);
    if (!holds) found.push({ kind, what: key, isAllowed: false });
  }
}

const sameRef: Rule = ({ was, is }) =>
  isKind(was, "ref") ? isKind(is, "ref") && was.number === is.number : was === undefined && is === undefined;

function comparePages(comparison: Comparison, pair: Pair): boolean {
  const { before, after } = comparison;
  const [was, is] = [before.dict(pair.was), after.dict(pair.is)];
  if (was === null || is === null || !sameRef(pair)) return false;
  if (!was.entries.has("Kids")) {
    const rules = { Annots: (annots: Pair) => compareAnnotations(comparison, annots), Parent: sameRef };
    compareEntries(comparison, { was, is, kind: "PAGE_CHANGED" }, rules);
    return true;
  }
  const kids = (kidsPair: Pair) => {
    const [old, now] = [itemsOf(before.resolve(kidsPair.was)), itemsOf(after.resolve(kidsPair.is))];
    return (
      old.length === now.length &&
      old.every((kid, index) => comparePages(comparison, { was: kid, is: now[index] }))
    );
  };
  compareEntries(comparison, { was, is, kind: "PAGE_CHANGED" }, { Kids: kids, Parent: sameRef });
  return true;
}

/** Annotations that were there stay, in their order; new ones come after them. */
function compareAnnotations(comparison: Comparison, pair: Pair): boolean {
  const { before, after } = comparison;
  const [old, now] = [itemsOf(before.resolve(pair.was)), itemsOf(after.resolve(pair.is))];
  const kept = old.every((value, index) => compareAnnotation(comparison, { was: value, is: now[index] }));
  for (const value of now.slice(old.length)) judgeNewAnnotation(comparison, value);
  return kept;
}

function compareAnnotation(comparison: Comparison, pair: Pair): boolean {
  const field = isKind(pair.was, "ref") ? fieldOf(comparison.before, pair.was) : undefined;
  if (field === undefined)
    return isKind(pair.was, "ref") ? sameRef(pair) && compareWhole(comparison, pair) : comparison.same(pair);
  return sameRef(pair) && compareField(comparison, { name: field.name, pair });
}

/** An annotation that is no field, compared in its own place. */
function compareWhole(comparison: Comparison, pair: Pair): boolean {
  const [was, is] = [comparison.before.dict(pair.was), comparison.after.dict(pair.is)];
  if (was === null || is === null) return was === is;
  compareEntries(
    comparison,
    { was, is, kind: "ANNOTATION_CHANGED" },
    { P: sameRef, Parent: sameRef, Popup: sameRef },
  );
  return true;
}

function judgeNewAnnotation({ after, rules, found }: Comparison, value: PdfValue): void {
  const dict = after.dict(value);
  const subtype = nameIn(dict?.entries.get("Subtype"));
  if (dict !== null && subtype === "Widget") {
    found.push({
      kind: "SIGNED",
      what: textOf(dict.entries.get("T")) ?? "",
      isAllowed: isSignature(after, dict) && rules.level !== 1,
    });
    return;
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = itemsOf(after.resolve(dict?.entries.get("Rect"))).map(
    (each) => (typeof each === "number" ? each : Number.POSITIVE_INFINITY),
  );
  const isSmall = Math.abs(right - left) <= NOTE_SIDE_MAX && Math.abs(top - bottom) <= NOTE_SIDE_MAX;
  // Anything larger than a note's sign, or drawn by its author, could cover what was signed.
  const isNote =
    (subtype === "Text" && isSmall) || (subtype === "Popup" && dict?.entries.has("AP") === false);
  const isAllowed = isNote && (rules.level === null || rules.level === 3);
  found.push({ kind: isAllowed ? "NOTE_ADDED" : "ANNOTATION_CHANGED", what: subtype ?? "", isAllowed });
}

/** A new field may only be a signature with its value: anything else would be content nobody signed. */
function isSignature(file: PdfFile, field: PdfDict): boolean {
  const value = file.dict(field.entries.get("V"));
  return nameIn(field.entries.get("FT")) === "Sig" && value !== null && value.entries.has("ByteRange");
}

function compareForm(comparison: Comparison, pair: Pair): boolean {
  const { before, after, same, found, rules } = comparison;
  const empty: PdfDict = { kind: "dict", entries: new Map() };
  const [was, is] = [before.dict(pair.was) ?? empty, after.dict(pair.is)];
  if (is === null) return was === empty;
  const fields = (fieldsPair: Pair) => {
    const [old, now] = [itemsOf(before.resolve(fieldsPair.was)), itemsOf(after.resolve(fieldsPair.is))];
    for (const value of now.slice(old.length)) {
      const dict = after.dict(value);
      const isAllowed =
        dict !== null && isSignature(after, dict) && !dict.entries.has("Kids") && rules.level !== 1;
      found.push({ kind: "SIGNED", what: textOf(dict?.entries.get("T")) ?? "", isAllowed });
    }
    return old.every((value, index) => {
      const next = { was: value, is: now[index] };
      return sameRef(next) && compareField(comparison, { name: "", pair: next });
    });
  };
  const onlyAdded = ({ was: old, is: now }: Pair) => addedTo(comparison, { was: old, is: now }, 2);
  compareEntries(
    comparison,
    { was, is },
    {
      Fields: fields,
      SigFlags: () => true,
      DR: onlyAdded,
      DA: (each) => each.was === undefined || same(each),
      NeedAppearances: ({ was: old, is: now }) => now === old || now === false || now === undefined,
    },
  );
  return true;
}

/** Fonts may be added for what is filled in; those that were there stay what they were. */
function addedTo({ before, after, same }: Comparison, pair: Pair, depth: number): boolean {
  const [was, is] = [before.dict(pair.was), after.dict(pair.is)];
  if (was === null) return true;
  if (is === null) return false;
  return [...was.entries].every(([key, old]) => {
    const inner = { was: old, is: is.entries.get(key) };
    if (depth <= 1 || before.dict(old) === null) return same(inner);
    return addedTo({ before, after, same, rules: NO_RULES, found: [] }, inner, depth - 1);
  });
}
const NO_RULES: ChangeRules = { level: null, isLocked: () => false };

function fieldOf(file: PdfFile, ref: PdfRef) {
  return formFields(file).find((field) => field.ref.number === ref.number);
}

const FILLED = ["V", "AP", "AS"] as const;

/** An open field may get a value and the look of it; everything else of it stays. */
function compareField(
  comparison: Comparison,
  { name, pair }: { readonly name: string; readonly pair: Pair },
): boolean {
  const { before, after, same, rules, found } = comparison;
  const [was, is] = [before.dict(pair.was), after.dict(pair.is)];
  if (was === null || is === null) return false;
  const full =
    name !== ""
      ? name
      : ((isKind(pair.was, "ref") ? fieldOf(before, pair.was)?.name : undefined) ??
        textOf(was.entries.get("T")) ??
        "");
  const type = nameIn(was.entries.get("FT"));
  const wasSigned = type === "Sig" && was.entries.has("V");
  const changed = FILLED.filter((key) => !same({ was: was.entries.get(key), is: is.entries.get(key) }));
  if (changed.length > 0) {
    const isAllowed = rules.level !== 1 && !rules.isLocked(full) && !wasSigned && type !== null;
    found.push({
      kind: type === "Sig" && isAllowed ? "SIGNED" : isAllowed ? "FIELD_FILLED" : "FIELD_CHANGED",
      what: full,
      isAllowed,
    });
  }
  const kids = (kidsPair: Pair) => {
    const [old, now] = [itemsOf(before.resolve(kidsPair.was)), itemsOf(after.resolve(kidsPair.is))];
    return (
      old.length === now.length &&
      old.every(
        (kid, index) =>
          sameRef({ was: kid, is: now[index] }) &&
          compareField(comparison, { name: full, pair: { was: kid, is: now[index] } }),
      )
    );
  };
  const free = Object.fromEntries(FILLED.map((key) => [key, () => true]));
  compareEntries(
    comparison,
    { was, is, kind: "FIELD_CHANGED" },
    { ...free, Kids: kids, P: sameRef, Parent: sameRef },
  );
  return true;
}
