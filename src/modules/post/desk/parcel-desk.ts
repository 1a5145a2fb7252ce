import { parseDong } from "../../../kernel/dong.ts";
import type { Refusal } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import type { Page } from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { isValidOn, type Unit, unitDirectory } from "../../organisation/index.ts";
import { countParcels, type ParcelCounts } from "../queries/list-parcels.ts";
import { type ParcelScope, type PostCall, scopeFor } from "../rights.ts";

export type AnyPage = Page<unknown, unknown>;

/** What every page of the parcel desk needs: whose parcels, how many, and the names of units. */
export type ParcelDesk = {
  readonly scope: ParcelScope;
  readonly counts: ParcelCounts;
  readonly unitName: (id: UnitId | null) => string;
  /** Post offices open today. */
  readonly carriers: readonly Unit[];
};

export async function openParcelDesk({ services, actor }: AnyPage): Promise<ParcelDesk> {
  const [scope, directory] = await Promise.all([scopeFor(services, actor), unitDirectory(services.database)]);
  const today = services.clock.today();
  return {
    scope,
    counts: await countParcels(services.database, scope),
    unitName: (id) => (id === null ? "—" : (directory.find(id)?.shortName ?? "—")),
    carriers: directory.all().filter((unit) => unit.kind === "POSTAL" && isValidOn(unit, today)),
  };
}

export function callOf(office: Office, { services, actor }: AnyPage): PostCall {
  return { office, services, actor };
}

/** A refusal that stands on the page it is about; others are pages of their own. */
export function toldOn({ locale }: AnyPage, refusal: Refusal, path = ""): FormError | null {
  if (!refusal.code.startsWith("POST_") && refusal.code !== "DAY_CLOSED") return null;
  return { path, message: errorText(locale, refusal.code, refusal) ?? refusal.code };
}

export function typed({ form }: AnyPage, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.trim().slice(0, 2_000) : "";
}

/** Everything ticked under a name, once each. */
export function ticked({ form }: AnyPage, name: string): readonly string[] {
  const value = form[name] ?? [];
  const all = Array.isArray(value) ? value : [value];
  return [...new Set(all.filter((each) => typeof each === "string"))].slice(0, 500);
}

const NUMBER_MAX = 9_999_999_999;

/** A whole number not below zero as people type it: `16.000`, `16 000`. Null where it is none. */
export function typedNumber(page: AnyPage, name: string): number | null {
  const number = parseDong(typed(page, name));
  return number !== null && number <= NUMBER_MAX ? number : null;
}
