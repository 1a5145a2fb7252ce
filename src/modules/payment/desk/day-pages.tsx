import { type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Officer, UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { closeDay, drawerOf, noteClaim } from "../commands/close-day.ts";
import { readDay } from "../queries/day.ts";
import { DayPage } from "./day-page.tsx";
import { type AnyPage, callOf, officerOf, saidNo, typed, typedDong } from "./page-parts.ts";

const claimParams = z.strictObject({ id: idField("payment request") });

/** The cashier's day and the count of the drawer. */
export function registerDayPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/day",
    act: "payment.take",
    query: z.object({ day: z.string().max(10).catch("").default("") }),
    handler: (page) => showDay(page, { day: parseLocalDate(page.query.day), errors: [] }),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/day/close",
    act: "payment.take",
    handler: (page) => close(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/claims/{id}/note",
    act: "payment.take",
    params: claimParams,
    handler: (page) => note(office, page),
  });
}

/** The drawer stands where the cashier holds the post. */
function unitOf(officer: Officer): UnitId | null {
  return officer.grants.find(({ role }) => role === "cashier")?.unitId ?? null;
}

type Shown = { readonly day: LocalDate | null; readonly errors: readonly FormError[] };

async function showDay(page: AnyPage, shown: Shown): Promise<Response> {
  const officer = officerOf(page);
  const unitId = officer === null ? null : unitOf(officer);
  if (officer === null || unitId === null) return page.refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = page.services;
  const day = shown.day ?? clock.today();
  const drawer = { unitId, cashierId: officer.personId };
  const read = await readDay(database, drawer, day);
  const { expectedDong, cardDong } = await drawerOf(database, drawer, day);
  const typedNow = { countedDong: typed(page.form, "countedDong"), note: typed(page.form, "note") };
  const view = { ...read, day, unitId, expectedDong, cardDong, typed: typedNow, errors: shown.errors };
  return page.render(<DayPage page={page} view={view} />, shown.errors.length > 0 ? 422 : 200);
}

async function close(office: Office, page: AnyPage): Promise<Response> {
  const officer = officerOf(page);
  const unitId = officer === null ? null : unitOf(officer);
  const day = parseLocalDate(typed(page.form, "day"));
  if (unitId === null || day === null) return page.refuse({ code: "NOT_FOUND" });
  const countedDong = typedDong(page.form, "countedDong");
  if (countedDong === null) {
    const errors = [saidNo(page, { code: "INPUT_INVALID" }, "countedDong")];
    return showDay(page, { day, errors });
  }
  const note = typed(page.form, "note").slice(0, 300);
  const done = await closeDay(callOf(office, page), { unitId, day, countedDong, note });
  if (done.ok) return page.redirect(`${paths.cashDay()}?day=${day}`);
  const path = done.refusal.code === "DAY_NOTE_REQUIRED" ? "note" : "";
  return showDay(page, { day, errors: [saidNo(page, done.refusal, path)] });
}

async function note(office: Office, page: Page<z.output<typeof claimParams>, unknown>): Promise<Response> {
  const text = typed(page.form, "note").slice(0, 300);
  if (text === "") return page.refuse({ code: "INPUT_INVALID" });
  const done = await noteClaim(callOf(office, page), { requestId: page.params.id, note: text });
  return done.ok ? page.redirect(paths.cashDay()) : page.refuse(done.refusal);
}
