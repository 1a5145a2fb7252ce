import { type Locale, messages } from "../../../i18n/index.ts";
import { Table } from "../../../web/components/index.ts";
import type { ProcessGraph } from "../graph.ts";
import { minutesText, outcomeText, unitText } from "../process-texts.ts";
import { listStepsInOrder, type ProcessStep } from "../steps.ts";

/** The steps in reading order with who does them, where, and in what time. */
export function StepsTable({ locale, graph }: { locale: Locale; graph: ProcessGraph }) {
  const { process, shell } = messages(locale);
  const t = process.admin;
  const roles: Readonly<Record<string, string>> = shell.roles;
  const steps = listStepsInOrder(graph);
  const hasOnline = steps.some((step) => step.quotaOnlineMinutes !== step.quotaMinutes);
  return (
    <Table
      locale={locale}
      caption={t.steps}
      rows={steps}
      columns={[
        { key: "step", header: t.step, cell: (step) => <StepName locale={locale} step={step} /> },
        { key: "role", header: t.role, cell: ({ role }) => (role === null ? "–" : (roles[role] ?? role)) },
        { key: "unit", header: t.unit, cell: ({ unit }) => (unit === null ? "–" : unitText(unit, locale)) },
        { key: "quota", header: t.quota, align: "end", cell: (step) => quotaText(step.quotaMinutes, locale) },
        ...(hasOnline
          ? [
              {
                key: "online",
                header: t.quotaOnline,
                align: "end" as const,
                cell: (step: ProcessStep) => quotaText(step.quotaOnlineMinutes, locale),
              },
            ]
          : []),
      ]}
    />
  );
}

function StepName({ locale, step }: { locale: Locale; step: ProcessStep }) {
  const t = messages(locale).process.admin;
  const outcomes = step.outcomes.map((outcome) => outcomeText(outcome, locale)).join(", ");
  const notes = [
    step.isConditional ? t.optionalStep : "",
    outcomes === "" ? "" : `${t.outcome}: ${outcomes}`,
  ];
  const told = notes.filter((note) => note !== "").join(" · ");
  return (
    <span>
      {step.name[locale]}
      {told === "" ? null : (
        <>
          <br />
          <span class="mc-muted mc-small">{told}</span>
        </>
      )}
    </span>
  );
}

function quotaText(minutes: number | null, locale: Locale): string {
  return minutes === null ? messages(locale).process.admin.waits : minutesText(minutes, locale);
}
