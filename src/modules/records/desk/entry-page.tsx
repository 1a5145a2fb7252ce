import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  DateInput,
  datePartsOf,
  ErrorSummary,
  Form,
  Heading,
  NO_DATE,
  type Option,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { type Direction, EFFECTS, SECRECIES, URGENCIES } from "../official-document.ts";
import { kindOptions, optionsOf } from "./document-words.ts";
import { RecipientFields } from "./recipient-fields.tsx";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, fieldsOf, summaryOf, type Tried } from "./typed-form.ts";

type EntryView = {
  readonly direction: Direction;
  /** Agencies whose register it may stand in, or units it may be drafted in; the officer's own first. */
  readonly places: readonly Option[];
  readonly today: LocalDate;
  readonly tried: Tried | null;
  /** Typed before: the document a reply answers. */
  readonly kept: { readonly repliesToNumber?: string };
};

type Props = { readonly page: AnyPage; readonly view: EntryView };

export const ENTRY_FORM = "new";

/** The form of a document that came, or of one that is to go out. */
export function EntryPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).records;
  const words = view.direction === "INCOMING" ? t.incoming : t.outgoing;
  return (
    <DeskLayout page={page} title={words.title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.directions[view.direction], href: recordsPaths.register(view.direction) }]}
          here={words.title}
        />
        <Heading level={1} title={words.title} />
        <ErrorSummary locale={locale} errors={summaryOf(locale, view.tried)} />
        <p class="mc-muted">{words.lead}</p>
        <Card>
          <Form page={page} action={recordsPaths.newOf(view.direction)}>
            {view.direction === "INCOMING" ? (
              <IncomingFields page={page} view={view} />
            ) : (
              <OutgoingFields page={page} view={view} />
            )}
            <div class="mc-row">
              <Button>{words.submit}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </DeskLayout>
  );
}

function IncomingFields({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).records;
  const { field, date } = fieldsOf(page, ENTRY_FORM, view.tried);
  const arrived = datePartsOf(view.today);
  return (
    <>
      {view.places.length > 1 ? (
        <Select
          {...field("agencyId", t.fields.agency, view.places[0]?.value)}
          options={view.places}
          emptyLabel={null}
        />
      ) : (
        <input type="hidden" name="agencyId" value={view.places[0]?.value ?? ""} />
      )}
      <TextInput {...field("author", t.fields.author)} maxLength={300} autofocus />
      <TextInput {...field("symbol", t.fields.symbol)} maxLength={100} size={30} optional />
      <DateInput {...date("documentOn", t.fields.documentOn, NO_DATE)} optional />
      <Select
        {...field("kindCode", t.fields.kind, "CV")}
        options={kindOptions(locale, view.today, true)}
        emptyLabel={null}
      />
      <Textarea
        {...field("subject", t.fields.subject)}
        rows={3}
        maxLength={1_000}
        hint={t.incoming.secretHint}
        optional
        saysOptional={false}
      />
      <DateInput {...date("arrivedOn", t.fields.arrivedOn, arrived)} />
      <Select
        {...field("urgency", t.fields.urgency, "NORMAL")}
        options={optionsOf(URGENCIES, t.urgencies)}
        emptyLabel={null}
      />
      <Select
        {...field("secrecy", t.fields.secrecy, "NORMAL")}
        options={optionsOf(SECRECIES, t.secrecies)}
        emptyLabel={null}
      />
      <DateInput {...date("replyDueOn", t.fields.replyDueOn, NO_DATE)} optional />
      {view.tried?.errors.some(({ rule }) => rule === "RECORDS_MAYBE_REGISTERED") === true ? (
        <Checkbox {...field("isOther", t.incoming.isOther)} value="true" optional />
      ) : null}
    </>
  );
}

function OutgoingFields({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).records;
  const { field } = fieldsOf(page, ENTRY_FORM, view.tried);
  return (
    <>
      <Select
        {...field("unitId", t.fields.unit, view.places[0]?.value)}
        options={view.places}
        emptyLabel={null}
      />
      <Select
        {...field("kindCode", t.fields.kind, "CV")}
        options={kindOptions(locale, view.today, false)}
        emptyLabel={null}
      />
      <Textarea {...field("subject", t.fields.subject)} rows={3} maxLength={1_000} />
      <Select
        {...field("urgency", t.fields.urgency, "NORMAL")}
        options={optionsOf(URGENCIES, t.urgencies)}
        emptyLabel={null}
      />
      <RecipientFields page={page} form={ENTRY_FORM} tried={view.tried} kept={null} />
      <Textarea
        {...field("content", t.edit.content)}
        hint={t.edit.contentHint}
        rows={12}
        maxLength={100_000}
        optional
      />
      <TextInput
        {...field("repliesToNumber", t.fields.repliesTo, view.kept.repliesToNumber)}
        hint={t.outgoing.repliesHint}
        size={10}
        optional
      />
      <TextInput {...field("actsOnNumber", t.fields.actsOn)} hint={t.outgoing.actsHint} size={20} optional />
      <Select
        {...field("actsOnEffect", t.fields.effect)}
        options={optionsOf(EFFECTS, t.effects)}
        emptyLabel={t.outgoing.none}
        optional
      />
    </>
  );
}
