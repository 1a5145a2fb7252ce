import { messages } from "../../../i18n/index.ts";
import { Card, Link, Table } from "../../../web/components/index.ts";
import { textIn } from "../local-text.ts";
import type { Component, FormDefinition, ProcedureCase } from "../procedure.ts";
import { conditionInWords, paperInWords, termInWords } from "../procedure-words.ts";
import type { ProcedureProps } from "./procedure-page.tsx";

/** Papers in published order; those that stand for each other in one box, so that nobody brings three where one will do. */
export function Papers({ page, version }: ProcedureProps) {
  const t = messages(page.locale).catalogue;
  return (
    <Card title={t.page.papers} id="papers">
      <ol class="mc-list">
        {version.components.map((component, index) => {
          const group = component.oneOfGroup;
          if (group === null) return <Paper page={page} version={version} component={component} />;
          const first = version.components.findIndex((each) => each.oneOfGroup === group);
          return first === index ? <OneOf page={page} version={version} group={group} /> : null;
        })}
      </ol>
      <p class="mc-muted">{t.page.sets(version.dossierSets)}</p>
    </Card>
  );
}

function OneOf({ page, version, group }: ProcedureProps & { group: string }) {
  const t = messages(page.locale).catalogue.paper;
  return (
    <li>
      <span class="mc-strong">{`${t.oneOf}:`}</span>
      <ul class="mc-list">
        {version.components
          .filter((component) => component.oneOfGroup === group)
          .map((component) => (
            <Paper page={page} version={version} component={component} inGroup />
          ))}
      </ul>
    </li>
  );
}

type PaperProps = ProcedureProps & { readonly component: Component; readonly inGroup?: boolean };

function Paper({ page, version, component, inGroup = false }: PaperProps) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const file =
    version.forms.find((form: FormDefinition) => form.code === component.formCode)?.fileUrl ?? null;
  return (
    <li>
      {textIn(component.name, locale)}
      <span class="mc-muted">{` – ${paperInWords(component, locale)}`}</span>
      <span class="mc-hint">
        {hintsOf({ page, version, component, inGroup }).map((hint) => (
          <>
            <br />
            {hint}
          </>
        ))}
      </span>
      {file === null ? null : (
        <>
          <br />
          <Link href={file} external>
            {t.page.printBlank}
          </Link>
        </>
      )}
    </li>
  );
}

/** When a paper is needed, who may be asked for it instead, and what else the catalogue says of it. */
function hintsOf({ page, version, component, inGroup }: PaperProps): readonly string[] {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const { condition, required, note } = component;
  const sources = component.substitutableBy.map((source) => t.sources[source]).join(", ");
  return [
    ...(condition === null || inGroup ? [] : [t.paper.when(conditionInWords(condition, version, locale))]),
    ...(required || condition !== null ? [] : [t.paper.ifNeeded]),
    ...(sources === "" ? [] : [`${t.paper.lookup(sources)}.`]),
    ...(note === null ? [] : [textIn(note, locale)]),
  ];
}

export function Steps({ page, version }: ProcedureProps) {
  const t = messages(page.locale).catalogue.page;
  return (
    <Card title={t.steps}>
      <ol class="mc-list">
        {version.executionSteps.map((step) => (
          <li>{textIn(step.text, page.locale)}</li>
        ))}
      </ol>
    </Card>
  );
}

/** Every case with its own term: the ordinary one first, since most people are in it. */
export function CaseTerms({ page, version }: ProcedureProps) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const ordinary = version.cases.at(-1);
  const cases = ordinary === undefined ? [] : [ordinary, ...version.cases.slice(0, -1)];
  return (
    <Card title={t.page.cases}>
      <Table
        locale={locale}
        caption={t.page.cases}
        rows={cases}
        columns={[
          { key: "name", header: t.page.caseName, cell: (each) => caseName(each, { page, version }) },
          { key: "term", header: t.page.caseTerm, cell: (each) => caseTerm(each, { page, version }) },
          {
            key: "note",
            header: t.page.caseNote,
            cell: (each) => (each.termNote === null ? "" : textIn(each.termNote, locale)),
          },
        ]}
      />
    </Card>
  );
}

function caseName(each: ProcedureCase, { page, version }: ProcedureProps): string {
  const t = messages(page.locale).catalogue.page;
  const name = textIn(each.name, page.locale);
  return each.condition === null
    ? name
    : t.caseWhen(name, conditionInWords(each.condition, version, page.locale));
}

function caseTerm(each: ProcedureCase, { page }: ProcedureProps): string {
  const t = messages(page.locale).catalogue.term;
  const term = termInWords(each.term, page.locale);
  return each.verifiedTerm === null
    ? term
    : `${term}; ${t.verified(termInWords(each.verifiedTerm, page.locale))}`;
}

export function Channels({ page, version }: ProcedureProps) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  return (
    <Card title={t.page.channels}>
      <ul class="mc-list">
        {version.channels.map((way) => (
          <li>
            <strong>{t.channels[way.channel]}</strong>
            {way.note === null ? "" : `: ${textIn(way.note, locale)}`}
            {way.termText === null ? "" : ` ${textIn(way.termText, locale)}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
