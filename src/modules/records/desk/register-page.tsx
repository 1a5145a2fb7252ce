import { messages } from "../../../i18n/index.ts";
import { type LocalDate, localDateOf, parseInstant } from "../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  dayText,
  FilterForm,
  Heading,
  Link,
  Pagination,
  Select,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { ListedDocument, Narrowing } from "../list-documents.ts";
import type { Direction } from "../official-document.ts";
import { namedIn } from "../recipients.ts";
import { documentTitle, kindText, lateText, STATE_TONES, subjectText, unitText } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";

type RegisterView = {
  readonly direction: Direction;
  readonly year: number;
  readonly text: string;
  readonly only: Narrowing | null;
  readonly rows: readonly ListedDocument[];
  readonly nextHref: string | null;
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  readonly mayAdd: boolean;
  /** Whether a whole register is shown, which may be downloaded; else only what concerns the officer's units. */
  readonly isWhole: boolean;
  readonly maySeeFigures: boolean;
};

type Props = { readonly page: PageFrame; readonly view: RegisterView };

const OFFERED = {
  INCOMING: ["UNASSIGNED", "REPLY_DUE", "LATE"],
  OUTGOING: ["DRAFT", "SUBMITTED", "SIGNED", "UNSENT", "LATE"],
} as const satisfies Record<Direction, readonly Narrowing[]>;

/** A register of one direction and year, the newest first. */
export function RegisterPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).records;
  const title = t.directions[view.direction];
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={title} />
          {view.mayAdd ? (
            <ButtonLink href={recordsPaths.newOf(view.direction)} variant="primary" icon="plus">
              {view.direction === "INCOMING" ? t.list.newIncoming : t.list.newOutgoing}
            </ButtonLink>
          ) : null}
        </div>
        {view.isWhole ? null : <p class="mc-muted">{t.list.partly}</p>}
        <Filter page={page} view={view} />
        <Rows page={page} view={view} />
        <Pagination locale={locale} previousHref={null} nextHref={view.nextHref} />
        <p class="mc-row">
          <Link href={recordsPaths.copies()}>{t.copies.register}</Link>
          <Link href={recordsPaths.workFiles()}>{t.workFiles.title}</Link>
        </p>
        {view.isWhole ? (
          <p class="mc-row">
            <span class="mc-muted">{t.list.files}</span>
            {["xlsx", "csv"].map((format) => (
              <Link href={recordsPaths.registerFile(view.direction, format, view.year)}>
                {format.toUpperCase()}
              </Link>
            ))}
            {view.maySeeFigures ? <Link href={recordsPaths.figures()}>{t.figures.title}</Link> : null}
          </p>
        ) : null}
      </div>
    </DeskLayout>
  );
}

function Filter({ page: { locale }, view }: Props) {
  const t = messages(locale).records;
  return (
    <FilterForm action={recordsPaths.register(view.direction)}>
      <TextInput
        locale={locale}
        name="q"
        type="search"
        label={t.fields.text}
        value={view.text}
        size={30}
        maxLength={100}
        optional
        saysOptional={false}
      />
      <TextInput locale={locale} name="year" label={t.fields.year} value={String(view.year)} size={5} />
      <Select
        locale={locale}
        name="only"
        label={t.fields.only}
        emptyLabel={messages(locale).shell.form.all}
        value={view.only ?? ""}
        optional
        saysOptional={false}
        options={OFFERED[view.direction].map((value) => ({ value, label: t.narrowings[value] }))}
      />
      <Button variant="secondary">{messages(locale).shell.form.filter}</Button>
    </FilterForm>
  );
}

function Rows({ page: { locale }, view }: Props) {
  const t = messages(locale).records;
  const { directory, today, direction } = view;
  const incoming = direction === "INCOMING";
  const date = (row: ListedDocument) => (incoming ? row.arrivedOn : row.documentOn);
  const from = (row: ListedDocument) =>
    incoming ? row.author : row.unitId === null ? null : unitText(directory, row.unitId, locale);
  return (
    <Table<ListedDocument>
      locale={locale}
      caption={t.directions[direction]}
      emptyText={t.list.empty}
      rows={view.rows}
      columns={[
        {
          key: "number",
          header: incoming ? t.fields.numberIn : t.fields.number,
          cell: (row) => (
            <Link href={recordsPaths.one(row.id)}>
              {incoming ? row.numberText : documentTitle(row, locale, today)}
            </Link>
          ),
        },
        {
          key: "date",
          header: incoming ? t.fields.arrivedOn : t.fields.documentOn,
          cell: (row) => dayOrDash(date(row)),
        },
        { key: "from", header: incoming ? t.fields.author : t.fields.unit, cell: (row) => from(row) ?? "–" },
        {
          key: "subject",
          header: t.fields.subject,
          cell: (row) => <About row={row} view={view} locale={locale} />,
        },
        {
          key: "with",
          header: incoming ? t.fields.given : t.fields.recipients,
          cell: (row) => (incoming ? <Given row={row} view={view} locale={locale} /> : namedIn(row) || "–"),
        },
        {
          key: "state",
          header: t.fields.state,
          cell: (row) => <Standing row={row} view={view} locale={locale} />,
        },
      ]}
    />
  );
}

type RowProps = {
  readonly row: ListedDocument;
  readonly view: RegisterView;
  readonly locale: PageFrame["locale"];
};

/** Who has it, and by when the nearest part of it is due. */
function Given({ row, view, locale }: RowProps) {
  const t = messages(locale).records;
  const { nextDueOn } = row;
  return (
    <>
      {unitsText(row, view, locale)}
      {nextDueOn === null ? null : (
        <div class="mc-small">
          {t.document.due({ on: dayText(nextDueOn) })}
          {nextDueOn < view.today ? <Tag tone="danger">{t.assignmentStates.OVERDUE}</Tag> : null}
        </div>
      )}
    </>
  );
}

function unitsText(
  { unitIds }: ListedDocument,
  { directory }: RegisterView,
  locale: PageFrame["locale"],
): string {
  return unitIds.map((id) => unitText(directory, id, locale)).join(", ") || "–";
}

function About({ row, view, locale }: RowProps) {
  const kind = kindText(locale, row.kindCode, view.today);
  return (
    <>
      {subjectText(row, locale)}
      <div class="mc-small mc-muted">{row.symbol === null ? kind : `${kind} · ${row.symbol}`}</div>
    </>
  );
}

function Standing({ row, view, locale }: RowProps) {
  const t = messages(locale).records;
  const late = lateText(row, view.today, locale);
  const replied = row.repliedAt === null ? null : parseInstant(row.repliedAt);
  return (
    <>
      <Tag tone={STATE_TONES[row.state]}>{t.states[row.state]}</Tag>{" "}
      {row.urgency === "NORMAL" ? null : <Tag tone="danger">{t.urgencies[row.urgency]}</Tag>}{" "}
      {row.secrecy === "NORMAL" ? null : <Tag tone="warning">{t.secrecies[row.secrecy]}</Tag>}
      {late === null ? null : <div class="mc-small">{late}</div>}
      {row.replyDueOn === null ? null : (
        <div class="mc-small">
          {`${t.fields.replyDueOn} ${dayText(row.replyDueOn)}: ${
            replied === null ? t.list.noReply : t.list.replied({ on: dayText(localDateOf(replied)) })
          }`}
        </div>
      )}
    </>
  );
}

function dayOrDash(day: LocalDate | null): string {
  return day === null ? "–" : dayText(day);
}
