import { messages } from "../../../i18n/index.ts";
import { Alert, Button, FoldedAct, Select } from "../../../web/components/index.ts";
import { AUTHORITIES } from "../official-document.ts";
import { ActForm } from "./act-form.tsx";
import type { DocumentPageView } from "./document-page.tsx";
import { optionsOf } from "./document-words.ts";
import { type AnyPage, fieldsOf } from "./typed-form.ts";

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };

/** What the drafter of an unsigned document is told: who must sign, and how it gets there. */
export function Submission({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { submittedToName } = view.document;
  if (submittedToName === null) {
    return (
      <>
        <p>{t.submission.notYet}</p>
        <SubmitForm page={page} view={view} />
      </>
    );
  }
  return (
    <>
      <p>{t.submission.waits({ name: submittedToName })}</p>
      <ActForm page={page} document={view.document} act="take-back">
        <div class="mc-row">
          <Button variant="secondary">{t.acts.takeBack}</Button>
        </div>
      </ActForm>
      <FoldedAct title={t.acts.submitAgain} open={view.tried?.name === "submit"} quiet>
        <SubmitForm page={page} view={view} />
      </FoldedAct>
    </>
  );
}

/** Whom it is sent up to, and in whose name that leader is to sign. */
export function SubmitForm({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { document, leaders } = view;
  const { field } = fieldsOf(page, "submit", view.tried);
  const options = leaders.map(({ id, fullName, title }) => ({ value: id, label: `${fullName} (${title})` }));
  if (options.length === 0)
    return (
      <Alert locale={page.locale} tone="warning">
        {t.submission.noLeader}
      </Alert>
    );
  return (
    <ActForm page={page} document={document} act="submit">
      <Select
        {...field("leaderId", t.form.leader, document.submittedToId ?? options[0]?.value)}
        options={options}
        emptyLabel={null}
      />
      <Select
        {...field("authority", t.form.authority, document.submittedAuthority ?? "")}
        options={optionsOf(AUTHORITIES, t.authorities)}
        emptyLabel={t.form.authorityByPost}
        optional
      />
      <div class="mc-row">
        <Button icon="signature">{t.acts.submit}</Button>
      </div>
    </ActForm>
  );
}
