import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  DateInput,
  dayText,
  FoldedAct,
  Form,
  fullMoment,
  Link,
  NO_DATE,
  shortMoment,
  Tag,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { type Assignment, assignmentState, isOpen } from "../assignment.ts";
import { AssignForm } from "./assign-form.tsx";
import type { DocumentPageView } from "./document-page.tsx";
import { ASSIGNMENT_TONES, unitText } from "./document-words.ts";
import { offeredActs, type PartAct } from "./part-acts.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, fieldsOf } from "./typed-form.ts";

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };
type PartProps = Props & { readonly part: Assignment };

/** Who has which part, units first, their people below them; each with what this officer may do about it. */
export function WorkTree({ page, view }: Props) {
  const t = messages(page.locale).records.document;
  if (view.document.secrecy !== "NORMAL") return null;
  const units = view.assignments.filter(({ parentId }) => parentId === null);
  return (
    <Card title={t.work}>
      {units.length === 0 ? <p class="mc-muted">{t.noWork}</p> : null}
      <ul class="mc-stack">
        {units.map((part) => {
          const people = view.assignments.filter(({ parentId }) => parentId === part.id);
          return (
            <li>
              <Part page={page} view={view} part={part} />
              {people.length === 0 ? null : (
                <ul class="mc-stack">
                  {people.map((each) => (
                    <li>
                      <Part page={page} view={view} part={each} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Part({ page, view, part }: PartProps) {
  const { locale } = page;
  const t = messages(locale).records;
  const state = assignmentState(part, view.today);
  const { dueOn, originalDueOn, reportedAt, acceptedAt, readAt } = part;
  const moved = originalDueOn !== null && originalDueOn !== dueOn;
  return (
    <>
      <p>
        <span class="mc-strong">{`${t.parts[part.part]}: ${whoHas(page, view, part)} `}</span>
        <Tag tone={ASSIGNMENT_TONES[state]}>{t.assignmentStates[state]}</Tag>
        {dueOn === null ? null : ` ${t.document.due({ on: dayText(dueOn) })}`}
        {moved ? ` (${t.document.originalDue({ on: dayText(originalDueOn) })})` : null}
      </p>
      <p>{part.instruction}</p>
      <p class="mc-small mc-muted">
        {t.document.givenBy({ name: part.assignedByName, at: fullMoment(part.assignedAt) })}
        {readAt === null ? null : ` · ${t.document.read({ at: shortMoment(readAt, view.today) })}`}
        {part.progress > 0 && acceptedAt === null
          ? ` · ${t.document.progress({ percent: part.progress })}`
          : null}
      </p>
      {reportedAt !== null && acceptedAt === null ? (
        <p>{t.document.reported({ at: fullMoment(reportedAt) })}</p>
      ) : null}
      {part.result === null ? null : <p>{t.document.result({ text: part.result })}</p>}
      {part.responseId === null ? null : (
        <p>
          <Link href={recordsPaths.one(part.responseId)}>{t.document.response}</Link>
        </p>
      )}
      {part.extensionTo === null ? null : (
        <p>
          {t.document.extensionAsked({ to: dayText(part.extensionTo), reason: part.extensionReason ?? "" })}
        </p>
      )}
      {part.cancelReason === null ? null : <p>{t.document.cancelled({ reason: part.cancelReason })}</p>}
      <PartActs page={page} view={view} part={part} />
    </>
  );
}

function whoHas({ locale }: AnyPage, { directory }: DocumentPageView, part: Assignment): string {
  return part.personName ?? unitText(directory, part.unitId, locale);
}

function PartActs({ page, view, part }: PartProps) {
  const acts = offeredActs(page.actor, view, part);
  const plain = acts.filter((act) => PLAIN.includes(act));
  const t = messages(page.locale).records;
  return (
    <div class="mc-stack">
      {plain.length === 0 ? null : (
        <div class="mc-row">
          {plain.map((act) => (
            <PlainAct page={page} view={view} part={part} act={act} />
          ))}
        </div>
      )}
      {acts.includes("assignPeople") && isOpen(part) ? (
        <FoldedAct title={t.acts.assignPeople} open={view.tried?.name === `assign-${part.id}`} quiet>
          <AssignForm page={page} view={view} parent={part} isMain={false} />
        </FoldedAct>
      ) : null}
      {WORDED.filter(({ act }) => acts.includes(act)).map(({ act, name }) => (
        <FoldedAct title={t.acts[act]} open={view.tried?.name === `${name}-${part.id}`} quiet>
          <WordedAct page={page} view={view} part={part} act={act} name={name} />
        </FoldedAct>
      ))}
    </div>
  );
}

const PLAIN: readonly PartAct[] = ["read", "accept", "sendBack", "grant", "refuse"];
const ADDRESS = {
  read: "read",
  accept: "accept",
  sendBack: "send-back",
  grant: "decide-extension",
  refuse: "decide-extension",
} as const;

/** An act that is said by a button alone. */
function PlainAct({ page, view, part, act }: PartProps & { readonly act: PartAct }) {
  if (!isPlain(act)) return null;
  const address = ADDRESS[act];
  return (
    <Form page={page} action={recordsPaths.act(view.document.id, address)} class="mc-row">
      <input type="hidden" name="assignmentId" value={part.id} />
      {act === "grant" ? <input type="hidden" name="decision" value="GRANTED" /> : null}
      {act === "refuse" ? <input type="hidden" name="decision" value="REFUSED" /> : null}
      <Button variant="secondary">{messages(page.locale).records.acts[act]}</Button>
    </Form>
  );
}

function isPlain(act: PartAct): act is keyof typeof ADDRESS {
  return act in ADDRESS;
}

const WORDED = [
  { act: "advance", name: "advance" },
  { act: "report", name: "report" },
  { act: "askExtension", name: "ask-extension" },
  { act: "cancel", name: "cancel" },
] as const;
type Worded = {
  readonly act: (typeof WORDED)[number]["act"];
  readonly name: (typeof WORDED)[number]["name"];
};

/** An act that needs words, a day or a number. */
function WordedAct({ page, view, part, act, name }: PartProps & Worded) {
  const t = messages(page.locale).records;
  const { field, date } = fieldsOf(page, `${name}-${part.id}`, view.tried);
  return (
    <Form page={page} action={recordsPaths.act(view.document.id, name)}>
      <input type="hidden" name="assignmentId" value={part.id} />
      {act === "advance" ? (
        <TextInput
          {...field("progress", t.form.progress, String(part.progress))}
          inputMode="numeric"
          size={4}
        />
      ) : null}
      {act === "report" ? (
        <>
          <Textarea {...field("result", t.form.result)} rows={2} optional />
          <TextInput {...field("responseNumber", t.form.response)} size={20} optional />
        </>
      ) : null}
      {act === "askExtension" ? <DateInput {...date("to", t.form.extensionTo, NO_DATE)} /> : null}
      {act === "askExtension" || act === "cancel" ? (
        <Textarea {...field("reason", t.form.reason)} rows={2} maxLength={1_000} />
      ) : null}
      <div class="mc-row">
        <Button variant="secondary">{t.acts[act]}</Button>
      </div>
    </Form>
  );
}
