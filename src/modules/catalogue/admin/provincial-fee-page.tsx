import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DateInput,
  type DateParts,
  DefinitionList,
  dayText,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Unit } from "../../organisation/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import type { Fee, ProcedureVersion } from "../procedure.ts";
import type { ProvincialFee } from "../provincial-fee.ts";
import type { ProvincialFeeAct } from "../provincial-fee-parser.ts";
import { validityText } from "./procedures-page.tsx";
import { amountInWords, FeeState } from "./provincial-fees-page.tsx";

type ProvincialFeeView = {
  readonly set: ProvincialFee;
  readonly unit: Unit;
  /** Null where the procedure in force no longer has the fee. */
  readonly of: { readonly version: ProcedureVersion; readonly fee: Fee } | null;
  readonly acts: readonly ProvincialFeeAct[];
  readonly maySet: boolean;
  readonly errors: readonly FormError[];
  readonly typedDay: DateParts;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: ProvincialFeeView };

/** One version of what a province charges: what it says, what may be done now, who did what. */
export function ProvincialFeePage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const { set, unit, of } = view;
  const title = of === null ? set.feeCode : textIn(of.fee.name, locale);
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).catalogue.admin.title, href: paths.adminProcedures() },
            {
              label: t.titleOf({ code: set.procedureCode }),
              href: cataloguePaths.provincialFees(set.procedureCode),
            },
          ]}
          here={`${unit.shortName} – ${t.version({ n: set.versionNo })}`}
        />
        <Heading level={1} title={title} />
        <p class="mc-row">
          <FeeState page={page} state={set.state} />
          <span>{unit.name}</span>
          <span class="mc-muted">{validityText(set, page)}</span>
        </p>
        {isTheirs(view) ? null : <Alert locale={locale} tone="warning" title={t.notCharged} />}
        <Content page={page} view={view} />
        {view.maySet ? <Acts page={page} view={view} /> : null}
        <History page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

/** Whether the fee is still the provinces' to set; where the procedure no longer has it, it was. */
const isTheirs = ({ of }: ProvincialFeeView) => of === null || of.fee.setBy === "PROVINCE";

function Content({ page, view: { set, of } }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const { resolution, exemptions } = set.content;
  const words = [
    resolution.number,
    resolution.issuer,
    resolution.issuedOn === null ? "" : dayText(resolution.issuedOn),
  ]
    .filter((word) => word !== "")
    .join(", ");
  return (
    <Card>
      <DefinitionList
        items={[
          [
            t.ofProcedure,
            of === null ? set.procedureCode : `${set.procedureCode} ${textIn(of.version.name, locale)}`,
          ],
          [t.amount, amountInWords(set, page)],
          [
            t.exempt,
            exemptions.length === 0
              ? null
              : exemptions
                  .map(({ name, percentOff }) => saidOf(textIn(name, locale), percentOff, page))
                  .join("; "),
          ],
          [t.resolution, resolution.url === null ? words : <a href={resolution.url}>{words}</a>],
        ]}
      />
    </Card>
  );
}

function saidOf(name: string, percent: number | undefined, { locale }: PageFrame): string {
  return percent === undefined ? name : `${name} (${messages(locale).fees.reduced({ percent })})`;
}

function Acts({ page, view }: Props) {
  const t = messages(page.locale).provincialFees;
  const { set, errors } = view;
  const mayChange = isTheirs(view);
  if (set.state === "DRAFT")
    return mayChange ? (
      <Card>
        <div class="mc-row">
          <ButtonLink href={cataloguePaths.provincialFeeEdit(set.id)} icon="pencil">
            {t.edit}
          </ButtonLink>
        </div>
        <FoldedAct title={t.publish} open={errors.length > 0}>
          <DayForm page={page} view={view} act="publish" lead={t.publishLead} label={t.validFrom} />
        </FoldedAct>
      </Card>
    ) : null;
  if (!mayChange && set.state !== "PUBLISHED") return null;
  return (
    <Card>
      {mayChange ? (
        <div class="mc-row">
          <ButtonLink href={cataloguePaths.newProvincialFee(set)} variant="secondary" icon="pencil">
            {t.replace}
          </ButtonLink>
        </div>
      ) : null}
      {set.state === "PUBLISHED" ? (
        <FoldedAct title={t.end} open={errors.length > 0}>
          <DayForm page={page} view={view} act="end" lead={t.endLead} label={t.endedFrom} />
        </FoldedAct>
      ) : null}
    </Card>
  );
}

type DayFormProps = Props & {
  readonly act: "publish" | "end";
  readonly lead: string;
  readonly label: string;
};

function DayForm({ page, view, act, lead, label }: DayFormProps) {
  const { set, errors, typedDay } = view;
  const name = act === "publish" ? "validFrom" : "endedFrom";
  const t = messages(page.locale).provincialFees;
  return (
    <Form page={page} action={cataloguePaths.provincialFeeAct(set.id, act)}>
      <input type="hidden" name="revision" value={String(set.revision)} />
      <p>{lead}</p>
      <DateInput
        locale={page.locale}
        name={name}
        label={label}
        value={typedDay}
        error={errorOf(errors, name)}
      />
      <div class="mc-row">
        {act === "publish" ? (
          <Button>{t.publish}</Button>
        ) : (
          <Button variant="secondary" color="danger">
            {t.end}
          </Button>
        )}
      </div>
    </Form>
  );
}

function History({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale);
  return (
    <Card title={t.provincialFees.history}>
      <Table
        locale={locale}
        caption={t.provincialFees.history}
        rows={view.acts}
        columns={[
          { key: "at", header: t.catalogue.admin.actAt, cell: ({ at }) => fullMoment(at) },
          {
            key: "type",
            header: t.catalogue.admin.actType,
            cell: ({ type, versionNo }) =>
              `${t.provincialFees.acts[type]} (${t.provincialFees.version({ n: versionNo })})`,
          },
          { key: "who", header: t.catalogue.admin.actBy, cell: ({ by }) => by },
        ]}
      />
    </Card>
  );
}
