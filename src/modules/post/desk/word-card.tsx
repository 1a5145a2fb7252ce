import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  RadioGroup,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { isCarried, type Parcel, TOLD_STATES } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly parcel: Parcel;
  readonly errors: readonly FormError[];
  /** What stood in the boxes when it was refused. */
  readonly typed: (name: string) => string;
};

/** At the door: delivered to whom, or why not. What a delivery needs stands below, for all phones without a script. */
export function WordCard({ page, parcel, errors, typed }: Props) {
  const { locale } = page;
  const t = messages(locale);
  const one = t.post.one;
  if (!isCarried(parcel.state)) return null;
  const told = parcel.direction === "OUT" ? TOLD_STATES : TOLD_STATES.filter((kind) => kind !== "DELIVERED");
  return (
    <Card title={one.word}>
      <Form page={page} action={postPaths.parcelAct(parcel.code, "word")}>
        <RadioGroup
          locale={locale}
          name="kind"
          label={one.happened}
          value={typed("kind")}
          options={told.map((value) => ({ value, label: t.post.states[value] }))}
          error={errorOf(errors, "kind")}
        />
        <TextInput
          locale={locale}
          name="reason"
          label={one.reason}
          value={typed("reason")}
          maxLength={300}
          optional
        />
        {parcel.direction === "OUT" ? (
          <Proof page={page} parcel={parcel} errors={errors} typed={typed} />
        ) : null}
        <div class="mc-row">
          <Button>{one.wordDo}</Button>
        </div>
      </Form>
    </Card>
  );
}

function Proof({ page, parcel, errors, typed }: Props) {
  const { locale } = page;
  const t = messages(locale);
  const one = t.post.one;
  const named = (names: { readonly [key: string]: string }, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: names[value] ?? value }));
  return (
    <>
      <TextInput
        locale={locale}
        name="receiverName"
        label={one.receiverName}
        value={typed("receiverName")}
        maxLength={200}
        optional
        error={errorOf(errors, "receiverName")}
      />
      <Select
        locale={locale}
        name="receiver"
        label={one.relation}
        value={typed("receiver")}
        optional
        options={named(t.acts.receiver, ["OWNER", "SUBMITTER", "AUTHORISED", "RECEIPT_HOLDER"])}
      />
      <Select
        locale={locale}
        name="identity"
        label={one.identity}
        value={typed("identity")}
        optional
        options={named(t.acts.identity, ["ID_CARD", "VNEID", "RECEIPT_AND_ID", "QR", "OTP", "AUTHORISATION"])}
      />
      {parcel.cod_dong === 0 ? null : (
        <TextInput
          locale={locale}
          name="collected"
          label={one.collected}
          value={typed("collected")}
          inputMode="numeric"
          size={12}
          optional
          error={errorOf(errors, "collected")}
        />
      )}
    </>
  );
}
