import { type Locale, messages } from "../../../../i18n/index.ts";
import type { FormError } from "../../../../web/components/index.ts";
import type { FormInput } from "../../../../web/route.ts";
import { FORM_PERIOD_KINDS, type FormDefinition, ROW_KINDS } from "../form-definition.ts";
import { checksText, levellingText, readChecks, readLevelling } from "./typed-sums.ts";

/** Texts of the frame that are told in both languages. */
const LOCAL_TEXTS = ["title", "issuedWith", "receiver", "preparer", "head"] as const;
export type LocalText = (typeof LOCAL_TEXTS)[number];

/** What stands around the columns: head, foot, rows, periods, deadline, and what must hold; as it was typed. */
export type TypedFrame = {
  readonly texts: Readonly<Record<LocalText, { readonly vi: string; readonly en: string }>>;
  readonly number: string;
  readonly legalBasis: string;
  readonly rowsBy: string;
  readonly periodKinds: readonly string[];
  readonly hasVariants: boolean;
  readonly workingDays: string;
  readonly checks: string;
  readonly carriedOver: string;
  readonly levelling: string;
};

export function frameFrom(form: FormDefinition): TypedFrame {
  const { title, header, footer, carriedOver } = form;
  return {
    texts: {
      title,
      issuedWith: header.issuedWith,
      receiver: header.receiver,
      preparer: footer.preparer,
      head: footer.head,
    },
    number: header.number,
    legalBasis: form.legalBasis,
    rowsBy: form.rowsBy,
    periodKinds: form.periodKinds,
    hasVariants: form.hasVariants,
    workingDays: String(form.deadline.workingDays),
    checks: checksText(form.checks),
    carriedOver: carriedOver === null ? "" : checksText([carriedOver]),
    levelling: levellingText(form.levelling),
  };
}

export function typedFrame(form: FormInput): TypedFrame {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const kinds = form["periodKinds"];
  const local = (name: LocalText) => ({ vi: text(`${name}.vi`), en: text(`${name}.en`) });
  return {
    texts: {
      title: local("title"),
      issuedWith: local("issuedWith"),
      receiver: local("receiver"),
      preparer: local("preparer"),
      head: local("head"),
    },
    number: text("number"),
    legalBasis: text("legalBasis"),
    rowsBy: text("rowsBy"),
    periodKinds: [kinds].flat().filter((each) => typeof each === "string"),
    hasVariants: text("hasVariants") === "true",
    workingDays: text("workingDays"),
    checks: text("checks"),
    carriedOver: text("carriedOver"),
    levelling: text("levelling"),
  };
}

type Frame = Omit<FormDefinition, "code" | "columns" | "carriedOver"> & {
  readonly carriedOver: Pick<NonNullable<FormDefinition["carriedOver"]>, "column" | "equals"> | null;
};

/** The frame that was typed, or what is wrong with it, each beside its field. */
export function readFrame(
  typed: TypedFrame,
  locale: Locale,
): { readonly frame: Frame } | { readonly errors: readonly FormError[] } {
  const t = messages(locale).report.editor.errors;
  const errors: FormError[] = [];
  for (const name of LOCAL_TEXTS)
    for (const language of ["vi", "en"] as const)
      if (typed.texts[name][language] === "") errors.push({ path: `${name}.${language}`, message: t.text });
  for (const name of ["number", "legalBasis"] as const)
    if (typed[name] === "") errors.push({ path: name, message: t.text });
  const rowsBy = ROW_KINDS.find((each) => each === typed.rowsBy);
  const workingDays = Number(typed.workingDays);
  if (!/^\d{1,2}$/.test(typed.workingDays) || workingDays < 1 || workingDays > 60)
    errors.push({ path: "workingDays", message: t.workingDays });
  const periodKinds = FORM_PERIOD_KINDS.filter((each) => typed.periodKinds.includes(each));
  if (periodKinds.length === 0) errors.push({ path: "periodKinds", message: t.periodKinds });
  const sums = readSums(typed, locale);
  errors.push(...sums.errors);
  if (errors.length > 0 || rowsBy === undefined)
    return { errors: rowsBy === undefined ? [...errors, { path: "rowsBy", message: t.text }] : errors };
  const { title, issuedWith, receiver, preparer, head } = typed.texts;
  return {
    frame: {
      title,
      legalBasis: typed.legalBasis,
      rowsBy,
      periodKinds,
      hasVariants: typed.hasVariants,
      checks: [...sums.checks],
      levelling: [...sums.levelling],
      carriedOver: sums.carriedOver,
      header: { number: typed.number, issuedWith, receiver },
      footer: { preparer, head },
      deadline: { workingDays },
    },
  };
}

function readSums(typed: TypedFrame, locale: Locale) {
  const t = messages(locale).report.editor.errors;
  const [checks, levelling, carried] = [
    readChecks(typed.checks),
    readLevelling(typed.levelling),
    readChecks(typed.carriedOver),
  ];
  const errors: FormError[] = [];
  if ("wrong" in checks) errors.push({ path: "checks", message: t.line({ line: checks.wrong }) });
  if ("wrong" in levelling)
    errors.push({ path: "levelling", message: t.levelling({ line: levelling.wrong }) });
  if ("wrong" in carried || carried.lines.length > 1)
    errors.push({ path: "carriedOver", message: t.line({ line: typed.carriedOver.slice(0, 80) }) });
  return {
    errors,
    checks: "lines" in checks ? checks.lines : [],
    levelling: "lines" in levelling ? levelling.lines : [],
    carriedOver: ("lines" in carried ? carried.lines[0] : undefined) ?? null,
  };
}

/** The form with this frame. What of the figures of the period before is carried over besides a column stays as it was. */
export function withFrame(form: FormDefinition, { carriedOver, ...frame }: Frame): FormDefinition {
  const terms = form.carriedOver?.terms ?? [];
  return { ...form, ...frame, carriedOver: carriedOver === null ? null : { ...carriedOver, terms } };
}
