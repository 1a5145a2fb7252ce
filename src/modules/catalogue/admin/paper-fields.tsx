import { messages } from "../../../i18n/index.ts";
import { Card } from "../../../web/components/index.ts";
import { textIn } from "../local-text.ts";
import { componentSchema } from "../procedure-parser.ts";
import { conditionInWords } from "../procedure-words.ts";
import { ClosedRow, isOpen, type PartView, RowActs, rowFields, rowId } from "./draft-part-parts.tsx";
import { RowButton } from "./fee-row.tsx";
import { writtenCondition } from "./fee-rows.ts";
import { openRow, rowsOf } from "./row-form.ts";

const STEM = "paper";
const KINDS = componentSchema.shape.kind.options;
const SOURCES = componentSchema.shape.substitutableBy.unwrap().element.options;
const FORMATS = componentSchema.shape.formats.unwrap().element.options;
const COPY_TYPES = ["CERTIFIED", "PLAIN_WITH_COMPARISON"] as const;

/** The papers a procedure asks for, a frame each. */
export function PaperFields({ view }: { readonly view: PartView }) {
  const t = messages(view.page.locale).draftParts;
  const count = rowsOf(view.typed, STEM);
  return (
    <>
      <input type="hidden" name={STEM} value={String(count)} />
      <input type="hidden" name="open" value={openRow(view.typed)} />
      {count === 0 ? <p>{t.noPapers}</p> : null}
      {Array.from({ length: count }, (_, index) =>
        isOpen(view, `${STEM}.${index}`, count) ? (
          <PaperRow view={view} index={index} />
        ) : (
          <ClosedPaper view={view} index={index} />
        ),
      )}
      <div class="mc-row">
        <RowButton
          row={`${STEM}:add`}
          action={`${view.rowsAction}#${rowId(STEM, count)}`}
          label={t.addPaper}
        />
      </div>
    </>
  );
}

type RowProps = { readonly view: PartView; readonly index: number };

function ClosedPaper({ view, index }: RowProps) {
  const t = messages(view.page.locale).draftParts;
  const { value } = rowFields(view, `${STEM}.${index}`);
  const kind = KINDS.find((each) => each === value("kind"));
  const counts = `${t.originals}: ${value("originals")}, ${t.copies}: ${value("copies")}`;
  const about = [value("nameVi"), kind === undefined ? "" : t.kinds[kind], counts].filter(
    (part) => part !== "",
  );
  return (
    <ClosedRow
      view={view}
      stem={STEM}
      index={index}
      label={t.paper({ row: index + 1 })}
      about={about.join(" · ")}
    />
  );
}

function PaperRow({ view, index }: RowProps) {
  const { locale } = view.page;
  const t = messages(locale).draftParts;
  const at = `${STEM}.${index}`;
  const { hidden, line, area, tick, value } = rowFields(view, at);
  const label = t.paper({ row: index + 1 });
  return (
    <Card title={label} id={rowId(STEM, index)}>
      {hidden("was")}
      {hidden("condition")}
      <OnlyWhen view={view} text={value("condition")} />
      <div class="mc-fields">
        {line("nameVi", t.paperName, { needed: true })}
        {line("nameEn", t.nameEn)}
        {line("code", t.paperCode, { hint: t.codeHint, needed: true })}
        {area("noteVi", t.note)}
        {area("noteEn", t.noteEn)}
      </div>
      <HowMany view={view} index={index} />
      {tick("required", t.required)}
      {tick("acceptsElectronic", t.acceptsElectronic)}
      <Elsewhere view={view} index={index} />
      <RowActs view={view} stem={STEM} index={index} label={label} />
    </Card>
  );
}

/** What is handed in, how many, and which paper may stand for it. */
function HowMany({ view, index }: RowProps) {
  const t = messages(view.page.locale).draftParts;
  const words = messages(view.page.locale).catalogue.paper;
  const { line, count, choose } = rowFields(view, `${STEM}.${index}`);
  const forms = view.content.forms.map(({ code, name }) => ({
    value: code,
    label: textIn(name, view.page.locale),
  }));
  return (
    <div class="mc-fields">
      {choose("kind", t.kind, { options: KINDS.map((value) => ({ value, label: t.kinds[value] })) })}
      {count("originals", t.originals)}
      {count("copies", t.copies)}
      {choose("copyType", t.copyType, {
        options: COPY_TYPES.map((value) => ({ value, label: words[value] })),
        empty: t.anyCopy,
      })}
      {line("group", t.group, { hint: t.groupHint })}
      {choose("formCode", t.formCode, { options: forms, empty: t.noForm })}
    </div>
  );
}

/** Where the office looks the paper up instead, what a scan may be, and for which cases it is asked. */
function Elsewhere({ view, index }: RowProps) {
  const { locale } = view.page;
  const t = messages(locale).draftParts;
  const words = messages(locale).catalogue;
  const { line, count, ticks } = rowFields(view, `${STEM}.${index}`);
  const cases = view.content.cases.map(({ code, name }) => ({ value: code, label: textIn(name, locale) }));
  return (
    <>
      {ticks(
        "substitutableBy",
        t.substitutableBy,
        SOURCES.map((value) => ({ value, label: words.sources[value] })),
      )}
      {ticks(
        "formats",
        t.formats,
        FORMATS.map((value) => ({ value, label: value.toUpperCase() })),
      )}
      <div class="mc-fields">
        {count("sizeMegabytesMax", t.sizeMegabytesMax)}
        {line("documentCodes", t.documentCodes, { hint: t.documentCodesHint })}
      </div>
      {ticks("cases", messages(locale).fees.cases, cases)}
    </>
  );
}

/** A condition on facts of the case is kept as it was written, and read aloud. */
export function OnlyWhen({ view, text }: { readonly view: PartView; readonly text: string }) {
  const condition = writtenCondition(text);
  if (condition === null) return null;
  const { locale } = view.page;
  const words = conditionInWords(condition, view.content, locale);
  return <p class="mc-hint">{messages(locale).draftParts.onlyWhen({ words })}</p>;
}
