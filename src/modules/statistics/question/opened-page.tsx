import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import {
  Button,
  ButtonLink,
  type Column,
  dayText,
  fullMoment,
  Heading,
  Link,
  Pagination,
  Select,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { FIELDS, findField, textIn } from "../../catalogue/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { OpenedDossier } from "../opened.ts";
import { DividedApart } from "./divided-apart.tsx";
import { HiddenQuestion } from "./hidden-question.tsx";
import type { Laying } from "./laying.ts";
import type { Opened, OpenedSection } from "./opened.ts";
import { type LeadQuestion, leadAddress } from "./question.ts";

type Props = {
  readonly page: PageFrame;
  readonly question: LeadQuestion;
  readonly opened: Opened;
  readonly laying: Laying;
  readonly directory: UnitDirectory;
};

/** The dossiers behind a figure, by the measures it is made of. */
export function OpenedPage({ page, question, opened, laying, directory }: Props) {
  const { opened: t, lead } = messages(page.locale).statistics;
  const { metric, sections } = opened;
  const [only] = sections;
  const name = metric === null ? nameOf(page, only) : textIn(metric.name, page.locale);
  const title = t.title({ name });
  const isOne = sections.length === 1;
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Heading level={1} title={title} />
        <p class="mc-muted">
          {lead.period({ from: dayText(question.from), to: dayText(question.to) })}
          {question.asOf === null ? "." : `. ${lead.asKnown({ day: dayText(question.asOf) })}`}
        </p>
        <DividedApart page={page} laying={laying} directory={directory} />
        <FieldChoice page={page} question={question} opened={opened} />
        {sections.map((section) => (
          <section class="mc-stack" data-gap="sm">
            {isOne ? null : <Heading level={2} title={nameOf(page, section)} size="xs" />}
            <Table
              locale={page.locale}
              caption={nameOf(page, section)}
              columns={openedColumns(page, directory)}
              rows={section.dossiers}
              emptyText={t.empty}
            />
            <Onward page={page} question={question} section={section} field={opened.field} isOne={isOne} />
          </section>
        ))}
        <p>
          <ButtonLink href={leadAddress(paths.lead(), question)} variant="tertiary">
            {t.back}
          </ButtonLink>
        </p>
      </div>
    </DeskLayout>
  );
}

function nameOf(page: PageFrame, section: OpenedSection | undefined): string {
  if (section === undefined) return "";
  const { measure, channel, isTaken, part } = section;
  const t = messages(page.locale).statistics;
  const of = channel === null ? t.measures[measure] : `${t.measures[measure]}, ${t.channels[channel]}`;
  const text = part === "opening" ? t.opened.atOpening({ term: of }) : of;
  return isTaken ? t.card.less({ term: text }) : text;
}

/** The same list of one field of procedures: the row of Biểu II.06b that the leader asks about. */
function FieldChoice({ page, question, opened }: Pick<Props, "page" | "question" | "opened">) {
  const { opened: t } = messages(page.locale).statistics;
  const { metric, field, sections } = opened;
  const [only] = sections;
  const asked = metric === null && only !== undefined ? oneMeasure(only) : { metric: metric?.code ?? "" };
  return (
    <form method="get" action={paths.leadDossiers()} class="mc-form mc-row">
      <HiddenQuestion question={question} without={[]} />
      {Object.entries(asked).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Select
        locale={page.locale}
        name="field"
        label={t.field}
        optional
        saysOptional={false}
        emptyLabel={t.allFields}
        value={field}
        options={fieldOptions(page, field)}
      />
      <Button variant="secondary">{t.filter}</Button>
    </form>
  );
}

/** The catalogue's fields, and the one asked for where it stands in no catalogue: past dossiers may have others. */
function fieldOptions({ locale }: PageFrame, asked: string) {
  const known = FIELDS.map(({ code, name }) => ({ value: code, label: textIn(name, locale) }));
  return asked === "" || findField(asked) !== null ? known : [...known, { value: asked, label: asked }];
}

function oneMeasure({ measure, channel, part }: OpenedSection): Readonly<Record<string, string>> {
  return {
    measure,
    ...(channel === null ? {} : { channel }),
    ...(part === "opening" ? { part } : {}),
  };
}

type OnwardProps = Pick<Props, "page" | "question"> & {
  readonly field: string;
  readonly section: OpenedSection;
  readonly isOne: boolean;
};

function Onward({ page, question, field, section, isOne }: OnwardProps) {
  const { after } = section;
  if (after === null) return null;
  const one = { ...oneMeasure(section), ...(field === "" ? {} : { field }) };
  const onward = (more: Readonly<Record<string, string>>) =>
    leadAddress(paths.leadDossiers(), question, { ...one, ...more });
  if (isOne) return <Pagination locale={page.locale} previousHref={null} nextHref={onward({ after })} />;
  const term = nameOf(page, section);
  return <Link href={onward({})}>{messages(page.locale).statistics.opened.all({ term })}</Link>;
}

export function openedColumns(page: PageFrame, directory: UnitDirectory): Column<OpenedDossier>[] {
  const t = messages(page.locale);
  const { opened } = t.statistics;
  return [
    {
      key: "code",
      header: opened.code,
      cell: ({ dossierId, code }) => (
        <span class="mc-nowrap">
          <Link href={paths.deskDossier(dossierId)}>{code}</Link>
        </span>
      ),
    },
    {
      key: "procedure",
      header: opened.procedure,
      cell: (row) => (page.locale === "en" ? row.procedureNameEn : row.procedureName),
    },
    {
      key: "unit",
      header: opened.unit,
      cell: ({ unitId }) => unitName(directory, unitId),
    },
    { key: "at", header: opened.at, cell: ({ at }) => <span class="mc-nowrap">{fullMoment(at)}</span> },
    {
      key: "due",
      header: opened.due,
      cell: ({ dueAt }) => (dueAt === null ? "–" : <span class="mc-nowrap">{fullMoment(dueAt)}</span>),
    },
    { key: "status", header: opened.status, cell: ({ status }) => t.screens.status[status] },
    { key: "amount", header: opened.amount, cell: ({ amount }) => (amount < 0 ? opened.taken : opened.one) },
  ];
}

function unitName(directory: UnitDirectory, unitId: string): string {
  const id = parseId<"unit">(unitId);
  return (id === null ? null : directory.find(id))?.shortName ?? "";
}
