import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";
import type { Tone } from "./display.tsx";
import { Icon } from "./icon.tsx";

type StepState = "done" | "current" | "waiting" | "later" | "undone";
export type Step = {
  readonly state: StepState;
  readonly name: string;
  readonly detail?: string | undefined;
  /** Who did it, does it, or will do it. */
  readonly who?: string | undefined;
};

/** The process as a column of steps: the same thing the drawing shows, in words and in reading order. */
export function StepList({
  locale,
  steps,
  label,
}: {
  locale: Locale;
  steps: readonly Step[];
  label: string;
}) {
  const t = messages(locale).shell.steps;
  return (
    <ol class="mc-steps" aria-label={label}>
      {steps.map(({ state, name, detail, who }) => (
        <li data-state={state} {...(state === "current" ? { "aria-current": "step" } : {})}>
          <span class="mc-steps-dot">{state === "done" ? <Icon name="check" /> : null}</span>
          <span>
            <span class="mc-steps-name">{name}</span>
            <span class="ds-sr-only">{` (${t[state]})`}</span>
            {detail === undefined ? null : <small>{detail}</small>}
          </span>
          {who === undefined ? null : <span class="mc-steps-who">{who}</span>}
        </li>
      ))}
    </ol>
  );
}

export type TimelineEntry = {
  readonly at: string;
  readonly when: string;
  readonly what: string;
  readonly who?: string | undefined;
  readonly detail?: Child;
};

/** What happened, newest first as given. `at` is the instant for machines, `when` the words for people. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol class="mc-timeline">
      {entries.map(({ at, when, what, who, detail }) => (
        <li>
          <time datetime={at}>{when}</time>
          <div>
            <span class="mc-strong">{what}</span>
            {who === undefined ? null : <span class="mc-muted">{` · ${who}`}</span>}
            {detail === undefined || detail === null ? null : <div class="mc-small">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

export type ClockView = {
  /** How the clock stands, which also colours the card. */
  readonly state: "running" | "due-soon" | "overdue" | "paused" | "stopped" | "none";
  /** "Còn 2 ngày làm việc", "Quá hạn 1 ngày làm việc", "Đang tạm dừng…" */
  readonly left: string;
  /** "17:00 thứ Tư, 25/11/2026"; null where nothing is counted. */
  readonly due: string | null;
  /** What `due` is, where it is not the appointment for the result: the intake check. */
  readonly dueLabel?: string | undefined;
  /** One sentence for a citizen: why the date is what it is. */
  readonly reason?: string | undefined;
  /** The original date, where an extension moved it. */
  readonly originalDue?: string | undefined;
  /** The count told step by step; each entry a sentence. */
  readonly derivation: readonly string[];
};

const CLOCK_TONE = {
  running: "success",
  "due-soon": "warning",
  overdue: "danger",
  paused: "info",
  stopped: "neutral",
  none: "neutral",
} as const satisfies Record<ClockView["state"], Tone>;

/** The clock and its reason. The due date first for a citizen, the time left first for an officer. */
export function ClockCard({
  locale,
  clock,
  title,
  dueFirst = false,
  open = false,
}: {
  locale: Locale;
  clock: ClockView;
  title?: string;
  dueFirst?: boolean;
  open?: boolean;
}) {
  const t = messages(locale).shell.clock;
  const left = <p class={dueFirst ? "mc-strong mc-small" : "mc-clock-left"}>{clock.left}</p>;
  const due =
    clock.due === null ? null : dueFirst ? (
      <p class="mc-clock-left">{clock.due}</p>
    ) : (
      <p class="mc-clock-due">
        {`${clock.dueLabel ?? t.dueAt} `}
        <strong>{clock.due}</strong>
      </p>
    );
  return (
    <section class="mc-clock" data-color={CLOCK_TONE[clock.state]}>
      <h2 class="ds-heading" data-size="2xs">
        {dueFirst ? (clock.dueLabel ?? title ?? t.title) : (title ?? t.title)}
      </h2>
      {dueFirst ? [due, left] : [left, due]}
      {clock.originalDue === undefined ? null : (
        <p class="mc-small mc-muted">{t.original({ due: clock.originalDue })}</p>
      )}
      {clock.reason === undefined ? null : <p class="mc-small">{clock.reason}</p>}
      {clock.derivation.length === 0 ? null : (
        <details {...(open ? { open: true } : {})}>
          <summary>{t.why}</summary>
          <ol class="mc-derivation">
            {clock.derivation.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** An act that needs a few words: folded until wanted, so that the page shows one thing to do and the rest by name. */
export function FoldedAct({
  title,
  open = false,
  quiet = false,
  id,
  children,
}: {
  title: string;
  open?: boolean;
  quiet?: boolean;
  id?: string;
  children: Child;
}) {
  return (
    <details
      class="mc-act"
      {...(open ? { open: true } : {})}
      {...(quiet ? { "data-tone": "quiet" } : {})}
      {...(id === undefined ? {} : { id })}
    >
      <summary>{title}</summary>
      {children}
    </details>
  );
}
