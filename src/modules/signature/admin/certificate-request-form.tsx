import { messages } from "../../../i18n/index.ts";
import {
  Button,
  DateInput,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  RadioGroup,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import { CERTIFICATE_KINDS, DEVICES, SUBJECT_KINDS } from "../certificate/certificate.ts";

type Props = {
  readonly page: Page<unknown, unknown>;
  readonly form: FormInput;
  readonly errors: readonly FormError[];
};

/** The request of a certificate: for whom, of what kind, by which document. */
export function CertificateRequestForm(props: Props) {
  const { page, errors } = props;
  const t = messages(page.locale).signature.certificate;
  return (
    <FoldedAct title={t.request} open={errors.length > 0}>
      <Form page={page} action={paths.adminCertificates()}>
        <ForWhom {...props} />
        <OfWhatKind {...props} />
        <div class="mc-row">
          <Button>{t.request}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

function typedIn(form: FormInput) {
  return (name: string) => {
    const value = form[name];
    return typeof value === "string" ? value : "";
  };
}

function optionsOf(labels: Readonly<Record<string, string>>, values: readonly string[]) {
  return values
    .filter((value) => value !== "DEMO")
    .map((value) => ({ value, label: labels[value] ?? value }));
}

function ForWhom({ page: { locale }, form, errors }: Props) {
  const t = messages(locale).signature.certificate;
  const typed = typedIn(form);
  const field = (name: string) => ({ locale, name, value: typed(name), error: errorOf(errors, name) });
  return (
    <>
      <RadioGroup
        locale={locale}
        name="subjectKind"
        label={t.columns.subjectKind}
        options={optionsOf(t.subjects, SUBJECT_KINDS)}
        value={typed("subjectKind") || "PERSON"}
      />
      <TextInput {...field("unit")} label={t.columns.unit} hint={t.unitHint} />
      <TextInput {...field("holder")} label={t.columns.holder} hint={t.holderHint} />
    </>
  );
}

function OfWhatKind({ page: { locale }, form, errors }: Props) {
  const t = messages(locale).signature.certificate;
  const typed = typedIn(form);
  const field = (name: string) => ({ locale, name, value: typed(name), error: errorOf(errors, name) });
  const day = {
    day: typed("requestedOn.day"),
    month: typed("requestedOn.month"),
    year: typed("requestedOn.year"),
  };
  return (
    <>
      <Select {...field("kind")} label={t.columns.kind} options={optionsOf(t.kinds, CERTIFICATE_KINDS)} />
      <Select {...field("device")} label={t.columns.device} options={optionsOf(t.devices, DEVICES)} />
      <TextInput {...field("requestDocument")} label={t.columns.requestDocument} />
      <DateInput {...field("requestedOn")} label={t.requestedOn} value={day} />
    </>
  );
}
