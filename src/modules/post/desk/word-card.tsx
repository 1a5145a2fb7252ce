import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  moneyText,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { isCarried, type Parcel, type ToldState } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";
import { neededFor, tellableOf, type WordField, wordFieldId } from "./word-fields.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly parcel: Parcel;
  readonly errors: readonly FormError[];
  /** What stood in the boxes when it was refused. */
  readonly typed: (name: string) => string;
};

/** At the door: one form for each outcome, with what that outcome needs and nothing else, on any phone without a script. */
export function WordCard(props: Props) {
  const { page, parcel, typed } = props;
  const t = messages(page.locale).post;
  if (!isCarried(parcel.state)) return null;
  const kinds = tellableOf(parcel);
  const said = typed("kind");
  const open = kinds.find((kind) => kind === said) ?? kinds[0];
  return (
    <Card title={t.one.word}>
      <p class="mc-hint">{t.one.wordLead}</p>
      {kinds.map((kind) => (
        <FoldedAct title={t.states[kind]} open={kind === open}>
          <Outcome {...props} kind={kind} isSaid={kind === said} />
        </FoldedAct>
      ))}
    </Card>
  );
}

type OutcomeProps = Props & { readonly kind: ToldState; readonly isSaid: boolean };

function Outcome(props: OutcomeProps) {
  const { page, parcel, kind } = props;
  const t = messages(page.locale).post;
  return (
    <Form page={page} action={postPaths.parcelAct(parcel.code, "word")}>
      <input type="hidden" name="kind" value={kind} />
      {neededFor(kind, parcel).map((field) => (
        <Box {...props} field={field} />
      ))}
      <div class="mc-row">
        <Button variant={kind === "DELIVERED" ? "primary" : "secondary"}>
          {t.one.wordDo({ state: t.states[kind] })}
        </Button>
      </div>
    </Form>
  );
}

function Box({ page, parcel, errors, typed, kind, isSaid, field }: OutcomeProps & { field: WordField }) {
  const { locale } = page;
  const t = messages(locale);
  const one = t.post.one;
  const id = wordFieldId(kind, field);
  const base = {
    locale,
    name: field,
    id,
    label: one.fields[field],
    value: isSaid ? typed(field) : "",
    error: errorOf(errors, id),
  };
  const named = (names: { readonly [key: string]: string }, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: names[value] ?? value }));
  switch (field) {
    case "receiver":
      return (
        <Select
          {...base}
          options={named(t.acts.receiver, ["OWNER", "SUBMITTER", "AUTHORISED", "RECEIPT_HOLDER"])}
        />
      );
    case "identity":
      return (
        <Select
          {...base}
          options={named(t.acts.identity, [
            "ID_CARD",
            "VNEID",
            "RECEIPT_AND_ID",
            "QR",
            "OTP",
            "AUTHORISATION",
          ])}
        />
      );
    case "collected": {
      const hint = one.collectedHint({ cod: moneyText(parcel.cod_dong, locale) });
      return <TextInput {...base} hint={hint} inputMode="numeric" size={12} maxLength={20} />;
    }
    default:
      return <TextInput {...base} maxLength={field === "reason" ? 300 : 200} />;
  }
}
