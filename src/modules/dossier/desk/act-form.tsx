import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DateInput,
  errorOf,
  FileUpload,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  RadioGroup,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput } from "../../../web/route.ts";
import type { ArrivedFiles } from "../ahead/gather-files.ts";
import type { DossierId } from "../dossier.ts";
import { TEMPLATES_FIELD } from "../screens/what-was-seen.ts";
import { typedDate, typedMany, typedText } from "./act-input.ts";
import { specsFor } from "./act-specs.ts";
import { DraftedFields } from "./drafted-fields.tsx";
import type { ActChoices, FieldSpec } from "./field-spec.ts";
import type { OfferedAct } from "./offered-acts.ts";
import { AskedItems, ReceivedPapers } from "./paper-fields.tsx";

type ActFormProps = {
  readonly page: PageFrame & FormPage;
  readonly dossier: { readonly id: DossierId; readonly version: number };
  readonly offered: OfferedAct;
  readonly choices: ActChoices;
  readonly primary: boolean;
  /** What was typed the last time, and what was wrong with it; null on a fresh page. */
  readonly refused: {
    readonly form: FormInput;
    readonly errors: readonly FormError[];
    readonly arrived: ArrivedFiles;
  } | null;
};

const RESULT_FILES = { megabytesMax: 20, accept: ".pdf", multiple: true } as const;

/** The form of one act: its questions, and the button that says what happens. */
export function ActForm({ page, dossier, offered, choices, primary, refused }: ActFormProps) {
  const t = messages(page.locale).acts;
  const specs = specsFor(offered, choices);
  const form = refused?.form ?? {};
  const errors = refused?.errors ?? [];
  const label = actLabel(offered, page);
  const prefix = actPrefix(offered);
  const asked = { page, form, errors, choices, prefix, arrived: refused?.arrived ?? {} };
  const question = (spec: FieldSpec) =>
    "way" in spec && spec.way !== undefined ? (
      <div data-way={spec.way}>
        <Question spec={spec} asked={asked} />
      </div>
    ) : (
      <Question spec={spec} asked={asked} />
    );
  const folded = specs.filter(isFolded);
  return (
    <Form
      page={page}
      id={prefix}
      action={paths.deskDossierAct(dossier.id, offered.act)}
      files={specs.some((spec) => spec.kind === "files" || spec.kind === "papers")}
    >
      <input type="hidden" name="_version" value={String(dossier.version)} />
      {offered.act === "signResult" ? (
        <input type="hidden" name={TEMPLATES_FIELD} value={choices.templates} />
      ) : null}
      <input type="hidden" name="_taskId" value={offered.task?.taskId ?? ""} />
      {specs.filter((spec) => !isFolded(spec)).map(question)}
      <div class="mc-row">
        <Button variant={primary ? "primary" : "secondary"}>{label}</Button>
      </div>
      {offered.act === "proposeSupplement" || offered.act === "requestIntakeSupplement" ? (
        <p class="mc-hint">{t.field.itemsHint}</p>
      ) : null}
      {folded.length === 0 ? null : (
        <FoldedAct title={foldedTitle(offered, page)} open={refused !== null} quiet>
          {folded.map((spec) =>
            spec.kind === "papers" ? question(spec) : <div class="ds-field">{question(spec)}</div>,
          )}
        </FoldedAct>
      )}
    </Form>
  );
}

/** What the names of a form's boxes begin with on a page of many forms; also where the form itself stands. */
export function actPrefix({ act, task }: OfferedAct): string {
  return task === null ? act : `${act}-${task.taskId}`;
}

/** What is rarely needed stands below the button: who has forty people waiting presses it at once. */
function isFolded(spec: FieldSpec): boolean {
  if (spec.kind === "papers") return spec.held !== null;
  return "folded" in spec && spec.folded === true;
}

function foldedTitle({ act }: OfferedAct, page: PageFrame): string {
  const t = messages(page.locale);
  return act === "issueResult" ? t.acts.filesNotNeeded : t.desk.intake.applyingPapers;
}

