import { messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { askMissing } from "../commands/settle-missing.ts";
import { MISSING_CAUSES } from "../movement-decision-store.ts";
import { findMissing } from "../queries/missing-on-statement.ts";
import { unitsOf } from "../rights.ts";
import { MissingPage, type MissingTyped, type MissingView } from "./missing-page.tsx";
import { callOf, officerOf, saidNo, typed } from "./page-parts.ts";

const params = z.strictObject({ id: idField("bank movement") });
type MissingRoute = Page<z.output<typeof params>, unknown>;

/** What became of money that the bank announced and no statement has. */
export function registerMissingPages(router: Router, office: Office): void {
  const one = { path: "/desk/cash/bank/missing/{id}", act: "payment.reconcile", params } as const;
  pageRoute(router, { ...one, method: "get", handler: (page) => showMissing(page, null) });
  pageRoute(router, { ...one, method: "post", handler: (page) => settle(office, page) });
}

async function showMissing(
  page: MissingRoute,
  tried: Pick<MissingView, "typed" | "errors"> | null,
): Promise<Response> {
  const officer = officerOf(page);
  const unitIds = officer === null ? [] : await unitsOf(page.services, officer, "payment.reconcile");
  const missing = await findMissing(page.services.database, { unitIds, id: page.params.id });
  if (missing === null) return page.refuse({ code: "NOT_FOUND" });
  const view: MissingView = {
    missing,
    causes: MISSING_CAUSES.filter((cause) => cause !== "AWAITED" || !missing.is_awaited),
    typed: { cause: "", document: "", ground: "" },
    errors: [],
    ...tried,
  };
  return page.render(<MissingPage page={page} view={view} />, tried === null ? 200 : 422);
}

async function settle(office: Office, page: MissingRoute): Promise<Response> {
  const t = messages(page.locale).payment.bank;
  const now: MissingTyped = {
    cause: typed(page.form, "cause"),
    document: typed(page.form, "document").slice(0, 300),
    ground: typed(page.form, "ground").slice(0, 300),
  };
  const cause = MISSING_CAUSES.find((each) => each === now.cause);
  const errors: FormError[] = [
    ...(cause === undefined ? [{ path: "cause", message: t.causeMissing }] : []),
    ...(now.document === "" ? [{ path: "document", message: t.documentMissing }] : []),
    ...(now.ground === "" ? [{ path: "ground", message: t.whyMissing }] : []),
  ];
  if (cause === undefined || errors.length > 0) return showMissing(page, { typed: now, errors });
  const { document, ground } = now;
  const done = await askMissing(callOf(office, page), {
    movementId: page.params.id,
    cause,
    document,
    ground,
  });
  if (done.ok) return page.redirect(paths.cashBank());
  return showMissing(page, { typed: now, errors: [saidNo(page, done.refusal, "cause")] });
}
