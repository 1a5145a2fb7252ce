import { messages } from "../../../i18n/index.ts";
import { Textarea } from "../../../web/components/index.ts";
import type { OfficialDocument } from "../official-document.ts";
import { type AnyPage, fieldsOf, type Tried } from "./typed-form.ts";

type Props = {
  readonly page: AnyPage;
  /** The form they stand in, and what was typed there. */
  readonly form: string;
  readonly tried: Tried | null;
  readonly kept: Pick<OfficialDocument, "addressees" | "recipients"> | null;
};

/** To whom a document is addressed, and where copies of it go. */
export function RecipientFields({ page, form, tried, kept }: Props) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, form, tried);
  return (
    <>
      <Textarea
        {...field("addressees", t.fields.addressees, kept?.addressees ?? "")}
        hint={t.outgoing.addresseesHint}
        rows={2}
        maxLength={2_000}
        optional
      />
      <Textarea
        {...field("recipients", t.fields.recipients, kept?.recipients ?? "")}
        hint={t.outgoing.recipientsHint}
        rows={3}
        maxLength={2_000}
        optional
      />
    </>
  );
}
