import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Button,
  dayText,
  Heading,
  Link,
  moneyText,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { SEARCH_LETTERS_MAX, type Searched } from "../../../web/search/sealed-search.ts";
import { SearchForm } from "../../../web/search/search-form.tsx";
import type { PersonId } from "../../access/index.ts";
import type { Correction, Corrections } from "../corrections.ts";
import type { RegisterLine, RegisterQuestion } from "../register.ts";

type RegisterView = {
  readonly question: RegisterQuestion;
  readonly searched: Searched;
  readonly lines: readonly RegisterLine[];
  /** Where the following lines are; null where these are all. */
  readonly next: string | null;
  readonly corrections: Corrections;
  readonly personName: (id: PersonId) => string;
};
type Props = { readonly page: PageFrame; readonly view: RegisterView };

/** The register as it is kept: by number, nothing missing; what was struck out stands in its place. */
export function RegisterPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).certification.registerPage;
  const standing = view.lines.filter(({ voided }) => voided === null);
  const sum = (of: (line: RegisterLine) => number) => standing.reduce((all, line) => all + of(line), 0);
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure mc-actions">{t.lead}</p>
        <Filter page={page} view={view} />
        <p>
          {t.total({
            lines: standing.length,
            copies: sum(({ copies }) => copies),
            amount: moneyText(
              sum(({ feeDong }) => feeDong),
              locale,
            ),
          })}
        </p>
        {view.lines.length === 0 ? <p>{t.none}</p> : <Lines page={page} view={view} />}
        {view.next === null ? null : <Link href={view.next}>{t.more}</Link>}
      </div>
    </DeskLayout>
  );
}

function Filter({ page, view: { question, searched } }: Props) {
  const { locale } = page;
  const t = messages(locale).certification.registerPage;
  const base = { locale, optional: true, saysOptional: false };
  const number = question.number === null ? "" : String(question.number);
  return (
    <div class="mc-actions">
      <SearchForm page={page} list="certified" searched={searched}>
        <TextInput {...base} name="from" type="date" label={t.from} value={question.from} />
        <TextInput {...base} name="to" type="date" label={t.to} value={question.to} />
        <TextInput {...base} name="number" label={t.number} value={number} />
        <TextInput {...base} name="q" label={t.person} value={searched.text} maxLength={SEARCH_LETTERS_MAX} />
        <Button variant="secondary">{t.search}</Button>
      </SearchForm>
    </div>
  );
}

function Lines({ page: { locale }, view }: Props) {
  const { registerPage: t, ...words } = messages(locale).certification;
  return (
    <Table
      locale={locale}
      caption={t.title}
      rows={view.lines}
      columns={[
        {
          key: "number",
          header: words.number,
          cell: (line) => (
            <Link href={paths.certifyEntry(line.dossierId, line.number)}>{words.numberOf(line)}</Link>
          ),
        },
        { key: "day", header: t.enteredAt, cell: ({ enteredAt }) => dayText(localDateOf(enteredAt)) },
        { key: "person", header: t.person, cell: ({ requester }) => requester },
        {
          key: "paper",
          header: words.name,
          cell: ({ paperName, voided }) => (voided === null ? paperName : <s>{paperName}</s>),
        },
        { key: "pages", header: words.pages, align: "end", cell: ({ pages }) => String(pages) },
        { key: "copies", header: words.copies, align: "end", cell: ({ copies }) => String(copies) },
        {
          key: "fee",
          header: words.feeShort,
          align: "end",
          cell: ({ feeDong }) => moneyText(feeDong, locale),
        },
        { key: "note", header: t.note, cell: (line) => <Note line={line} view={view} words={t} /> },
      ]}
    />
  );
}

type Words = ReturnType<typeof messages>["certification"]["registerPage"];

type NoteProps = { readonly line: RegisterLine; readonly view: RegisterView; readonly words: Words };

function Note({ line, view, words }: NoteProps) {
  const { voided, electronic } = line;
  return (
    <>
      {voided === null ? null : (
        <>
          <Tag tone="danger">{words.voided}</Tag>
          <div class="mc-small">{voided.reason}</div>
        </>
      )}
      {voided === null && electronic !== null ? <Tag tone="success">{words.electronic}</Tag> : null}
      {view.corrections(line).map((each) => (
        <div class="mc-small">{correctionText(each, { view, words })}</div>
      ))}
    </>
  );
}

function correctionText(
  { from, to, reason, by, at }: Correction,
  { view, words }: Pick<NoteProps, "view" | "words">,
): string {
  return words.corrected({ from, to, reason, by: view.personName(by), day: dayText(localDateOf(at)) });
}
