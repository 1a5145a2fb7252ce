import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Button,
  Card,
  dayText,
  FilterForm,
  fullMoment,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { textIn } from "../../catalogue/index.ts";
import { INDEX_VERSIONS } from "../index-766/shipped-versions.ts";
import { presets } from "../question/question.ts";
import { type IndexAsked, indexAddress } from "./index-766-question.ts";

type Props = {
  readonly page: PageFrame;
  readonly asked: IndexAsked;
  readonly computedAt: Instant;
  readonly path: string;
};

/** The days and the definitions, to be changed. */
export function IndexFilter({
  page,
  asked,
  path,
  today,
}: Omit<Props, "computedAt"> & { today: IndexAsked["question"]["to"] }) {
  const t = messages(page.locale);
  const { lead } = t.statistics;
  const { question, version } = asked;
  const base = { locale: page.locale, optional: true, saysOptional: false } as const;
  const usual = presets(today);
  return (
    <Card>
      <FilterForm action={path}>
        <Select
          {...base}
          name="version"
          label={t.serviceIndex.version}
          value={version.code}
          emptyLabel={null}
          options={INDEX_VERSIONS.map(({ code, name }) => ({
            value: code,
            label: textIn(name, page.locale),
          }))}
        />
        <TextInput {...base} name="from" type="date" label={lead.from} value={question.from} />
        <TextInput {...base} name="to" type="date" label={lead.to} value={question.to} />
        <TextInput
          {...base}
          name="asOf"
          type="date"
          label={lead.asOf}
          hint={lead.asOfHint}
          value={question.asOf ?? ""}
        />
        <Button variant="secondary">{t.shell.form.filter}</Button>
      </FilterForm>
      <nav class="mc-row mc-presets" aria-label={lead.presets.label}>
        {(["month", "quarter", "year"] as const).map((key) => (
          <a href={indexAddress(path, { version, question: { ...question, ...usual[key], asOf: null } })}>
            {lead.presets[key]}
          </a>
        ))}
      </nav>
    </Card>
  );
}

/** By which definitions, over which days, computed when: nothing is shown without these. */
export function IndexProvenance({ page, asked, computedAt }: Omit<Props, "path">) {
  const { serviceIndex: t, statistics } = messages(page.locale);
  const { question, version } = asked;
  const { lead } = statistics;
  return (
    <div class="mc-muted">
      <p>
        {lead.period({ from: dayText(question.from), to: dayText(question.to) })}
        {". "}
        {question.asOf === null ? "" : `${lead.asKnown({ day: dayText(question.asOf) })} `}
        {lead.computedAt({ at: fullMoment(computedAt) })}
      </p>
      <p>
        {t.by({ version: textIn(version.name, page.locale), law: version.legalBasis })}{" "}
        {t.confidence[version.confidence]} {t.honest}
      </p>
    </div>
  );
}
