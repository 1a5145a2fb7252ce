import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Alert,
  type ArrivedPage,
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  DefinitionList,
  dayText,
  ErrorSummary,
  errorOf,
  FileUpload,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { AskedForStruck } from "../../payment/index.ts";
import type { Correction } from "../corrections.ts";
import type { RegisterLine } from "../register.ts";

const MEGABYTES_MAX = 20;

type EntryView = {
  readonly line: RegisterLine;
  readonly errors: readonly FormError[];
  readonly reason: string;
  readonly voidedBy: string;
  /** What was put right since, and who noted it. */
  readonly corrections: readonly (Omit<Correction, "by"> & { readonly by: string })[];
  /** What striking it out asked about its fee. */
  readonly asked: readonly AskedForStruck[];
  readonly mayReadMoney: boolean;
  /** What the code on the electronic copy opens; null where there is none. */
  readonly verifyPath: string | null;
  readonly mayVoid: boolean;
  readonly maySign: boolean;
  /** The scan, where it was sent before a form that is shown again. */
  readonly arrived: readonly ArrivedPage[];
};
type Props = { readonly page: PageFrame & FormPage; readonly view: EntryView };

/** One line of the register: what was entered, its electronic copy, and striking it out. */
export function EntryPage({ page, view }: Props) {
  const t = messages(page.locale).certification;
  const { line } = view;
  const title = t.entry.title({ number: t.numberOf(line) });
  return (
    <DeskLayout page={page} title={title} islands={["upload.js"]}>
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[{ label: t.registerPage.title, href: paths.certifyRegister() }]}
          here={t.numberOf(line)}
        />
        <Heading level={1} title={title} />
        <ErrorSummary locale={page.locale} errors={view.errors} />
        {line.voided === null ? null : (
          <Alert
            locale={page.locale}
            tone="info"
            title={t.entry.voidedBy({
              by: view.voidedBy,
              when: fullMoment(line.voided.at),
              reason: line.voided.reason,
            })}
          >
            <StruckFee page={page} view={view} />
          </Alert>
        )}
        <Facts page={page} view={view} />
        <Electronic page={page} view={view} />
        <Striking page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

/** What was entered, and what was put right beside it. */
function Facts({ page, view }: Props) {
  const t = messages(page.locale).certification;
  const { line } = view;
  return (
    <Card title={t.entry.facts}>
      <DefinitionList
        items={[
          [t.name, line.paperName],
          [t.registerPage.person, line.requester],
          [t.registerPage.enteredAt, dayText(localDateOf(line.enteredAt))],
          [t.pages, String(line.pages)],
          [t.copies, String(line.copies)],
          [t.feeShort, moneyText(line.feeDong, page.locale)],
        ]}
      />
      {view.corrections.map(({ at, ...each }) => (
        <p>{t.registerPage.corrected({ ...each, day: dayText(localDateOf(at)) })}</p>
      ))}
      <p>
        <Link href={paths.deskDossier(line.dossierId)}>{t.toDossier}</Link>
      </p>
    </Card>
  );
}

/** What becomes of the fee of a struck line: never silently still charged. */
function StruckFee({ page, view: { line, asked, mayReadMoney } }: Props) {
  const t = messages(page.locale).certification.entry.fee;
  if (line.feeDong === 0) return null;
  const said =
    asked.length === 0
      ? [t.none({ amount: moneyText(line.feeDong, page.locale) })]
      : asked.map((each) => saidOf(page, each));
  return (
    <>
      {said.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {mayReadMoney ? (
        <p>
          <Link href={paths.cashDossier(line.dossierId)}>{t.toCharges}</Link>
        </p>
      ) : null}
    </>
  );
}

function saidOf({ locale }: PageFrame, { kind, amountDong, answer, isPaidOut }: AskedForStruck): string {
  const t = messages(locale).certification.entry.fee;
  const amount = moneyText(amountDong, locale);
  if (answer === null) return t.asked[kind]({ amount });
  if (answer === "DECLINED") return t.declined({ amount });
  return isPaidOut ? t.paidOut({ amount }) : t.approved[kind]({ amount });
}

function Electronic({ page, view }: Props) {
  const { line, errors } = view;
  const t = messages(page.locale).certification.electronic;
  if (line.electronic !== null)
    return (
      <Card title={t.title}>
        <p>{t.made({ when: fullMoment(line.electronic.at) })}</p>
        <div class="mc-row">
          <Link href={`${paths.certifyEntry(line.dossierId, line.number)}/copy.pdf`}>{t.open}</Link>
          {view.verifyPath === null ? null : <Link href={view.verifyPath}>{t.verify}</Link>}
        </div>
      </Card>
    );
  if (!view.maySign || line.voided !== null) return null;
  return (
    <Card title={t.title}>
      <p class="mc-measure">{t.lead}</p>
      <Form page={page} action={`${paths.certifyEntry(line.dossierId, line.number)}/electronic`} files>
        <FileUpload
          locale={page.locale}
          name="scan"
          label={t.scan}
          hint={t.scanHint({ megabytes: MEGABYTES_MAX })}
          megabytesMax={MEGABYTES_MAX}
          accept=".pdf,.jpg,.jpeg,.png"
          ahead={{ guestKey: null, arrived: view.arrived }}
          multiple
          error={errorOf(errors, "scan")}
        />
        <Checkbox
          locale={page.locale}
          name="compared"
          label={t.compared}
          error={errorOf(errors, "compared")}
        />
        <div>
          <Button icon="signature">{t.sign}</Button>
        </div>
      </Form>
    </Card>
  );
}

function Striking({ page, view }: Props) {
  const t = messages(page.locale).certification.entry;
  const { line, errors, reason } = view;
  if (!view.mayVoid || line.voided !== null) return null;
  return (
    <Card title={t.void}>
      <p class="mc-measure">{t.voidLead}</p>
      <Form page={page} action={`${paths.certifyEntry(line.dossierId, line.number)}/void`}>
        <TextInput
          locale={page.locale}
          name="reason"
          label={t.voidReason}
          value={reason}
          error={errorOf(errors, "reason")}
        />
        <div>
          <Button variant="secondary">{t.void}</Button>
        </div>
      </Form>
    </Card>
  );
}
