import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  ButtonLink,
  Card,
  DefinitionList,
  dayText,
  Heading,
  Icon,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { firstForm } from "../forms/find-form.ts";
import { textIn } from "../local-text.ts";
import type { ProcedureVersion } from "../procedure.ts";
import { isLocalCode } from "../procedure-code.ts";
import { feeInWords, termInWords } from "../procedure-words.ts";
import { findField } from "../reference.ts";
import { type FeePlaceView, Fees } from "./procedure-fees.tsx";
import { CaseTerms, Channels, Papers, Steps } from "./procedure-parts.tsx";

export type ProcedureProps = { readonly page: PageFrame; readonly version: ProcedureVersion };

/** The version as it is charged in the place that was chosen. */
type PageProps = ProcedureProps & { readonly place: FeePlaceView };

/** All public parts of a procedure: first what a citizen asks (how long, how much, which papers), the law after. */
export function ProcedurePage({ page, version, place }: PageProps) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const name = textIn(version.name, locale);
  return (
    <PortalLayout page={page} title={name}>
      <div class="mc-stack" data-gap="lg">
        <Breadcrumb locale={locale} trail={[{ label: t.list.title, href: paths.procedures() }]} here={name} />
        <div class="mc-stack" data-gap="sm">
          <Heading level={1} title={name} />
          {version.summary === null ? null : <p>{textIn(version.summary, locale)}</p>}
        </div>
        <AtAGlance page={page} version={version} />
        {version.illustrativeNote === null ? null : (
          <Alert locale={locale} tone="info" title={t.page.illustrative}>
            {textIn(version.illustrativeNote, locale)}
          </Alert>
        )}
        <Papers page={page} version={version} />
        <Steps page={page} version={version} />
        <CaseTerms page={page} version={version} />
        <Fees page={page} version={version} place={place} />
        <Channels page={page} version={version} />
        <Results page={page} version={version} />
        <LegalParts page={page} version={version} />
      </div>
    </PortalLayout>
  );
}

function AtAGlance({ page, version }: ProcedureProps) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const ordinary = version.cases.at(-1);
  const online = version.onlineLevel !== "INFO";
  return (
    <Card>
      <div class="mc-columns">
        <Answer question={t.page.howLong}>
          {ordinary === undefined ? t.term.NONE() : termInWords(ordinary.term, locale)}
        </Answer>
        <Answer question={t.page.howMuch}>{feeAtAGlance({ page, version })}</Answer>
        <Answer question={t.page.where}>
          {version.channels.map((way) => t.channels[way.channel]).join(", ")}
        </Answer>
      </div>
      <div class="mc-row">
        {online ? (
          <ButtonLink variant="primary" href={paths.submit(version.code)} icon="upload">
            {t.page.submit}
          </ButtonLink>
        ) : (
          <p class="mc-strong">{t.page.atCounter}</p>
        )}
        {firstForm(version) === null ? null : (
          <>
            <ButtonLink href={cataloguePaths.form(version.code)} icon="pencil">
              {t.page.fillForm}
            </ButtonLink>
            <ButtonLink variant="tertiary" href={cataloguePaths.blankForm(version.code)} icon="print">
              {t.page.printBlank}
            </ButtonLink>
          </>
        )}
      </div>
    </Card>
  );
}

function Answer({ question, children }: { question: string; children: Child }) {
  return (
    <div>
      <p class="mc-muted">{question}</p>
      <p class="ds-heading" data-size="xs">
        {children}
      </p>
    </div>
  );
}

/** One figure where there is one; "see below" would help nobody, so a conditional fee says what it depends on. */
function feeAtAGlance({ page, version }: ProcedureProps): string {
  const t = messages(page.locale).catalogue.fee;
  const plain = version.fees.filter((fee) => fee.condition === null);
  if (plain.length > 0) return [...new Set(plain.map((fee) => feeInWords(fee, page.locale)))].join(" / ");
  if (version.fees.length > 0) return t.usuallyFree;
  return version.feesStated ? t.free : t.unstated;
}

function Results({ page, version }: ProcedureProps) {
  const { locale } = page;
  const t = messages(locale).catalogue.page;
  return (
    <Card title={t.results}>
      <ul class="mc-list">
        {version.results.map((result) => {
          const notes = [
            result.validMonths === null ? null : t.validMonths(result.validMonths),
            result.requiresPaper ? t.requiresPaper : null,
          ].filter((note) => note !== null);
          return (
            <li>
              {textIn(result.name, locale)}
              {notes.length === 0 ? null : <span class="mc-muted">{` (${notes.join(", ")})`}</span>}
            </li>
          );
        })}
      </ul>
      {version.interlink === null ? null : (
        <>
          <p class="mc-strong">{t.parts}</p>
          <ol class="mc-list">
            {version.interlink.parts.map((part) => (
              <li>{`${textIn(part.name, locale)} – ${textIn(part.agency, locale)}`}</li>
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

function LegalParts({ page, version }: ProcedureProps) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const field = version.fieldCode === null ? null : findField(version.fieldCode);
  const { promulgation } = version;
  return (
    <Card title={t.page.more}>
      <DefinitionList
        items={[
          [
            t.page.national,
            isLocalCode(version.code) ? `${version.code} (${t.page.localCode})` : version.code,
          ],
          [t.list.field, field === null ? null : textIn(field.name, locale)],
          [t.page.who, version.subjects.map((subject) => t.subjects[subject]).join("; ")],
          [t.page.level, version.levels.map((level) => t.governmentLevels[level]).join(", ")],
          [t.page.agency, version.competentAgency === null ? null : textIn(version.competentAgency, locale)],
          [
            t.page.executing,
            version.executingAgency === null ? null : textIn(version.executingAgency, locale),
          ],
          [
            t.page.coordinating,
            version.coordinatingAgencies.map((agency) => textIn(agency, locale)).join("; "),
          ],
          [
            t.page.conditions,
            version.conditions === null ? t.page.noConditions : textIn(version.conditions.text, locale),
          ],
          [
            t.page.promulgation,
            promulgation === null ? null : `${promulgation.number}, ${promulgation.issuer}`,
          ],
          [t.page.legal, <LegalBasis page={page} version={version} />],
        ]}
      />
      <p class="mc-muted mc-small">
        {version.validFrom === null ? "" : `${t.page.validFrom(dayText(version.validFrom))}. `}
        {version.validTo === null ? "" : t.page.validUntil(dayText(version.validTo))}
        {locale === "en" ? ` ${t.page.vietnameseOnly}` : ""}
      </p>
      {version.nonTerritorial.open ? (
        <p>
          <Icon name="locationPin" /> {t.page.nonTerritorial}
        </p>
      ) : null}
    </Card>
  );
}

function LegalBasis({ page, version }: ProcedureProps) {
  return (
    <ul class="mc-list">
      {version.legalBasis.map((basis) => {
        const words = `${basis.number}: ${textIn(basis.title, page.locale)}`;
        return <li>{basis.url === null ? words : <a href={basis.url}>{words}</a>}</li>;
      })}
    </ul>
  );
}
