import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Alert,
  type ArrivedPage,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Link,
  moneyText,
  TextInput,
  Timeline,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { codDiffers } from "../cash-on-delivery.ts";
import { postPaths } from "../post-paths.ts";
import type { ParcelPage as ParcelRead } from "../queries/read-parcel.ts";
import { Incidents } from "./incident-cards.tsx";
import { Opening } from "./opening-choice.tsx";
import { papersText } from "./papers-text.ts";
import { ParcelStateTag } from "./parcel-columns.tsx";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";
import { WordCard } from "./word-card.tsx";

export type ParcelView = ParcelRead & {
  readonly desk: ParcelDesk;
  readonly errors: readonly FormError[];
  readonly said: string | null;
  readonly today: LocalDate;
  /** A photograph sent before a form that is shown again. */
  readonly arrived: readonly ArrivedPage[];
  /** What stood in the boxes when something was refused. */
  readonly typed: (name: string) => string;
  /** What the reader may do here: pack it, carry it, clear up after it, open it. */
  readonly may: {
    readonly prepare: boolean;
    readonly label: boolean;
    readonly carry: boolean;
    readonly resolve: boolean;
    readonly sign: boolean;
    readonly open: boolean;
    readonly readDossier: boolean;
  };
};

type Part = { readonly page: PageFrame & FormPage; readonly view: ParcelView };

