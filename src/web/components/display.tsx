import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "accent" | "primary";

/** A state in a word, on a tinted ground. */
export function Tag({ tone = "neutral", children }: { tone?: Tone; children: Child }) {
  return (
    <span class="ds-tag" data-color={tone}>
      {children}
    </span>
  );
}

/** A white sheet with a heading of its own. `edge` colours its left side to say how things stand. */
export function Card({
  title,
  level = 2,
  edge,
  id,
  children,
}: {
  title?: string;
  level?: 2 | 3;
  edge?: Tone;
  id?: string;
  children: Child;
}) {
  return (
    <section
      class="ds-card"
      {...(edge === undefined ? {} : { "data-color": edge, "data-edge": "" })}
      {...(id === undefined ? {} : { id })}
    >
      {title === undefined ? null : <Heading level={level} title={title} />}
      {children}
    </section>
  );
}

export function Heading({
  level,
  title,
  size,
}: {
  level: 1 | 2 | 3;
  title: string;
  size?: "2xs" | "xs" | "sm" | "md" | "lg";
}) {
  const attributes = {
    class: "ds-heading",
    "data-size": size ?? (level === 1 ? "md" : level === 2 ? "2xs" : "2xs"),
  };
  if (level === 1) return <h1 {...attributes}>{title}</h1>;
  return level === 2 ? <h2 {...attributes}>{title}</h2> : <h3 {...attributes}>{title}</h3>;
}

/** A message about the whole page. `assertive` only for what just went wrong. */
export function Alert({
  locale,
  tone,
  title,
  assertive = false,
  children,
}: {
  locale: Locale;
  tone: "info" | "success" | "warning" | "danger";
  title?: string;
  assertive?: boolean;
  children?: Child;
}) {
  return (
    <div
      class="ds-alert"
      data-color={tone}
      {...(assertive ? { role: "alert" } : tone === "success" ? { role: "status" } : {})}
    >
      <p class="mc-strong">
        <span class="ds-sr-only">{`${messages(locale).shell.alert[tone]}: `}</span>
        {title ?? messages(locale).shell.alert[tone]}
      </p>
      {children === undefined ? null : <div>{children}</div>}
    </div>
  );
}

/** A count that leads to the list behind it. `share` is the fraction a percentage was made from. */
export function StatTile({
  label,
  value,
  share,
  href,
  tone = "neutral",
  current = false,
}: {
  label: string;
  value: string;
  share?: string;
  href?: string;
  tone?: Tone;
  current?: boolean;
}) {
  const inside = (
    <>
      {label}
      <strong>{value}</strong>
      {share === undefined ? null : <small>{share}</small>}
    </>
  );
  if (href === undefined) {
    return (
      <div class="mc-tile" data-color={tone}>
        {inside}
      </div>
    );
  }
  return (
    <a class="mc-tile" data-color={tone} href={href} {...(current ? { "aria-current": "true" } : {})}>
      {inside}
    </a>
  );
}

/** Terms and their values: `[label, value]`; a null value leaves the line out. */
export function DefinitionList({ items }: { items: readonly (readonly [string, Child | null])[] }) {
  return (
    <dl class="mc-facts">
      {items.map(([term, value]) =>
        value === null || value === undefined || value === "" ? null : (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}

/** Large choice with a picture: life events on the home page. */
export function EventTile({ icon, label, href }: { icon: IconName; label: string; href: string }) {
  return (
    <a class="mc-event" href={href}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  );
}
