import { parseDong } from "../../../kernel/dong.ts";
import type { Refusal } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import type { Officer } from "../../access/index.ts";
import type { TillCall } from "../commands/take-payment.ts";

export type AnyPage = Page<unknown, unknown>;

/** What was typed into a field, trimmed; empty where it was not. */
export function typed(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.trim() : "";
}

/** Every value a name was sent with. */
export function typedAll(form: FormInput, name: string): readonly string[] {
  const value = form[name];
  const all = Array.isArray(value) ? value : [value];
  return all.filter((each): each is string => typeof each === "string" && each !== "");
}

/** `1.250.000` or `1250000`; null where it is no whole number of đồng. */
export function typedDong(form: FormInput, name: string): number | null {
  return parseDong(typed(form, name));
}

/** The refusal as a line above the form, so that what was typed stays. */
export function saidNo(page: Pick<AnyPage, "locale">, refusal: Refusal, path = ""): FormError {
  return { path, message: errorText(page.locale, refusal.code, refusal) ?? refusal.code };
}

/** The officer at the desk; null where nobody with a desk asks. */
export function officerOf({ actor }: Pick<AnyPage, "actor">): Officer | null {
  return actor.kind === "officer" ? actor : null;
}

/** A command of this page: in the transaction of its request. */
export function callOf(office: TillCall["office"], page: AnyPage): TillCall {
  return { office, services: page.services, actor: page.actor };
}
