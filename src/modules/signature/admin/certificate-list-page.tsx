import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  dayText,
  ErrorSummary,
  FilterForm,
  type FormError,
  Heading,
  Link,
  StatTile,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import type { CertificateCounts, CertificateLine, Period } from "../certificate/certificate-queries.ts";
import { CertificateRequestForm } from "./certificate-request-form.tsx";
import { AlertTag, CustodianTag, StandingTag } from "./certificate-tags.tsx";

type Props = {
  readonly page: Page<unknown, unknown>;
  readonly lines: readonly CertificateLine[];
  readonly period: Period;
  readonly counts: CertificateCounts;
  readonly form: FormInput;
  readonly errors: readonly FormError[];
};

/** The register: what runs out soon first, how many were issued in a period, and the form for a new request. */
export function CertificateListPage(props: Props) {
  const { page, lines, counts, errors } = props;
  const t = messages(page.locale).signature.certificate;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <ErrorSummary locale={page.locale} errors={errors} />
        <div class="mc-tiles">
          <StatTile label={t.in7} value={String(counts.alerts.in7)} />
          <StatTile label={t.in30} value={String(counts.alerts.in30)} />
          <StatTile label={t.in60} value={String(counts.alerts.in60)} />
        </div>
        <Lines page={page} lines={lines} />
        <div class="mc-row">
          <ButtonLink href={paths.adminCertificatesCsv()} variant="secondary" icon="download">
            {t.csv}
          </ButtonLink>
          {mayEver(page.actor, "trust.manage") ? <Link href={paths.adminTrust()}>{t.trustTitle}</Link> : null}
        </div>
        <PeriodCounts {...props} />
        {mayEver(page.actor, "certificate.manage") ? (
          <CertificateRequestForm page={page} form={props.form} errors={errors} />
        ) : null}
      </div>
    </DeskLayout>
  );
}

function Lines({ page, lines }: Pick<Props, "page" | "lines">) {
  const { locale } = page;
  const t = messages(locale).signature.certificate;
  return (
    <Table
      locale={locale}
      caption={t.title}
      emptyText={t.none}
      rows={lines}
      columns={[
        {
          key: "subject",
          header: t.columns.subject,
          cell: (line) => (
            <Link href={paths.adminCertificate(line.id)}>{line.subjectName ?? line.holderName}</Link>
          ),
        },
        { key: "unit", header: t.columns.unit, cell: (line) => line.unitName },
        { key: "kind", header: t.columns.kind, cell: (line) => t.kinds[line.kind] },
        {
          key: "status",
          header: t.columns.status,
          cell: (line) => (
            <>
              <StandingTag line={line} locale={locale} /> <CustodianTag line={line} locale={locale} />
            </>
          ),
        },
        {
          key: "validTo",
          header: t.columns.validTo,
          cell: (line) =>
            line.validTo === null ? (
              "–"
            ) : (
              <>
                {dayText(localDateOf(line.validTo))} <AlertTag line={line} locale={locale} />
              </>
            ),
        },
      ]}
    />
  );
}

function PeriodCounts({ page, lines, period, counts }: Props) {
  const { locale } = page;
  // Said whatever the period: who reads a count must know that it never has these in it.
  const ofDemo = lines.filter(({ kind }) => kind === "DEMO").length;
  const t = messages(locale).signature.certificate;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.issuedInPeriod} />
      <FilterForm action={paths.adminCertificates()}>
        <TextInput locale={locale} name="from" label={t.from} value={period.from} type="date" optional />
        <TextInput locale={locale} name="to" label={t.to} value={period.to} type="date" optional />
        <Button variant="secondary">{t.count}</Button>
      </FilterForm>
      <p>
        <Tag>{t.issuedPersons({ count: counts.issued.person })}</Tag>{" "}
        <Tag>{t.issuedOrganisations({ count: counts.issued.organisation })}</Tag>
      </p>
      {ofDemo === 0 ? null : <p class="mc-muted">{t.demoNotCounted({ count: ofDemo })}</p>}
    </section>
  );
}
