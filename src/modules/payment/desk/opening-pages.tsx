import { messages } from "../../../i18n/index.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { dateTextOf, type FormError, NO_DATE } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { sayOpening } from "../commands/say-opening.ts";
import { listAccounts } from "../queries/bank-view.ts";
import { listOpenings } from "../queries/openings.ts";
import { unitsOf } from "../rights.ts";
import { OpeningPage, type OpeningView } from "./opening-page.tsx";
import { callOf, officerOf, saidNo, typed, typedDong } from "./page-parts.ts";

const params = z.strictObject({ id: idField("account") });
type OpeningRoute = Page<z.output<typeof params>, unknown>;

/** What stood on an account when its books began here, and who said so. */
export function registerOpeningPages(router: Router, office: Office): void {
  const one = { path: "/desk/cash/accounts/{id}", act: "payment.manage-accounts", params } as const;
  pageRoute(router, { ...one, method: "get", handler: (page) => showOpening(page, null) });
  pageRoute(router, { ...one, method: "post", handler: (page) => say(office, page) });
}

async function showOpening(
  page: OpeningRoute,
  tried: Pick<OpeningView, "typed" | "errors"> | null,
): Promise<Response> {
  const officer = officerOf(page);
  if (officer === null) return page.refuse({ code: "NOT_FOUND" });
  const { database } = page.services;
  const unitIds = await unitsOf(page.services, officer, "payment.manage-accounts");
  const account = (await listAccounts(database, unitIds)).find(({ id }) => id === page.params.id);
  if (account === undefined) return page.refuse({ code: "NOT_FOUND" });
  const rows = await listOpenings(database, { unitIds, viewer: officer.personId, accountId: account.id });
  const nothing = { amountDong: "", fromOn: NO_DATE, ground: "" };
  const view: OpeningView = { account, rows, typed: nothing, errors: [], ...tried };
  return page.render(<OpeningPage page={page} view={view} />, tried === null ? 200 : 422);
}

async function say(office: Office, page: OpeningRoute): Promise<Response> {
  const t = messages(page.locale).payment.accounts;
  const { form } = page;
  const part = (name: string) => typed(form, `fromOn.${name}`).slice(0, 4);
  const now = {
    amountDong: typed(form, "amountDong").slice(0, 30),
    fromOn: { day: part("day"), month: part("month"), year: part("year") },
    ground: typed(form, "ground").slice(0, 300),
  };
  const amountDong = typedDong(form, "amountDong");
  const fromOn = parseLocalDate(dateTextOf(now.fromOn));
  const errors: FormError[] = [
    ...(amountDong === null ? [{ path: "amountDong", message: t.openingWrong }] : []),
    ...(fromOn === null ? [{ path: "fromOn", message: t.fromOnWrong }] : []),
    ...(now.ground === "" ? [{ path: "ground", message: t.groundMissing }] : []),
  ];
  if (amountDong === null || fromOn === null || errors.length > 0)
    return showOpening(page, { typed: now, errors });
  const said = { accountId: page.params.id, amountDong, fromOn, ground: now.ground };
  const done = await sayOpening(callOf(office, page), said);
  if (done.ok) return page.redirect(paths.cashAccount(page.params.id));
  const path = done.refusal.code === "OPENING_DAY_TO_COME" ? "fromOn" : "";
  return showOpening(page, { typed: now, errors: [saidNo(page, done.refusal, path)] });
}