/** What the button says: the act, or the step it completes. */
export function actLabel({ act, task }: OfferedAct, page: PageFrame): string {
  const t = messages(page.locale).acts;
  if (act !== "completeTask" || task === null) return t.button[act];
  const step = page.locale === "en" ? task.stepNameEn : task.stepName;
  // A step that assigns is itself the act; "done with assigning" would say that nobody is named.
  return task.stage === "assign" ? step : t.completeNamed({ step });
}

type Asked = {
  readonly page: PageFrame;
  readonly form: FormInput;
  readonly errors: readonly FormError[];
  readonly choices: ActChoices;
  readonly prefix: string;
  readonly arrived: ArrivedFiles;
};

type AskedSpec = Exclude<FieldSpec, { readonly kind: "fixed" | "said" }>;

function Question({ spec, asked }: { spec: FieldSpec; asked: Asked }) {
  if (spec.kind === "fixed") return null;
  if (spec.kind === "said") return <p class="mc-hint">{spec.text}</p>;
  return <Field spec={spec} asked={asked} />;
}

function Field({ spec, asked }: { spec: AskedSpec; asked: Asked }) {
  const { page, form, errors, choices, prefix, arrived } = asked;
  const bodyName = spec.name === "resultOutcome" ? "outcome" : spec.name;
  const base = {
    locale: page.locale,
    name: spec.name,
    id: `${prefix}-${bodyName}`,
    label: messages(page.locale).acts.field[spec.name],
    optional: "optional" in spec && spec.optional === true,
    error:
      errorOf(errors, bodyName) ?? errors.find((error) => error.path.startsWith(`${bodyName}.`))?.message,
  };
  const value = typedText(form, spec.name);
  switch (spec.kind) {
    case "line":
      return <TextInput {...base} value={value} maxLength={300} />;
    case "money":
      return <TextInput {...base} value={value} inputMode="numeric" size={14} />;
    case "text":
      return <Textarea {...base} value={value} rows={3} />;
    case "date":
      return <DateInput {...base} value={typedDate(form, spec.name)} />;
    case "select":
      return <Select {...base} {...spec} value={value || presetSelect(spec.name, choices)} />;
    case "radio":
      return (
        <RadioGroup {...base} {...spec} value={value || presetRadio(spec.name, asked)} direction="row" />
      );
    case "many":
      return <CheckboxGroup {...base} options={spec.options} values={typedMany(form, spec.name)} />;
    case "tick":
      return <Checkbox {...base} label={spec.label ?? base.label} checked={value === "true"} optional />;
    case "files":
      return (
        <FileUpload
          {...base}
          {...RESULT_FILES}
          hint={messages(page.locale).acts.filesHint}
          ahead={aheadOf(spec.name, asked)}
        />
      );
    case "items":
      return <AskedItems base={base} codes={spec.codes} form={form} choices={choices} />;
    case "draft":
      return <DraftedFields base={base} drafts={spec.drafts} form={form} />;
    case "papers":
      return <ReceivedPapers base={base} {...spec} held={spec.held ?? []} form={form} arrived={arrived} />;
  }
}

/** Files set out for the server as they are chosen; what arrived before a refusal is there still. */
function aheadOf(name: string, { arrived }: Asked) {
  return { guestKey: null, arrived: arrived[name] ?? [] };
}

/** What was told with the apology is the cause of the late result too, unless somebody says otherwise. */
function presetSelect(name: string, choices: ActChoices): string {
  return name === "lateCause" ? choices.lateCauseTold : "";
}

/** The way the applicant asked to receive the result, and the usual outcome of a draft. A decision is nobody's to preset. */
function presetRadio(name: string, { choices, prefix }: Asked): string {
  if (name === "resultOutcome") return prefix === "draftResult" ? (choices.drafts[0]?.outcome ?? "") : "";
  return name === "channel" ? choices.channelOut : "";
}
