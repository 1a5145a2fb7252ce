import { type Locale, messages } from "../../../i18n/index.ts";
import type { AuthorityWord } from "../../document/index.ts";
import type { RoutedAct } from "../api/act-bodies.ts";
import { REJECTION_REASONS } from "../rejection-reasons.ts";
import { deliveryQuestions } from "./delivery-questions.ts";
import type { ActChoices, FieldName, FieldSpec } from "./field-spec.ts";
import type { OfferedAct } from "./offered-acts.ts";
import { askablePapers, askedPapers } from "./papers-to-ask.ts";
import { demandQuestions, proofQuestions } from "./payment-questions.ts";

const text = (name: FieldName, optional = false): FieldSpec => ({ kind: "text", name, optional });
const line = (name: FieldName, optional = false): FieldSpec => ({ kind: "line", name, optional });
const fixed = (name: string, value: string): FieldSpec => ({ kind: "fixed", name, value });

/** The questions of an act, in the order they are asked. */
export function specsFor({ act, task }: OfferedAct, choices: ActChoices): readonly FieldSpec[] {
  const about: readonly FieldSpec[] =
    task === null || !NEEDS_TASK.includes(act) ? [] : [fixed("taskId", task.taskId)];
  return [...about, ...questions(act, task?.taskId ?? "", choices)];
}

/** Acts that say which task they are about; all others find it themselves. */
export const NEEDS_TASK: readonly RoutedAct[] = ["completeTask", "returnToPrevious", "assignTask"];

function questions(act: RoutedAct, taskId: string, choices: ActChoices): readonly FieldSpec[] {
  const intake = intakeQuestions(act, choices);
  if (intake !== null) return intake;
  const work = workQuestions(act, taskId, choices) ?? consultationQuestions(act, choices);
  return work ?? resultQuestions(act, choices) ?? clockQuestions(act, choices);
}

function intakeQuestions(act: RoutedAct, choices: ActChoices): readonly FieldSpec[] | null {
  const t = messages(choices.locale).acts;
  switch (act) {
    case "accept":
      return [
        { kind: "papers", name: "components", components: choices.papers.applying, held: choices.components },
      ];
    case "requestIntakeSupplement":
    case "proposeSupplement":
      return [{ kind: "items", name: "items", codes: askablePapers(act, choices.papers) }, text("reason")];
    case "reject":
      return [
        {
          kind: "select",
          name: "reasonCode",
          options: REJECTION_REASONS.map((value) => ({ value, label: t.rejectionReason[value] })),
        },
        text("reason"),
        line("legalGround"),
        text("instruction"),
      ];
    case "answerIntakeSupplement":
    case "answerSupplement":
      return [
        {
          kind: "papers",
          name: "components",
          components: askedPapers(choices.papers, choices.asked),
          held: null,
        },
      ];
    case "approveSupplement":
      return choices.overLimit ? [text("overLimitReason")] : [];
    case "confirmSupplement":
      return [
        {
          kind: "many",
          name: "acceptedComponents",
          options: choices.asked.map((value) => ({ value, label: choices.paperName(value) })),
        },
      ];
    default:
      return null;
  }
}

function workQuestions(act: RoutedAct, taskId: string, choices: ActChoices): readonly FieldSpec[] | null {
  const t = messages(choices.locale);
  const outcomeNames: { readonly [code: string]: string } = t.acts.outcome;
  switch (act) {
    case "assignTask":
      return [{ kind: "select", name: "assigneeId", options: choices.assignees }];
    case "completeTask": {
      const outcomes = choices
        .outcomes(taskId)
        .map((value) => ({ value, label: outcomeNames[value] ?? value }));
      return [
        ...assigneeOfNext(taskId, choices),
        ...(outcomes.length === 0 ? [] : [{ kind: "radio", name: "outcome", options: outcomes } as const]),
        text("note", true),
      ];
    }
    case "returnToPrevious":
      return [{ kind: "select", name: "to", options: choices.returnTargets(taskId) }, text("reason")];
    case "takeBack":
      return [text("reason")];
    case "startVerification":
      return [text("notice")];
    case "finishVerification":
      return [text("finding")];
    case "confirmDraftByApplicant":
      return [
        {
          kind: "radio",
          name: "confirmed",
          options: [
            { value: "true", label: t.acts.field.confirmedYes },
            { value: "false", label: t.acts.field.confirmedNo },
          ],
        },
      ];
    default:
      return null;
  }
}

