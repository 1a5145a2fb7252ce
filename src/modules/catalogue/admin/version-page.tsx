import { messages } from "../../../i18n/index.ts";
import { parseInstant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DateInput,
  type DateParts,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths, DRAFT_PARTS } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import { isMandatoryByLaw, type MissingPart } from "../missing-part.ts";
import { sayMissing } from "../missing-words.ts";
import { Fees } from "../portal/procedure-fees.tsx";
import { CaseTerms, Channels, Papers, Steps } from "../portal/procedure-parts.tsx";
import type { AdminVersion } from "../queries.ts";
import { StateTag, validityText } from "./procedures-page.tsx";

type VersionView = AdminVersion & {
  readonly missing: readonly MissingPart[];
  readonly mayManage: boolean;
  readonly errors: readonly FormError[];
  /** The day typed for publishing or repealing, shown again after a refusal. */
  readonly typedDay: DateParts;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: VersionView };

/** One version: what is missing for publication, what may be done now, what it says, who did what. */
export function VersionPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  const { version } = view;
  const name = textIn(version.name, locale);
  return (
    <DeskLayout page={page} title={`${version.code} ${name}`}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminProcedures() }]}
          here={version.code}
        />
        <Heading level={1} title={name} />
        <p class="mc-row">
          <StateTag page={page} state={version.state} versionNo={version.versionNo} />
          <span>{version.code}</span>
          <span class="mc-muted">{validityText(version, page)}</span>
          {version.state === "DRAFT" ? <span class="mc-muted">{t.revision(version.revision)}</span> : null}
        </p>
        <Missing page={page} view={view} />
        {view.mayManage ? <Acts page={page} view={view} /> : null}
        {view.mayManage ? (
          <p>
            <Link href={cataloguePaths.adminNewFrom(version.id)}>{t.useAsModel}</Link>
          </p>
        ) : null}
        <p>
          <Link href={cataloguePaths.provincialFees(version.code)}>
            {messages(locale).provincialFees.title}
          </Link>
        </p>
        <Papers page={page} version={version} />
        <CaseTerms page={page} version={version} />
        <Fees page={page} version={version} isOffice />
        {view.mayManage && version.state === "DRAFT" ? <PartLinks page={page} id={version.id} /> : null}
        <Channels page={page} version={version} />
        <Steps page={page} version={version} />
        <Beside page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

/** The forms of the parts that have one. */
function PartLinks({ page, id }: { readonly page: PageFrame; readonly id: string }) {
  const t = messages(page.locale);
  return (
    <p class="mc-row">
      <ButtonLink href={cataloguePaths.adminFees(id)} variant="secondary">
        {t.fees.edit}
      </ButtonLink>
      {DRAFT_PARTS.map((part) => (
        <ButtonLink href={cataloguePaths.adminPart(id, part)} variant="secondary">
          {t.draftParts.edit[part]}
        </ButtonLink>
      ))}
    </p>
  );
}

function Missing({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  if (view.version.state !== "DRAFT") return null;
  const { missing } = view;
  if (missing.length === 0) {
    return (
      <Alert locale={locale} tone="success" title={t.admin.complete}>
        {t.admin.completeText}
      </Alert>
    );
  }
  const byLaw = missing.filter(isMandatoryByLaw);
  const byProduct = missing.filter((part) => !isMandatoryByLaw(part));
  return (
    <Alert locale={locale} tone="warning" title={t.admin.missingTitle(missing.length)}>
      {[
        { title: t.missing.byLaw, parts: byLaw },
        { title: t.missing.byProduct, parts: byProduct },
      ].map(({ title, parts }) =>
        parts.length === 0 ? null : (
          <>
            <p class="mc-strong">{title}</p>
            <ul class="mc-list">
              {parts.map((part) => (
                <li>{sayMissing(part, locale)}</li>
              ))}
            </ul>
          </>
        ),
      )}
    </Alert>
  );
}

/** The day an act takes effect. */
function DayBox({ page, view, name, label }: Props & { readonly name: string; readonly label: string }) {
  return (
    <DateInput
      locale={page.locale}
      name={name}
      label={label}
      value={view.typedDay}
      error={errorOf(view.errors, name)}
    />
  );
}

function Acts(props: Props) {
  return props.view.version.state === "DRAFT" ? <DraftActs {...props} /> : <PublishedActs {...props} />;
}

function DraftActs({ page, view }: Props) {
  const t = messages(page.locale).catalogue.admin;
  const { version, errors } = view;
  return (
    <Card>
      <div class="mc-row">
        <ButtonLink href={cataloguePaths.adminEdit(version.id)} icon="pencil">
          {t.edit}
        </ButtonLink>
      </div>
      <FoldedAct title={t.publish} open={errors.length > 0}>
        <Form page={page} action={cataloguePaths.adminAct(version.id, "publish")}>
          <input type="hidden" name="revision" value={String(version.revision)} />
          <p>{t.publishLead}</p>
          <DayBox page={page} view={view} name="validFrom" label={t.validFrom} />
          <div class="mc-row">
            <Button>{t.publish}</Button>
          </div>
        </Form>
      </FoldedAct>
    </Card>
  );
}

function PublishedActs({ page, view }: Props) {
  const t = messages(page.locale).catalogue.admin;
  const { version, errors } = view;
  return (
    <Card>
      <div class="mc-row">
        <Form page={page} action={cataloguePaths.adminAct(version.id, "amend")}>
          <Button variant="secondary">{t.amend}</Button>
        </Form>
        <ButtonLink variant="tertiary" href={paths.procedure(version.code)} icon="external">
          {t.view}
        </ButtonLink>
      </div>
      {version.state === "PUBLISHED" ? (
        <FoldedAct title={t.repeal} open={errors.length > 0}>
          <Form page={page} action={cataloguePaths.adminAct(version.id, "repeal")}>
            <DayBox page={page} view={view} name="repealedFrom" label={t.repealedFrom} />
            <div class="mc-row">
              <Button variant="secondary" color="danger">
                {t.repeal}
              </Button>
            </div>
          </Form>
        </FoldedAct>
      ) : null}
    </Card>
  );
}

function Beside({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  return (
    <>
      <Card title={t.versions}>
        <ul class="mc-list">
          {view.siblings.map((each) => (
            <li>
              <Link href={cataloguePaths.adminVersion(each.id)}>{t.version(each.versionNo)}</Link>
              {` – ${t.states[each.state]} ${validityText(each, page)}`}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t.history}>
        <Table
          locale={locale}
          caption={t.history}
          rows={view.acts}
          columns={[
            { key: "at", header: t.actAt, cell: (act) => momentText(act.at) },
            { key: "type", header: t.actType, cell: (act) => t.acts[act.type] },
            { key: "who", header: t.actBy, cell: (act) => act.actorName },
          ]}
        />
      </Card>
      {view.source === null ? null : (
        <details class="mc-act" data-tone="quiet">
          <summary>{`${t.source}: ${t.sourceFrom(view.source.fileName, view.source.line)}`}</summary>
          <pre class="mc-break">{JSON.stringify(view.source.source, null, 1)}</pre>
        </details>
      )}
    </>
  );
}

function momentText(at: string): string {
  const instant = parseInstant(at);
  return instant === null ? "" : fullMoment(instant);
}
