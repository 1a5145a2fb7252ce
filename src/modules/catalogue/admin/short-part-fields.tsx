import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import { Card } from "../../../web/components/index.ts";
import {
  ClosedRow,
  isOpen,
  type PartView,
  RowActs,
  rarerFields,
  rowFields,
  rowId,
} from "./draft-part-parts.tsx";
import { RowButton } from "./fee-row.tsx";
import { openRow, rowsOf } from "./row-form.ts";

/** A part that is one list: what its rows are called, and the fields of one. */
type RowsProps = {
  readonly view: PartView;
  readonly stem: "result" | "basis" | "form";
  /** Names of the fields a closed row is told by. */
  readonly told: readonly string[];
  readonly fields: (at: string) => Child;
};

function Rows({ view, stem, told, fields }: RowsProps) {
  const t = messages(view.page.locale).draftParts;
  const count = rowsOf(view.typed, stem);
  return (
    <>
      <input type="hidden" name={stem} value={String(count)} />
      <input type="hidden" name="open" value={openRow(view.typed)} />
      {count === 0 ? <p>{t.none[stem]}</p> : null}
      {Array.from({ length: count }, (_, index) => {
        const at = `${stem}.${index}`;
        const label = t.rowOf[stem]({ row: index + 1 });
        const { value } = rowFields(view, at);
        const about = told.map(value).filter((part) => part !== "");
        return isOpen(view, at, count) ? (
          <Card title={label} id={rowId(stem, index)}>
            {fields(at)}
            <RowActs view={view} stem={stem} index={index} label={label} />
          </Card>
        ) : (
          <ClosedRow view={view} stem={stem} index={index} label={label} about={about.join(" · ")} />
        );
      })}
      <div class="mc-row">
        <RowButton
          row={`${stem}:add`}
          action={`${view.rowsAction}#${rowId(stem, count)}`}
          label={t.addOf[stem]}
        />
      </div>
    </>
  );
}

/** What comes out of the procedure: the papers a person goes home with. */
export function ResultRows({ view }: { readonly view: PartView }) {
  const t = messages(view.page.locale).draftParts;
  return (
    <Rows
      view={view}
      stem="result"
      told={["nameVi", "code"]}
      fields={(at) => {
        const { line, count, tick } = rowFields(view, at);
        return (
          <>
            <div class="mc-fields">
              {line("nameVi", t.resultName, { needed: true })}
              {line("nameEn", t.nameEn)}
              {line("code", t.resultCode, { hint: t.codeHint, needed: true })}
              {count("validMonths", t.validMonths, t.validMonthsHint)}
              {line("template", t.resultTemplate, { hint: t.resultTemplateHint })}
            </div>
            {tick("requiresPaper", t.requiresPaper)}
          </>
        );
      }}
    />
  );
}

/** The documents the procedure rests on, each with the address where it can be read. */
export function BasisRows({ view }: { readonly view: PartView }) {
  const t = messages(view.page.locale).draftParts;
  return (
    <Rows
      view={view}
      stem="basis"
      told={["number", "titleVi"]}
      fields={(at) => {
        const { line } = rowFields(view, at);
        const { day } = rarerFields(view, at);
        return (
          <div class="mc-fields">
            {line("number", t.basisNumber, { needed: true })}
            {line("titleVi", t.basisTitle, { needed: true })}
            {line("titleEn", t.basisTitleEn)}
            {day("issuedOn", t.basisIssuedOn)}
            {line("url", t.link, { hint: t.linkHint })}
          </div>
        );
      }}
    />
  );
}

/** The forms people fill in: on paper by a link, electronically by its description. */
export function FormRows({ view }: { readonly view: PartView }) {
  const t = messages(view.page.locale).draftParts;
  return (
    <Rows
      view={view}
      stem="form"
      told={["nameVi", "code"]}
      fields={(at) => {
        const { hidden, line } = rowFields(view, at);
        const { json } = rarerFields(view, at);
        return (
          <>
            {hidden("was")}
            <div class="mc-fields">
              {line("nameVi", t.formName, { needed: true })}
              {line("nameEn", t.nameEn)}
              {line("code", t.formFileCode, { hint: t.codeHint, needed: true })}
              {line("fileUrl", t.formLink, { hint: t.linkHint })}
            </div>
            {json("schema", t.formSchema, t.formSchemaHint)}
          </>
        );
      }}
    />
  );
}
