import { messages } from "../../../i18n/index.ts";
import { Card, Heading } from "../../../web/components/index.ts";
import { CHANNELS } from "../procedure-parser.ts";
import { type PartView, RowActs, rowFields, rowId, TermFields } from "./draft-part-parts.tsx";
import { RowButton } from "./fee-row.tsx";
import { OnlyWhen } from "./paper-fields.tsx";
import { rowsOf } from "./row-form.ts";

/** The ways of handing in, then the cases with their terms. */
export function TermRows({ view }: { readonly view: PartView }) {
  const t = messages(view.page.locale).draftParts;
  const [ways, cases] = [rowsOf(view.typed, "way"), rowsOf(view.typed, "case")];
  return (
    <>
      <input type="hidden" name="way" value={String(ways)} />
      <input type="hidden" name="case" value={String(cases)} />
      <Heading level={2} title={t.ways} />
      {ways === 0 ? <p>{t.noWays}</p> : null}
      {Array.from({ length: ways }, (_, index) => (
        <Way view={view} index={index} />
      ))}
      <div class="mc-row">
        <RowButton row="way:add" action={`${view.rowsAction}#${rowId("way", ways)}`} label={t.addWay} />
      </div>
      <Heading level={2} title={t.cases} />
      <p class="mc-hint">{t.casesHint}</p>
      {Array.from({ length: cases }, (_, index) => (
        <CaseRow view={view} index={index} />
      ))}
      <div class="mc-row">
        <RowButton row="case:add" action={`${view.rowsAction}#${rowId("case", cases)}`} label={t.addCase} />
      </div>
    </>
  );
}

type RowProps = { readonly view: PartView; readonly index: number };

function Way({ view, index }: RowProps) {
  const { locale } = view.page;
  const t = messages(locale).draftParts;
  const words = messages(locale).catalogue;
  const at = `way.${index}`;
  const { choose, area } = rowFields(view, at);
  const label = t.way({ row: index + 1 });
  return (
    <Card title={label} id={rowId("way", index)}>
      <div class="mc-fields">
        {choose("channel", t.channel, {
          options: CHANNELS.map((value) => ({ value, label: words.channels[value] })),
        })}
        <TermFields view={view} at={at} name="term" label={t.term} empty={t.asCase} />
        {area("termTextVi", t.termText)}
        {area("termTextEn", t.termTextEn)}
        {area("noteVi", t.note)}
        {area("noteEn", t.noteEn)}
      </div>
      <RowActs view={view} stem="way" index={index} label={label} />
    </Card>
  );
}

function CaseRow({ view, index }: RowProps) {
  const t = messages(view.page.locale).draftParts;
  const at = `case.${index}`;
  const { hidden, line, area, count, value } = rowFields(view, at);
  const label = t.case({ row: index + 1 });
  return (
    <Card title={label} id={rowId("case", index)}>
      {hidden("was")}
      {hidden("condition")}
      <OnlyWhen view={view} text={value("condition")} />
      <div class="mc-fields">
        {line("nameVi", t.caseName, { needed: true })}
        {line("nameEn", t.nameEn)}
        {line("code", t.caseCode, { needed: true })}
        <TermFields view={view} at={at} name="term" label={t.term} />
        <TermFields view={view} at={at} name="verified" label={t.verified} empty={t.notVerified} />
        {area("noteVi", t.note)}
        {area("noteEn", t.noteEn)}
        {line("processCode", t.processCode, { hint: t.processHint })}
        {count("supplementRoundsMax", t.supplementRoundsMax)}
        {count("extensionsMax", t.extensionsMax)}
        {count("supplementWindow", t.supplementWindow, t.supplementWindowHint)}
      </div>
      <RowActs view={view} stem="case" index={index} label={label} />
    </Card>
  );
}