/** One parcel: to whom, what is to be collected, where it has been, and what is to be done about it. */
export function ParcelPage({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const { parcel, desk } = view;
  return (
    <PostPage
      page={page}
      tab={null}
      title={t.parcelPage({ code: parcel.code })}
      counts={desk.counts}
      errors={view.errors}
      islands={["upload.js"]}
    >
      {view.said === null ? null : <Alert locale={locale} tone="info" title={view.said} />}
      <p class="mc-row">
        <ParcelStateTag state={parcel.state} locale={locale} />
        {parcel.attempt === 1 ? null : <span>{t.one.attempt({ attempt: parcel.attempt })}</span>}
      </p>
      {parcel.recalled_at === null ? null : (
        <Alert locale={locale} tone="danger" title={t.troubled.recalled} />
      )}
      <CashWarning page={page} view={view} />
      <Facts page={page} view={view} />
      {view.may.carry ? (
        <WordCard page={page} parcel={parcel} errors={view.errors} typed={view.typed} />
      ) : null}
      <Opening page={page} view={view} />
      <Incidents page={page} view={view} />
      <Preparing page={page} view={view} />
      <Card title={t.one.journey}>
        <Timeline
          entries={view.steps.map(({ state, happened_at: at, reason }) => ({
            at,
            when: fullMoment(at),
            what: t.states[state],
            ...(reason === null ? {} : { who: reason }),
          }))}
        />
      </Card>
    </PostPage>
  );
}

/** Said where the post would collect another amount than is owed. */
function CashWarning({ page, view: { parcel, owedDong, may } }: Part) {
  const { locale } = page;
  const differs = codDiffers(parcel, owedDong);
  if (differs === null || !may.prepare) return null;
  const amounts = { cod: moneyText(parcel.cod_dong, locale), owed: moneyText(owedDong ?? 0, locale) };
  const title = messages(locale).post.one.codDiffers[differs](amounts);
  return <Alert locale={locale} tone="warning" title={title} />;
}

function Facts({ page, view: { parcel, address, desk, papers, may } }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const code = parcel.dossier_code;
  const dossier =
    code === null || parcel.dossier_id === null ? null : may.readDossier ? (
      <Link href={paths.deskDossier(parcel.dossier_id)}>{code}</Link>
    ) : (
      code
    );
  return (
    <Card>
      <DefinitionList
        items={[
          [t.dossier, dossier],
          [parcel.direction === "OUT" ? t.receiver : t.sender, address?.name ?? null],
          [t.one.phone, spokenPhone(address?.phone ?? null)],
          [parcel.direction === "OUT" ? t.one.address : t.one.line, address?.address ?? t.one.addressMissing],
          [t.sheets.office, desk.unitName(parcel.office_unit_id)],
          [t.one.carriedOn, parcel.carrier_unit_id === null ? null : desk.unitName(parcel.carrier_unit_id)],
          [t.cod, parcel.cod_dong === 0 ? null : moneyText(parcel.cod_dong, locale)],
          [t.cash.collected, parcel.collected_dong === 0 ? null : moneyText(parcel.collected_dong, locale)],
          [t.arrived.papers, papersText(papers)],
        ]}
      />
      {may.label ? (
        <ButtonLink href={postPaths.label(parcel.code)} variant="secondary" icon="print">
          {t.label.print}
        </ButtonLink>
      ) : null}
    </Card>
  );
}

/** Before it leaves: address and money; after it came back: once more. */
function Preparing({ page, view }: Part) {
  const { parcel, may } = view;
  if (!may.prepare || parcel.direction !== "OUT") return null;
  if (view.isBack) return <Again page={page} view={view} />;
  if (parcel.state !== "CREATED" || parcel.counted) return null;
  return (
    <>
      <AddressForm page={page} view={view} />
      <CodForm page={page} view={view} />
    </>
  );
}

function AddressForm({ page, view }: Part) {
  const { parcel, address, errors } = view;
  const t = messages(page.locale).post.one;
  const isOpen =
    address === null || address.address === null || errors.some(({ path }) => path === "address");
  return (
    <FoldedAct title={t.correct} open={isOpen}>
      <Form page={page} action={postPaths.parcelAct(parcel.code, "address")}>
        <AddressBoxes page={page} view={view} />
        <div class="mc-row">
          <Button variant="secondary">{t.correctDo}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

function AddressBoxes({ page, view: { address, errors, typed } }: Part) {
  const { locale } = page;
  const t = messages(locale).post.one;
  const box = (name: "name" | "phone" | "address", label: string, value: string | null) => (
    <TextInput
      locale={locale}
      name={name}
      label={label}
      value={typed(name) === "" ? (value ?? "") : typed(name)}
      maxLength={300}
      optional={name === "phone"}
      error={errors.find(({ path }) => path === name)?.message}
    />
  );
  return (
    <>
      {box("name", t.name, address?.name ?? null)}
      {box("phone", t.phone, spokenPhone(address?.phone ?? null))}
      {box("address", t.line, address?.address ?? null)}
    </>
  );
}

function CodForm({ page, view: { parcel, errors } }: Part) {
  const { locale } = page;
  const t = messages(locale).post.one;
  return (
    <FoldedAct title={t.codTitle} open={errors.some(({ path }) => path === "cod")}>
      <Form page={page} action={postPaths.parcelAct(parcel.code, "cod")}>
        <TextInput
          locale={locale}
          name="cod"
          label={t.codTitle}
          hint={t.codHint}
          value={String(parcel.cod_dong)}
          inputMode="numeric"
          size={12}
          error={errors.find(({ path }) => path === "cod")?.message}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.codDo}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

/** The result lies at the counter: what the post did not collect is owed there, or goes along with the next parcel. */
function Again({ page, view }: Part) {
  const { parcel, owedDong } = view;
  const { locale } = page;
  const t = messages(locale).post.one;
  const isNotCollected = parcel.cod_dong > 0 && owedDong !== null && owedDong > 0;
  const amounts = { cod: moneyText(parcel.cod_dong, locale), owed: moneyText(owedDong ?? 0, locale) };
  return (
    <Card title={t.again}>
      {isNotCollected ? <Alert locale={locale} tone="warning" title={t.notCollected(amounts)} /> : null}
      <Form page={page} action={postPaths.parcelAct(parcel.code, "again")}>
        <p>{t.againLead}</p>
        <AddressBoxes page={page} view={view} />
        <div class="mc-row">
          <Button>{t.again}</Button>
        </div>
      </Form>
    </Card>
  );
}
