import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Button,
  Card,
  DateInput,
  type DateParts,
  DefinitionList,
  dayText,
  ErrorSummary,
  errorOf,
  FileUpload,
  FoldedAct,
  Form,
  type FormError,
  fullMoment,
  Heading,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import type { Page } from "../../../web/route.ts";
import { actsOpenFor, type CertificateAct } from "../certificate/certificate.ts";
import type { CertificateLine } from "../certificate/certificate-queries.ts";
import type { listActs } from "../certificate/certificate-store.ts";
import { AlertTag, CustodianTag, StandingTag } from "./certificate-tags.tsx";

type Props = {
  readonly page: Page<unknown, unknown>;
  readonly line: CertificateLine;
  readonly acts: Awaited<ReturnType<typeof listActs>>;
  readonly today: DateParts;
  readonly errors: readonly FormError[];
};

/** One certificate: what it is, what may be done with it now, and what was done. */
export function CertificatePage(props: Props) {
  const { page, line, acts, errors } = props;
  const { locale } = page;
  const t = messages(locale).signature.certificate;
  const title = line.subjectName ?? line.holderName;
  const names: Readonly<Record<string, string>> = t.acts;
  return (
    <DeskLayout page={page} title={title} islands={["upload.js"]}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminCertificates() }]}
          here={title}
        />
        <Heading level={1} title={title} />
        <ErrorSummary locale={locale} errors={errors} />
        <p>
          <StandingTag line={line} locale={locale} /> <AlertTag line={line} locale={locale} />{" "}
          <CustodianTag line={line} locale={locale} />
        </p>
        <Facts {...props} />
        {line.mayManage ? actsOpenFor(line).map((act) => <StepForm {...props} act={act} />) : null}
        {line.mayManage ? <PictureForm {...props} /> : null}
        <Card title={t.history}>
          <ul class="mc-list">
            {acts.map(({ act, at, note }) => (
              <li>{`${fullMoment(at)}: ${names[act] ?? act}${note === null ? "" : ` – ${note}`}`}</li>
            ))}
          </ul>
        </Card>
      </div>
    </DeskLayout>
  );
}

function Facts({ page, line }: Props) {
  const t = messages(page.locale).signature.certificate;
  const c = t.columns;
  const day = (at: CertificateLine["validTo"]) => (at === null ? "–" : dayText(localDateOf(at)));
  const facts: readonly (readonly [string, string])[] = [
    [c.subjectKind, t.subjects[line.subjectKind]],
    [c.holder, line.holderName],
    [c.unit, line.unitName],
    [c.serial, line.serial ?? "–"],
    [c.issuer, line.issuerName ?? "–"],
    [c.kind, t.kinds[line.kind]],
    [c.device, t.devices[line.device]],
    [c.issuedOn, line.issuedOn === null ? "–" : dayText(line.issuedOn)],
    [c.validTo, day(line.validTo)],
    [c.requestDocument, line.requestDocument],
    [c.handover, line.handoverMinutes ?? "–"],
    [c.lastUsed, day(line.lastUsedAt)],
  ];
  return (
    <Card>
      <DefinitionList items={facts} />
    </Card>
  );
}

type StepProps = Props & { readonly act: CertificateAct };

function StepForm(props: StepProps) {
  const { page, line, act } = props;
  const t = messages(page.locale).signature.certificate;
  return (
    <FoldedAct title={t.acts[act]}>
      <Form page={page} action={`${paths.adminCertificate(line.id)}/steps`} files={act === "issue"}>
        <input type="hidden" name="act" value={act} />
        <StepFields {...props} />
        <div class="mc-row">
          <Button variant="secondary">{t.acts[act]}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

function StepFields({ page: { locale }, today, errors, act }: StepProps) {
  const t = messages(locale).signature.certificate;
  const day = { locale, name: "on", id: `${act}-on`, value: today, error: errorOf(errors, "on") };
  if (act === "issue")
    return (
      <>
        <FileUpload
          locale={locale}
          name="content"
          label={t.certificateFile}
          hint={t.certificateHint}
          megabytesMax={1}
          accept=".cer,.crt,.pem,.der"
        />
        <DateInput {...day} label={t.columns.issuedOn} />
      </>
    );
  if (act === "handOver" || act === "changeCustodian")
    return (
      <>
        {act === "changeCustodian" ? (
          <TextInput
            locale={locale}
            name="holder"
            label={t.newCustodian}
            hint={t.newCustodianHint}
            error={errorOf(errors, "holder")}
          />
        ) : null}
        <TextInput
          locale={locale}
          name="minutes"
          id={`${act}-minutes`}
          label={t.columns.handover}
          error={errorOf(errors, "minutes")}
        />
        <DateInput {...day} label={t.handedOverOn} />
      </>
    );
  const reason = { locale, name: "reason", id: `${act}-reason`, error: errorOf(errors, "reason") };
  return <Textarea {...reason} label={t.reason} maxLength={500} />;
}

function PictureForm({ page, line }: Props) {
  const { locale } = page;
  const t = messages(locale).signature.certificate;
  return (
    <FoldedAct title={t.picture}>
      <Form page={page} action={`${paths.adminCertificate(line.id)}/picture`} files>
        <FileUpload
          locale={locale}
          name="picture"
          label={t.picture}
          hint={t.pictureHint}
          megabytesMax={2}
          accept=".png"
        />
        <div class="mc-row">
          <Button variant="secondary">{t.savePicture}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}
