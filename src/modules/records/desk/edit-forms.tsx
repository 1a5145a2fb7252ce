import { messages } from "../../../i18n/index.ts";
import {
  Button,
  DateInput,
  datePartsOf,
  NO_DATE,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { URGENCIES } from "../official-document.ts";
import { ActForm } from "./act-form.tsx";
import type { DocumentPageView } from "./document-page.tsx";
import { kindOptions, optionsOf } from "./document-words.ts";
import { RecipientFields } from "./recipient-fields.tsx";
import { type AnyPage, fieldsOf } from "./typed-form.ts";

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };

/** A draft as it stands, to be changed until somebody signs it. */
export function EditForm({ page, view }: Props) {
  const { document, today } = view;
  const { locale } = page;
  const t = messages(locale).records;
  const { field } = fieldsOf(page, "edit", view.tried);
  return (
    <ActForm page={page} document={document} act="edit">
      <Select
        {...field("kindCode", t.fields.kind, document.kindCode)}
        options={kindOptions(locale, today, false)}
        emptyLabel={null}
      />
      <Textarea {...field("subject", t.fields.subject, document.subject ?? "")} rows={3} maxLength={1_000} />
      <Select
        {...field("urgency", t.fields.urgency, document.urgency)}
        options={optionsOf(URGENCIES, t.urgencies)}
        emptyLabel={null}
      />
      <RecipientFields page={page} form="edit" tried={view.tried} kept={document} />
      <Textarea
        {...field("content", t.edit.content, document.content ?? "")}
        hint={t.edit.contentHint}
        rows={16}
        maxLength={100_000}
        optional
      />
      <div class="mc-row">
        <Button variant="secondary">{t.acts.edit}</Button>
      </div>
    </ActForm>
  );
}

/** An entry as it was registered, to be corrected with the reason. */
export function CorrectForm({ page, view }: Props) {
  const { document, today } = view;
  const { locale } = page;
  const t = messages(locale).records;
  const { field, date } = fieldsOf(page, "correct", view.tried);
  const parts = (on: typeof document.documentOn) => (on === null ? NO_DATE : datePartsOf(on));
  return (
    <ActForm page={page} document={document} act="correct">
      <TextInput {...field("author", t.fields.author, document.author ?? "")} maxLength={300} />
      <TextInput
        {...field("symbol", t.fields.symbol, document.symbol ?? "")}
        maxLength={100}
        size={30}
        optional
      />
      <DateInput {...date("documentOn", t.fields.documentOn, parts(document.documentOn))} optional />
      <Select
        {...field("kindCode", t.fields.kind, document.kindCode)}
        options={kindOptions(locale, today, true)}
        emptyLabel={null}
      />
      {document.secrecy === "NORMAL" ? (
        <Textarea
          {...field("subject", t.fields.subject, document.subject ?? "")}
          rows={3}
          maxLength={1_000}
        />
      ) : null}
      <Select
        {...field("urgency", t.fields.urgency, document.urgency)}
        options={optionsOf(URGENCIES, t.urgencies)}
        emptyLabel={null}
      />
      <DateInput {...date("replyDueOn", t.fields.replyDueOn, parts(document.replyDueOn))} optional />
      <Textarea {...field("reason", t.form.reason)} rows={2} maxLength={1_000} />
      <div class="mc-row">
        <Button variant="secondary">{t.acts.correct}</Button>
      </div>
    </ActForm>
  );
}