function consultationQuestions(act: RoutedAct, choices: ActChoices): readonly FieldSpec[] | null {
  const { opinion } = messages(choices.locale).desk.dossier;
  switch (act) {
    case "requestConsultation":
      return [
        { kind: "many", name: "unitIds", options: choices.units },
        text("question"),
        { kind: "date", name: "dueOn" },
      ];
    case "replyConsultation":
      return [
        fixed("consultationId", choices.consultation?.id ?? ""),
        fixed("unitId", choices.consultation?.unitId ?? ""),
        {
          kind: "radio",
          name: "opinion",
          options: (["AGREE", "CONDITIONAL", "DISAGREE"] as const).map((value) => ({
            value,
            label: opinion[value],
          })),
        },
        text("text"),
      ];
    case "closeConsultation":
      return [fixed("consultationId", choices.consultation?.id ?? "")];
    case "withdrawConsultation":
      return [fixed("consultationId", choices.consultation?.id ?? ""), text("reason")];
    default:
      return null;
  }
}

const named = (names: { readonly [code: string]: string }, codes: readonly string[]) =>
  codes.map((value) => ({ value, label: names[value] ?? value }));

/** A step that assigns asks who the work goes to; left open, whoever has the role takes it. */
function assigneeOfNext(taskId: string, { nextAssignees }: ActChoices): readonly FieldSpec[] {
  const options = nextAssignees(taskId);
  return options.length === 0 ? [] : [{ kind: "select", name: "assigneeId", options, optional: true }];
}

function resultQuestions(act: RoutedAct, choices: ActChoices): readonly FieldSpec[] | null {
  const t = messages(choices.locale);
  switch (act) {
    case "draftResult":
      return [
        {
          kind: "radio",
          name: "resultOutcome",
          options: choices.drafts.map(({ outcome }) => ({
            value: outcome,
            label: t.desk.dossier.resultOutcome[outcome],
          })),
        },
        { kind: "draft", name: "draftFields", drafts: choices.drafts },
      ];
    case "signResult":
      return [
        {
          kind: "radio",
          name: "resultOutcome",
          options: named(t.desk.dossier.resultOutcome, ["POSITIVE", "NEGATIVE"]),
        },
        {
          kind: "select",
          name: "authorityWord",
          // Left open it is the one by the post already.
          options: named(t.acts.authorityWord, ["TM", "KT", "TL", "TUQ", "Q"]).filter(
            ({ value }) => value !== choices.signsAs,
          ),
          optional: true,
          emptyLabel: authorityByPostLabel(choices.signsAs, choices.locale),
        },
        text("summary"),
        line("legalGround", true),
      ];
    case "issueResult":
      return [...resultFiles(choices), ...(choices.isLate ? [lateCause(choices)] : [])];
    case "returnResult":
      return deliveryQuestions(choices);
    case "reopen":
    case "sendResultAgain":
      return [text("reason")];
    case "revokeResult":
      return [text("reason"), line("legalGround")];
    case "supersedeResult":
      return [line("replacementNumber"), text("reason"), line("legalGround")];
    default:
      return null;
  }
}

/** What leaving the authority open means for who signs. */
export function authorityByPostLabel(word: AuthorityWord | null, locale: Locale): string {
  const t = messages(locale).acts;
  return t.authorityByPost({ word: word === null ? null : t.authorityWord[word] });
}

/** Where the office's own paper bears its signatures nothing is to be uploaded: the box is there for what comes beside it. */
function resultFiles({ signedPaper }: ActChoices): readonly FieldSpec[] {
  const folded = signedPaper === "DIGITAL";
  return [
    { kind: "files", name: "files", optional: signedPaper !== null, folded },
    { kind: "tick", name: "comparedScans", label: null, folded },
  ];
}

/** Never asked for as a condition: an overdue dossier is not kept back for want of a cause. */
function lateCause({ lateCauses }: ActChoices): FieldSpec {
  return { kind: "select", name: "lateCause", options: lateCauses, optional: true };
}

/** The papers the office holds, each to be ticked that goes back. */
function papersReturned({ held, paperName }: ActChoices): FieldSpec {
  const options = held.map((value) => ({ value, label: paperName(value) }));
  return { kind: "many", name: "papersReturned", options, optional: true };
}

function clockQuestions(act: RoutedAct, choices: ActChoices): readonly FieldSpec[] {
  switch (act) {
    case "requirePayment":
      return demandQuestions(choices);
    case "confirmPayment":
      return proofQuestions(choices);
    case "suspend":
      return [text("ground"), line("document")];
    case "resume":
      return [text("note", true)];
    case "stop":
      return [text("reason"), line("legalGround"), papersReturned(choices)];
    case "approveWithdrawal":
      return [
        ...(choices.feesPaid ? [text("refundDecision")] : []),
        ...(choices.feesPaid && choices.feesInBooks ? [REFUND] : []),
        papersReturned(choices),
      ];
    case "proposeExtension":
      return [{ kind: "date", name: "newDueOn" }, text("reason"), lateCause(choices)];
    case "reroute":
      return [{ kind: "select", name: "toUnitId", options: choices.agencies }, text("reason")];
    case "requestWithdrawal":
    case "refuseWithdrawal":
    case "dropSupplement":
    case "cancel":
      return [text("reason")];
    default:
      return [];
  }
}

const REFUND: FieldSpec = { kind: "tick", name: "refundFees", label: null };
