import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  Checkbox,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  moneyText,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { CounterSelect, type Counters } from "../../dossier/index.ts";
import { type CopyLine, LINES_AT_A_TIME, linesShown, shortNamesList, unknownShortNames } from "../copies.ts";

type CertifyView = {
  readonly counters: Counters;
  readonly typed: (name: string) => string;
  readonly errors: readonly FormError[];
  /** What is owed for what stands in the boxes; null before anything does. */
  readonly fee: number | null;
  /** The lines as they would go into the register, short names written out. */
  readonly lines: readonly CopyLine[];
};

/** The box that confirms names which look like short names and are none; its value is what they were. */
export const SURE = "_sure";

export function sureValue(lines: readonly CopyLine[]): string {
  return unknownShortNames(lines).join(" ");
}

const CERTIFY_FORM = "certify";

/** One page, all by keyboard: who, then a line for each paper; Enter sends it. */
export function CertifyPage({ page, view }: { page: PageFrame & FormPage; view: CertifyView }) {
  const t = messages(page.locale).certification;
  return (
    <DeskLayout page={page} title={t.title} form={{ id: CERTIFY_FORM, action: paths.certify() }}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">
          {t.lead} <Link href={paths.certifyRegister()}>{t.toRegister}</Link>
        </p>
        <ErrorSummary locale={page.locale} errors={view.errors} />
        <Form page={page} id={CERTIFY_FORM} action={paths.certify()}>
          <Card>
            <CounterSelect page={page} counters={view.counters} errors={view.errors} />
            <div class="mc-columns">
              {(["fullName", "personalId", "phone"] as const).map((name) => (
                <TextInput
                  locale={page.locale}
                  name={name}
                  label={t[name]}
                  value={view.typed(name)}
                  autofocus={name === "fullName" && freshLine(view) === null}
                />
              ))}
            </div>
          </Card>
          <Card title={t.papers}>
            <div class="mc-lines">
              <ShortNames page={page} />
              <Lines page={page} view={view} />
            </div>
            <Reckoned page={page} view={view} />
            <Buttons page={page} view={view} />
          </Card>
        </Form>
      </div>
    </DeskLayout>
  );
}

/** What two letters stand for, beside the lines: nobody scrolls to look it up. */
function ShortNames({ page: { locale } }: { page: PageFrame }) {
  const t = messages(locale).certification;
  return (
    <div class="mc-short-names">
      <p class="mc-hint">{t.shortNames}</p>
      <ul>
        {shortNamesList().map(({ short, name, nameEn }) => (
          <li>
            <kbd>{short}</kbd> <span>{locale === "en" ? nameEn : name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The first is what Enter presses. */
function Buttons({ page, view }: { page: PageFrame; view: CertifyView }) {
  const t = messages(page.locale).certification;
  return (
    <div class="mc-row">
      <Button icon="stamp">{t.enter}</Button>
      <Button
        variant="tertiary"
        formAction={`${paths.certify()}/reckoning`}
        formNoValidate
        name="_lines"
        value={String(linesShown(view.typed) + LINES_AT_A_TIME)}
      >
        {t.moreLines}
      </Button>
      <div data-without-script>
        <Button variant="tertiary" formAction={`${paths.certify()}/reckoning`} formNoValidate>
          {t.reckon}
        </Button>
      </div>
    </div>
  );
}

/** What would go into the register, and what it costs: follows the typing, or the button where there is no script. */
function Reckoned({ page, view }: { page: PageFrame; view: CertifyView }) {
  const t = messages(page.locale).certification;
  const { fee, lines } = view;
  const sure = sureValue(lines);
  return (
    <div
      id="reckoned"
      class="mc-stack"
      data-gap="sm"
      data-reckoned={`${paths.certify()}/reckoning`}
      aria-live="polite"
    >
      {lines.length === 0 ? null : (
        <div>
          <p class="mc-small">{`${t.toEnter}:`}</p>
          <ol class="mc-list">
            {lines.map((line) => (
              <li>{t.lineToEnter(line)}</li>
            ))}
          </ol>
        </div>
      )}
      {sure === "" ? null : (
        <Checkbox
          locale={page.locale}
          name={SURE}
          value={sure}
          label={t.sure({ names: `“${unknownShortNames(lines).join("”, “")}”` })}
          checked={view.typed(SURE) === sure}
          error={errorOf(view.errors, SURE)}
          optional
        />
      )}
      <p class="mc-strong">{fee === null ? t.feeNone : t.fee({ amount: moneyText(fee, page.locale) })}</p>
    </div>
  );
}

/** The first of the lines that were just asked for: whoever types by keyboard goes on there. */
function freshLine({ typed }: CertifyView): number | null {
  return typed("_lines") === "" ? null : linesShown(typed) - LINES_AT_A_TIME;
}

function Lines({ page, view }: { page: PageFrame; view: CertifyView }) {
  const t = messages(page.locale).certification;
  const box = (index: number, part: "name" | "pages" | "copies") => {
    const name = `line.${index}.${part}`;
    return (
      <input
        class="ds-input"
        id={`line-${index}-${part}`}
        name={name}
        value={view.typed(name)}
        aria-label={`${t[part]} ${index + 1}`}
        autocomplete="off"
        autofocus={part === "name" && index === freshLine(view)}
        {...(part === "name"
          ? { maxlength: 200, placeholder: t.name }
          : { inputmode: "numeric", size: 5, placeholder: "1" })}
      />
    );
  };
  return (
    <Table
      locale={page.locale}
      caption={t.papers}
      rows={Array.from({ length: linesShown(view.typed) }, (_, index) => index)}
      columns={[
        { key: "name", header: t.name, cell: (index) => box(index, "name") },
        { key: "pages", header: t.pages, cell: (index) => box(index, "pages") },
        { key: "copies", header: t.copies, cell: (index) => box(index, "copies") },
      ]}
    />
  );
}
