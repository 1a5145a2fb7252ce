import { messages } from "../../../i18n/index.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { MISBEHAVIOURS } from "../simulator/simulated-bank.ts";
import { STATEMENTS, simulatedStatement } from "../simulator/simulated-statement.ts";
import { countHeld, listTransfers, readBehaviour, setBehaviour } from "../simulator/simulator-store.ts";
import type { AnyPage } from "./page-parts.ts";
import { SimulatedBankPage } from "./simulated-bank-page.tsx";

const path = paths.simulatedBank();
const asked = z.object({
  account: z.string().max(30).catch("").default(""),
  as: z.enum(STATEMENTS).catch("honest").default("honest"),
});

/** How the demonstration's bank behaves, what it has in its books, and its statements. Elsewhere the page does not exist. */
export function registerSimulatedBankPages(router: Router, { services: { config } }: Office): void {
  if (!config.demo) return;
  pageRoute(router, { method: "get", path, act: "portal.read", handler: show });
  pageRoute(router, {
    method: "post",
    path,
    act: "payment.reconcile",
    idempotency: "none",
    handler: async (page) => {
      const mode = MISBEHAVIOURS.find((each) => each === page.form["mode"]);
      if (mode !== undefined) await setBehaviour(page.services.database, mode);
      return page.redirect(path);
    },
  });
  fileRoute(router, {
    path: `${path}/statement.csv`,
    act: "payment.reconcile",
    kind: "page",
    tag: "payment",
    summary: "The statement of the demonstration's bank",
    query: asked,
    mediaTypes: ["text/csv"],
    handler: async ({ services: { database, clock }, query: { account: number, as } }) => {
      const transfers = await listTransfers(database);
      const account = transfers.find((each) => each.number === number);
      if (account === undefined) return refuse({ code: "NOT_FOUND" });
      const text = simulatedStatement(transfers, { account, as, now: clock.now() });
      const bytes = new TextEncoder().encode(`\uFEFF${text}`);
      return accept({ bytes, mediaType: "text/csv; charset=utf-8", fileName: `so-phu-${number}-${as}.csv` });
    },
  });
}

async function show(page: AnyPage): Promise<Response> {
  const { database } = page.services;
  const [mode, transfers, held] = await Promise.all([
    readBehaviour(database),
    listTransfers(database),
    countHeld(database),
  ]);
  const { title } = messages(page.locale).payment.simulator;
  return page.render(<SimulatedBankPage page={page} title={title} {...{ mode, transfers, held }} />);
}
