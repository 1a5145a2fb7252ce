import { messages } from "../../../i18n/index.ts";
import { Button, Checkbox, DateInput, dayText, TextInput } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { storedFacts } from "../../paper-store/index.ts";
import type { SuggestedFacts } from "../suggest-facts.ts";
import { boxOf } from "./digitise-input.ts";
import type { DigitisedRow } from "./digitise-page.tsx";

type Row = { readonly page: PageFrame; readonly row: DigitisedRow; readonly action: string };

/** A paper of the owner in the store: used with the owner's word, who stands at the counter. */
export function Stored({ page, row, action }: Row) {
  const t = messages(page.locale).digitise;
  if (row.stored === null || row.held?.digitisation === "REUSED") return null;
  const { id, name } = row.stored;
  return (
    <div class="mc-stack" data-gap="sm">
      <p>{t.stored({ name: [name, storedFacts(row.stored, page.locale)].join(" · ") })}</p>
      <Checkbox
        locale={page.locale}
        name={boxOf(row.code, "consent")}
        id={`consent-${row.code}`}
        label={t.consent}
        optional
      />
      <div>
        <Button variant="secondary" formAction={action} name="_reuse" value={id}>
          {t.reuse}
        </Button>
      </div>
    </div>
  );
}

/** What a paper says of itself, and that somebody held the scan against it. */
export function Facts({ page, row, action }: Row) {
  const t = messages(page.locale).digitise;
  const { typed, suggested, code } = row;
  const hint = (value: string | null | undefined) => (value ? { hint: t.suggested({ value }) } : {});
  return (
    <div class="mc-stack">
      <TextInput
        locale={page.locale}
        name={boxOf(code, "number")}
        id={`number-${code}`}
        label={t.number}
        value={typed.number}
        optional
        {...hint(suggested?.number)}
      />
      <DateInput
        locale={page.locale}
        name={boxOf(code, "issuedOn")}
        id={`issuedOn-${code}`}
        label={t.issuedOn}
        value={typed.issuedOn}
        optional
        {...hint(suggested?.issuedOn == null ? null : dayText(suggested.issuedOn))}
      />
      <TextInput
        locale={page.locale}
        name={boxOf(code, "issuer")}
        id={`issuer-${code}`}
        label={t.issuer}
        value={typed.issuer}
        optional
        {...hint(suggested?.issuer)}
      />
      {suggested === null ? null : (
        <TakeSuggested page={page} row={row} suggested={suggested} action={action} />
      )}
      <Checkbox
        locale={page.locale}
        name={boxOf(code, "compared")}
        id={`compared-${code}`}
        label={t.compared}
        checked={typed.isCompared}
        {...(row.comparedWords === null ? {} : { hint: t.comparedAlready })}
        optional
      />
    </div>
  );
}

/** What was read goes into the boxes only when somebody says so, and is saved only after that. */
function TakeSuggested({ page, row, suggested, action }: Row & { suggested: SuggestedFacts }) {
  const t = messages(page.locale).digitise;
  return (
    <div>
      <input type="hidden" name={boxOf(row.code, "_suggested")} value={JSON.stringify(suggested)} />
      <Button variant="tertiary" formAction={action} name="_do" value="take">
        {t.take}
      </Button>
    </div>
  );
}
