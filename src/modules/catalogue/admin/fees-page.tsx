import { messages } from "../../../i18n/index.ts";
import { Button, ButtonLink, Form, type FormError, type FormPage } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import type { AdminVersion } from "../queries.ts";
import type { DraftForm } from "./draft-form.ts";
import { DraftFrame } from "./draft-frame.tsx";
import { FeeRow } from "./fee-row.tsx";
import { countsOf } from "./fee-rows.ts";

export type FeesView = {
  readonly version: AdminVersion["version"];
  readonly revision: number;
  readonly typed: DraftForm;
  readonly errors: readonly FormError[];
  /** Another officer saved meanwhile. */
  readonly conflict: boolean;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: FeesView };

/** The fees of a draft, a frame each. The first button saves, so that Enter does; rows come and go by submitting. */
export function FeesPage({ page, view }: Props) {
  const t = messages(page.locale).fees;
  const { version, errors, conflict } = view;
  const said = { title: t.titleOf({ code: version.code }), name: t.title, back: t.back, intro: t.intro };
  return (
    <DraftFrame {...{ page, version, errors, conflict, ...said }}>
      <FeesForm page={page} view={view} />
    </DraftFrame>
  );
}

function FeesForm({ page, view }: Props) {
  const t = messages(page.locale).fees;
  const { version, typed, errors } = view;
  const counts = countsOf(typed);
  const rowsAction = cataloguePaths.adminFeeRows(version.id);
  return (
    <Form page={page} action={cataloguePaths.adminFees(version.id)}>
      <input type="hidden" name="revision" value={String(view.revision)} />
      <input type="hidden" name="fees" value={String(counts.length)} />
      <div class="mc-row">
        <Button>{t.save}</Button>
        <ButtonLink href={cataloguePaths.adminVersion(version.id)} variant="tertiary">
          {t.back}
        </ButtonLink>
      </div>
      {counts.length === 0 ? <p>{t.none}</p> : null}
      {counts.map((each, index) => (
        <FeeRow
          page={page}
          version={version}
          typed={typed}
          errors={errors}
          index={index}
          counts={each}
          rowsAction={rowsAction}
        />
      ))}
      <div class="mc-row">
        <Button variant="tertiary" icon="plus" name="row" value="add" formAction={rowsAction} formNoValidate>
          {t.add}
        </Button>
        {counts.length === 0 ? null : <Button variant="secondary">{t.save}</Button>}
      </div>
    </Form>
  );
}
