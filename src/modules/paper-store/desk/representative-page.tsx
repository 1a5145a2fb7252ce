import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  Card,
  DateInput,
  datePartsOf,
  dayText,
  Form,
  type FormPage,
  Heading,
  Select,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { BASES, type Representative, type RepresentativeTold } from "../representative.ts";

export type RepresentativeView = {
  /** Everybody confirmed for the tax code that was asked for; null where none was. */
  readonly found: readonly Representative[] | null;
  /** Whom one officer wrote down, for whatever organisation, and no second one agreed to yet. */
  readonly waiting: readonly Representative[];
  /** Of the officers who wrote them down. */
  readonly names: ReadonlyMap<string, string>;
  readonly told: RepresentativeTold;
  readonly refusal: string | null;
  readonly on: LocalDate;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: RepresentativeView };

/** Who represents an organisation, confirmed by a document and until a day. */
export function RepresentativePage({ page, view }: Props) {
  const t = messages(page.locale).representatives;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-measure mc-muted">{t.lead}</p>
        {view.refusal === null ? null : (
          <Alert locale={page.locale} tone="danger" title={view.refusal} assertive />
        )}
        <Card title={t.find}>
          <Form page={page} action={paths.representativeFind()}>
            <TextInput
              locale={page.locale}
              name="taxCode"
              id="find-taxCode"
              label={t.taxCode}
              value={view.told.taxCode}
              maxLength={20}
            />
            <div>
              <Button variant="secondary" icon="search">
                {t.find}
              </Button>
            </div>
          </Form>
        </Card>
        {view.found === null ? null : <Found page={page} view={view} found={view.found} />}
        <Waiting page={page} view={view} />
        <Confirm page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

function Found({ page, view, found }: Props & { found: readonly Representative[] }) {
  const t = messages(page.locale).representatives;
  if (found.length === 0) return <Alert locale={page.locale} tone="info" title={t.none} />;
  return (
    <>
      {found.map((each) => (
        <One page={page} view={view} one={each} />
      ))}
    </>
  );
}

/** Whom an officer wrote down for other organisations: whoever is the second finds them here. */
function Waiting({ page, view }: Props) {
  const t = messages(page.locale).representatives;
  if (view.waiting.length === 0) return null;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.waiting} />
      {view.waiting.map((each) => (
        <One page={page} view={view} one={each} />
      ))}
    </section>
  );
}

type OneProps = Props & { readonly one: Representative };

function One({ page, view, one }: OneProps) {
  const t = messages(page.locale).representatives;
  return (
    <Card title={`${one.organisationName} · ${one.taxCode}`}>
      <p>{`${one.fullName} · …${one.personalId.slice(-4)} · ${t.bases[one.basis]}`}</p>
      <p>{one.document}</p>
      <p>
        <Tag tone={isInForce(one, view.on) ? "success" : "neutral"}>
          {t.days({ from: dayText(one.validFrom), to: dayText(one.validTo) })}
        </Tag>
      </p>
      {one.isAgreed || one.endReason !== null ? null : <Agree page={page} view={view} one={one} />}
      {one.endReason === null ? (
        <Form page={page} action={paths.representativeEnd(one.id)}>
          <TextInput locale={page.locale} name="reason" id={`reason-${one.id}`} label={t.endReason} />
          <div>
            <Button variant="secondary">{t.end}</Button>
          </div>
        </Form>
      ) : (
        <p>{t.ended({ reason: one.endReason })}</p>
      )}
    </Card>
  );
}

/** It waits for a second officer: the button for them, what to do for whoever wrote it down. */
function Agree({ page, view, one }: OneProps) {
  const t = messages(page.locale).representatives;
  const name = view.names.get(one.confirmedBy);
  const isOwn = page.actor.kind === "officer" && page.actor.personId === one.confirmedBy;
  const address = new URL(paths.representative(one.id), page.publicUrl).href;
  return (
    <>
      <Alert locale={page.locale} tone="info" title={t.waiting}>
        <p>{t.waitingLead}</p>
        {name === undefined ? null : <p>{t.writtenBy({ name })}</p>}
        {isOwn ? <p>{t.askAnother({ address })}</p> : null}
      </Alert>
      {isOwn ? null : (
        <Form page={page} action={paths.representativeAgree(one.id)}>
          <div>
            <Button>{t.agree}</Button>
          </div>
        </Form>
      )}
    </>
  );
}

function isInForce({ isAgreed, endReason, validFrom, validTo }: Representative, on: LocalDate): boolean {
  return isAgreed && endReason === null && validFrom <= on && on <= validTo;
}

function Confirm({ page, view: { told, on } }: Props) {
  const t = messages(page.locale).representatives;
  const box = (name: "taxCode" | "organisationName" | "personalId" | "fullName" | "document") => ({
    locale: page.locale,
    name,
    label: t[name],
    value: told[name],
  });
  const day = (name: "validFrom" | "validTo", otherwise: string) => ({
    locale: page.locale,
    name,
    label: t[name],
    value: datePartsOf(told[name] === "" ? otherwise : told[name]),
  });
  return (
    <Card title={t.confirm}>
      <Form page={page} action={paths.representatives()}>
        <TextInput {...box("taxCode")} maxLength={20} />
        <TextInput {...box("organisationName")} maxLength={200} />
        <TextInput {...box("fullName")} maxLength={100} />
        <TextInput {...box("personalId")} inputMode="numeric" maxLength={20} />
        <Select
          locale={page.locale}
          name="basis"
          label={t.basis}
          value={told.basis}
          options={BASES.map((value) => ({ value, label: t.bases[value] }))}
        />
        <TextInput {...box("document")} hint={t.documentHint} maxLength={300} />
        <DateInput {...day("validFrom", on)} />
        <DateInput {...day("validTo", "")} />
        <div>
          <Button>{t.confirm}</Button>
        </div>
      </Form>
    </Card>
  );
}
