import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { type Step, shortMoment } from "../../../web/components/index.ts";
import { listStepsInOrder, type ProcessGraph, type ProcessStep } from "../../process/index.ts";
import type { Dossier, DossierTask, StepUse } from "../dossier.ts";
import type { DossierPage } from "../queries/dossier-page.ts";
import { workingTimeWords } from "../screens/working-hours.ts";

type StepWords = {
  readonly locale: Locale;
  readonly today: LocalDate;
  readonly personName: (id: string) => string | undefined;
  readonly unitName: (id: string) => string | undefined;
};

/** The process as steps: done with who and when, at work with its quota, and what is still ahead. */
export function processSteps(
  { dossier, timeline }: Pick<DossierPage, "dossier" | "timeline">,
  graph: ProcessGraph,
  words: StepWords,
): Step[] {
  const taken = timeline.filter(({ type }) => type === "HandOverTakenBack");
  const taskIds = taken.map(({ data }) => data["taskId"]);
  // With the step nobody began goes the one before it, which handed over: it is at work again.
  const isUndone = (index: number) =>
    [dossier.steps[index], dossier.steps[index + 1]].some(
      (use) => use !== undefined && taskIds.includes(use.taskId),
    );
  const done = dossier.steps.map((use, index) => doneStep(use, { ...words, isUndone: isUndone(index) }));
  const current = dossier.tasks.map((task) => currentStep(task, words));
  const steps = dossier.steps.filter((_, index) => !isUndone(index));
  const ahead = stepsAhead({ ...dossier, steps }, graph).map((step) => aheadStep(step, words));
  return [...done, ...current, ...ahead];
}

function doneStep(use: StepUse, words: StepWords & { readonly isUndone: boolean }): Step {
  const t = messages(words.locale).desk.dossier;
  const span = t.span({
    from: shortMoment(use.startedAt, words.today),
    to: shortMoment(use.finishedAt, words.today),
  });
  const over =
    use.overMinutes > 0
      ? ` · ${t.overQuota({ time: workingTimeWords(Math.round(use.overMinutes), words.locale) })}`
      : "";
  return {
    state: words.isUndone ? "undone" : "done",
    name: words.locale === "en" ? use.stepNameEn : use.stepName,
    detail: `${span}${over}${words.isUndone ? ` · ${t.takenBack}` : ""}`,
    who:
      use.personId === null
        ? words.unitName(use.unitId)
        : (words.personName(use.personId) ?? words.unitName(use.unitId)),
  };
}

function currentStep(task: DossierTask, words: StepWords): Step {
  const t = messages(words.locale).desk.dossier;
  return {
    state: "current",
    name: words.locale === "en" ? task.stepNameEn : task.stepName,
    detail: t.quotaLeft({
      from: shortMoment(task.startedAt, words.today),
      quota: workingTimeWords(task.quotaMinutes, words.locale),
      due: shortMoment(task.dueAt, words.today),
    }),
    who: task.assigneeId === null ? words.unitName(task.unitId) : words.personName(task.assigneeId),
  };
}

/** Steps every run passes that are neither done nor open; one that was taken back before anybody began is to come again. A step that depends on the case is not promised. */
function stepsAhead(
  { steps, tasks }: Pick<Dossier, "steps" | "tasks">,
  graph: ProcessGraph,
): readonly ProcessStep[] {
  const order = listStepsInOrder(graph);
  const reached = new Set([...steps, ...tasks].map((work) => work.stepCode));
  const last = order.findLastIndex((step) => reached.has(step.stepCode));
  return order.filter((step, index) => index > last && !step.isConditional);
}

function aheadStep(step: ProcessStep, words: StepWords): Step {
  const t = messages(words.locale);
  const roleNames: { readonly [role: string]: string } = t.shell.roles;
  return {
    state: "later",
    name: step.name[words.locale],
    detail:
      step.quotaMinutes === null
        ? undefined
        : t.desk.dossier.quota({ time: workingTimeWords(step.quotaMinutes, words.locale) }),
    who: step.role === null ? undefined : roleNames[step.role],
  };
}
