import type { Child } from "hono/jsx";
import { spokenPhone } from "../../kernel/identifiers.ts";
import { Icon, type IconName } from "./icon.tsx";

type Look = {
  /** One `primary` a page: the act the page is for. Everything else is `secondary` or `tertiary`. */
  readonly variant?: "primary" | "secondary" | "tertiary";
  readonly color?: "primary" | "accent" | "neutral" | "danger";
  readonly icon?: IconName;
  readonly children: Child;
};

type ButtonProps = Look & {
  readonly type?: "submit" | "button";
  readonly name?: string;
  readonly value?: string;
  /** Leaves out the browser's own checks: for "save draft" and "back", which must work on a half-filled form. */
  readonly formNoValidate?: boolean;
  readonly disabled?: boolean;
  /** Sends the form to another address than its own. */
  readonly formAction?: string;
  /** The form it sends, by id, where it stands outside of it. */
  readonly form?: string;
};

export function Button({
  variant = "primary",
  color,
  icon,
  children,
  type = "submit",
  formNoValidate,
  formAction,
  ...rest
}: ButtonProps) {
  return (
    <button
      class="ds-button"
      type={type}
      data-variant={variant}
      data-color={color ?? colorOf(variant)}
      {...(formAction === undefined ? {} : { formaction: formAction })}
      {...(formNoValidate === true ? { formnovalidate: true } : {})}
      {...rest}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  variant = "secondary",
  color,
  icon,
  children,
  href,
  download,
}: Look & { href: string; download?: boolean }) {
  return (
    <a
      class="ds-button"
      data-variant={variant}
      data-color={color ?? colorOf(variant)}
      href={href}
      {...(download === true ? { download: "" } : {})}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </a>
  );
}

export function Link({
  href,
  children,
  external = false,
}: {
  href: string;
  children: Child;
  external?: boolean;
}) {
  return (
    <a
      class="ds-link"
      data-color="accent"
      href={href}
      {...(external ? { rel: "noreferrer", target: "_blank" } : {})}
    >
      {children}
    </a>
  );
}

/** A number to call: shown as people write it, dialled as it is kept. */
export function PhoneLink({ phone }: { phone: string }) {
  return <Link href={phoneHref(phone)}>{spokenPhone(phone)}</Link>;
}

export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/\s/g, "")}`;
}

function colorOf(variant: "primary" | "secondary" | "tertiary"): "primary" | "accent" {
  return variant === "primary" ? "primary" : "accent";
}
