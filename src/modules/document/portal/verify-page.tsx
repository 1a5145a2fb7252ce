import { type Locale, messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  Card,
  DefinitionList,
  dayText,
  FileUpload,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Tag,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { reasonText, type SignatureFinding, VERDICT_TONES } from "../../signature/index.ts";
import type { JudgedPaper } from "../judge-paper.ts";
import type { NamedPaper, VerifiablePaper } from "./verifiable.ts";

/** What a copy that somebody sent turned out to be. */
export type CopyAnswer = "SAME" | "OTHER" | "NOT_PDF" | "MISSING";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly paper: VerifiablePaper;
  readonly notes: readonly string[];
  readonly agencyName: string;
  readonly judged: JudgedPaper;
  readonly answer: CopyAnswer | null;
};

/** The answer first: in force or not. Then what the paper is, who signed it, and a place to compare a copy. */
export function VerifyPage(props: Props) {
  const { page, paper, agencyName } = props;
  const { locale } = page;
  const t = messages(locale).signature.verify;
  return (
    <PortalLayout page={page} title={t.title} width="reading" islands={["upload.js"]}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <CopyResult {...props} />
        <Standing {...props} />
        {props.notes.map((note) => (
          <Alert locale={locale} tone="warning" title={t.note}>
            <p>{note}</p>
          </Alert>
        ))}
        <Card title={t.paper}>
          <DefinitionList
            items={[
              [t.kind, paper.kindText(locale)],
              [t.number, paper.numberText],
              [t.issuedOn, paper.issuedOn === null ? null : dayText(paper.issuedOn)],
              [t.agency, agencyName],
            ]}
          />
        </Card>
        <Signatures {...props} />
        <Card title={t.compare}>
          <p>{t.compareLead}</p>
          <Form page={page} action={paths.verify(paper.token)} files>
            <FileUpload
              locale={locale}
              name="copy"
              label={t.copy}
              hint={t.copyHint}
              megabytesMax={20}
              accept=".pdf"
            />
            <div class="mc-row">
              <Button>{t.compare}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </PortalLayout>
  );
}

/** Kind, number and day: what a paper is called without saying whose it is. */
function nameOf(paper: NamedPaper, locale: Locale): string {
  const on = paper.issuedOn === null ? "" : dayText(paper.issuedOn);
  return messages(locale).signature.verify.named({
    kind: paper.kindText(locale),
    number: paper.numberText ?? "",
    on,
  });
}

function Standing({ page, paper, answer, judged }: Props) {
  const { locale } = page;
  const t = messages(locale).signature.verify;
  if (paper.state === "PUBLISHED" && judged.faults.length > 0)
    return (
      <Alert locale={locale} tone="warning" title={t.unconfirmed}>
        <p>{t.unconfirmedLead}</p>
      </Alert>
    );
  if (paper.printedAt !== undefined)
    return (
      <Alert locale={locale} tone="info" title={t.printed}>
        <p>{t.printedLead({ at: fullMoment(paper.printedAt) })}</p>
      </Alert>
    );
  // Red and green side by side would leave a reader to guess which of the two they hold.
  if (paper.state === "PUBLISHED" && answer === "OTHER")
    return (
      <Alert locale={locale} tone="info" title={t.originalInForce}>
        <p>{t.originalLead}</p>
      </Alert>
    );
  if (paper.state === "PUBLISHED")
    return (
      <Alert locale={locale} tone="success" title={t.inForce}>
        <p>{t.inForceLead}</p>
      </Alert>
    );
  if (paper.revokedAt !== null)
    return (
      <Alert locale={locale} tone="danger" title={t.revoked({ on: dayText(localDateOf(paper.revokedAt)) })}>
        <p>{t.revokedLead}</p>
      </Alert>
    );
  const { supersededAt, replacement } = paper;
  if (replacement === null || supersededAt === null)
    return (
      <Alert locale={locale} tone="danger" title={t.superseded}>
        <p>{t.supersededLead}</p>
      </Alert>
    );
  return (
    <Alert locale={locale} tone="danger" title={t.supersededOn({ on: dayText(localDateOf(supersededAt)) })}>
      <p>{t.replacedBy}</p>
      <p>
        <Link href={paths.verify(replacement.token)}>{nameOf(replacement, locale)}</Link>
      </p>
    </Alert>
  );
}

function CopyResult({ page, answer }: Props) {
  if (answer === null) return null;
  const t = messages(page.locale).signature.verify;
  const tone = answer === "SAME" ? "success" : answer === "NOT_PDF" ? "warning" : "danger";
  return (
    <Alert locale={page.locale} tone={tone} title={t.answers[answer]} assertive>
      <p>{t.answerLeads[answer]}</p>
    </Alert>
  );
}

function Signatures({ page, paper, judged }: Props) {
  const t = messages(page.locale).signature.verify;
  const signatures = judged.validation?.signatures ?? [];
  if (signatures.length === 0 && (judged.faults.length > 0 || paper.printedAt !== undefined)) return null;
  if (signatures.length === 0)
    return (
      <Card title={t.signatures}>
        <p>{t.noSignatures}</p>
      </Card>
    );
  return (
    <Card title={t.signatures}>
      {paper.state === "PUBLISHED" ? null : <p>{t.signedThen}</p>}
      {signatures.map((finding) => (
        <Signature locale={page.locale} finding={finding} />
      ))}
    </Card>
  );
}

function Signature({ locale, finding }: { readonly locale: Locale; readonly finding: SignatureFinding }) {
  const { verify: t, verdicts } = messages(locale).signature;
  const { signer, signedAt, verdict, reasons, isTimeStamped } = finding;
  return (
    <div class="mc-stack">
      <p>
        <span class="mc-strong">{signer?.name ?? t.unknownSigner}</span>{" "}
        <Tag tone={VERDICT_TONES[verdict]}>{verdicts[verdict]}</Tag>
      </p>
      <ul class="mc-list">
        {signedAt === null ? null : (
          <li>{(isTimeStamped ? t.stampedAt : t.claimedAt)({ at: fullMoment(signedAt) })}</li>
        )}
        {reasons.map((reason) => (
          <li>{reasonText(reason, locale)}</li>
        ))}
      </ul>
    </div>
  );
}
