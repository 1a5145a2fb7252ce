import { getCookie, setCookie } from "hono/cookie";
import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { errorOf, type FormError, Select } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Page } from "../../../web/route.ts";
import { cookieOptions, isHttps } from "../../../web/session.ts";
import { authorize, type Officer, type UnitId } from "../../access/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { NOBODYS } from "../queries/awaited-desk.ts";

type AnyPage = Page<unknown, unknown>;

/** The counters an officer may receive at, and which of them stands in the box. */
export type Counters = {
  readonly units: readonly { readonly id: UnitId; readonly name: string }[];
  readonly shown: UnitId | null;
};

const FIELD = "_counter";
const YEAR_SECONDS = 31_536_000;

/**
 * Where the officer receives: the units of their posts at an intake desk that may receive today. Of several the one used
 * last at this machine stands in the box; numbers of a register are not given back, so none is taken for granted.
 */
export async function countersOf(page: AnyPage, officer: Officer): Promise<Counters> {
  const { database, clock } = page.services;
  const directory = await unitDirectory(database);
  const held = officer.grants.filter(({ role }) => role === "intake-officer").map(({ unitId }) => unitId);
  const units = [...new Set(held)]
    .filter((unitId) => {
      const unit = directory.find(unitId);
      if (unit === null || !isValidOn(unit, clock.today())) return false;
      const receiving = directory.lineageOf(unitId, clock.today());
      return authorize(officer, "dossier.receive", { ...NOBODYS, receiving }).allowed;
    })
    .map((id) => ({ id, name: directory.find(id)?.name ?? "" }));
  const among = (text: unknown) => units.find(({ id }) => id === text)?.id;
  const shown = among(page.form[FIELD]) ?? among(getCookie(page.context, cookieNameOf(page)));
  return { units, shown: shown ?? units[0]?.id ?? null };
}

/** The counter the form was sent for; null where there are several and it named none of them. */
export function counterSent({ form }: AnyPage, { units }: Counters): UnitId | null {
  const [only] = units;
  if (units.length === 1 && only !== undefined) return only.id;
  const typed = form[FIELD];
  const sent = typeof typed === "string" ? parseId<"unit">(typed) : null;
  return units.some(({ id }) => id === sent) ? sent : null;
}

export function counterMissing({ locale }: PageFrame): FormError {
  return { path: FIELD, message: messages(locale).desk.intake.counterMissing };
}

/** This machine stands at this counter: its next form begins with it. */
export function rememberCounter(page: AnyPage, counter: UnitId): void {
  setCookie(page.context, cookieNameOf(page), counter, {
    ...cookieOptions(page.context),
    maxAge: YEAR_SECONDS,
  });
}

function cookieNameOf({ context }: AnyPage): string {
  return isHttps(context) ? "__Host-motcua-counter" : "motcua-counter";
}

type CounterSelectProps = {
  readonly page: PageFrame;
  readonly counters: Counters;
  readonly errors: readonly FormError[];
};

/** Asks at which counter, where there is more than one. */
export function CounterSelect({ page: { locale }, counters, errors }: CounterSelectProps) {
  const t = messages(locale).desk.intake;
  if (counters.units.length < 2) return null;
  return (
    <Select
      locale={locale}
      name={FIELD}
      label={t.counter}
      hint={t.counterHint}
      value={counters.shown ?? ""}
      emptyLabel={null}
      options={counters.units.map(({ id, name }) => ({ value: id, label: name }))}
      error={errorOf(errors, FIELD)}
    />
  );
}
