import { parseId } from "../../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Officer } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { closeDay, drawerOf, noteClaim } from "../commands/close-day.ts";
import { drawersMoved, readDay, withHeard } from "../queries/day.ts";
import { unitsOf } from "../rights.ts";
import { DayPage, type DrawerView, drawerField } from "./day-page.tsx";
import { type AnyPage, callOf, officerOf, saidNo, typed, typedDong } from "./page-parts.ts";

const claimParams = z.strictObject({ id: idField("payment request") });

/** The cashier's day and the count of the drawer. */
export function registerDayPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/day",
    act: "payment.take",
    query: z.object({ day: z.string().max(10).catch("").default("") }),
    handler: (page) =>
      showDay({ page, heard: office.heard }, { day: parseLocalDate(page.query.day), errors: [] }),
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

type Shown = { readonly day: LocalDate | null; readonly errors: readonly FormError[] };

/** Every drawer of the cashier for a day: those of the own posts, and those in which something moved. */
async function drawersOn(
  { page, heard }: Showing,
  officer: Officer,
  day: LocalDate,
): Promise<readonly DrawerView[]> {
  const { database } = page.services;
  const posts = officer.grants.filter(({ role }) => role === "cashier").map(({ unitId }) => unitId);
  const unitIds = await unitsOf(page.services, officer, "payment.take");
  const moved = await drawersMoved(database, { cashierId: officer.personId, unitIds }, day);
  const directory = await unitDirectory(database);
  return Promise.all(
    [...new Set([...posts, ...moved])].map(async (unitId) => {
      const drawer = { unitId, cashierId: officer.personId };
      const [{ claims, ...read }, sums] = await Promise.all([
        readDay(database, drawer, day),
        drawerOf(database, drawer, day),
      ]);
      return {
        unitId,
        unitName: directory.find(unitId)?.name ?? "",
        ...read,
        ...sums,
        claims: await withHeard(database, heard, claims),
      };
    }),
  );
}

type Showing = { readonly page: AnyPage; readonly heard: Office["heard"] };

async function showDay({ page, heard }: Showing, shown: Shown): Promise<Response> {
  const officer = officerOf(page);
  if (officer === null) return page.refuse({ code: "NOT_ALLOWED" });
  const day = shown.day ?? page.services.clock.today();
  const drawers = await drawersOn({ page, heard }, officer, day);
  if (drawers.length === 0) return page.refuse({ code: "NOT_ALLOWED" });
  const typedNow = {
    unitId: typed(page.form, "unitId"),
    countedDong: typed(page.form, "countedDong"),
    note: typed(page.form, "note"),
  };
  const view = { day, drawers, typed: typedNow, errors: shown.errors };
  return page.render(<DayPage page={page} view={view} />, shown.errors.length > 0 ? 422 : 200);
}

async function close(office: Office, page: AnyPage): Promise<Response> {
  const unitId = parseId<"unit">(typed(page.form, "unitId"));
  const day = parseLocalDate(typed(page.form, "day"));
  if (unitId === null || day === null) return page.refuse({ code: "NOT_FOUND" });
  const countedDong = typedDong(page.form, "countedDong");
  if (countedDong === null) {
    const errors = [saidNo(page, { code: "AMOUNT_UNREADABLE" }, drawerField("countedDong", unitId))];
    return showDay({ page, heard: office.heard }, { day, errors });
  }
  const note = typed(page.form, "note").slice(0, 300);
  const done = await closeDay(callOf(office, page), { unitId, day, countedDong, note });
  if (done.ok) return page.redirect(`${paths.cashDay()}?day=${day}`);
  if (done.refusal.code === "NOT_ALLOWED" || done.refusal.code === "NOT_FOUND")
    return page.refuse(done.refusal);
  const path = done.refusal.code === "DAY_NOTE_REQUIRED" ? drawerField("note", unitId) : "";
  return showDay({ page, heard: office.heard }, { day, errors: [saidNo(page, done.refusal, path)] });
}

async function note(office: Office, page: Page<z.output<typeof claimParams>, unknown>): Promise<Response> {
  const text = typed(page.form, "note").slice(0, 300);
  if (text === "") return page.refuse({ code: "INPUT_INVALID" });
  const done = await noteClaim(callOf(office, page), { requestId: page.params.id, note: text });
  return done.ok ? page.redirect(paths.cashDay()) : page.refuse(done.refusal);
}
