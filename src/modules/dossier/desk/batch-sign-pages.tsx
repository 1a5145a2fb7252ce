import { messages } from "../../../i18n/index.ts";
import { pageRoute, type Router, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { draftedAmong, leadingTitle, resultTemplatesOn } from "../../document/index.ts";
import type { Office } from "../commands/office.ts";
import { openedAmong, openedAsItStands } from "../opened-results.ts";
import type { WorkItem } from "../queries/list-item.ts";
import { outdatedAmong } from "../queries/outdated-drafts.ts";
import { readWorkPage } from "../queries/work-desk.ts";
import { BATCH_KINDS, SIGN_MAX } from "./batch-kinds.ts";
import { BatchSignPage } from "./batch-sign-page.tsx";
import { type Desk, openDesk } from "./desk-frame.ts";

const said = z.string().max(1).catch("").default("");
const query = z.object({ all: said, none: said });

/** Signing several results at one sitting: the list, with each paper to look at; what is ticked goes on to the last step. */
export function registerBatchSignPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/signing/batch",
    act: BATCH_KINDS.SIGN.act,
    query,
    handler: async (page) => {
      const desk = await openDesk(office, page);
      if (!desk.ok) return page.refuse(desk.refusal);
      const rows = await waitingToSign(office, page.actor);
      const view = (
        <BatchSignPage
          page={page}
          rows={rows}
          {...(await standingOf(office, desk.value, rows))}
          today={desk.value.today}
          navigation={desk.value.navigation}
          allChosen={page.query.all !== ""}
          title={await signerTitle(office, desk.value)}
          error={page.query.none === "" ? undefined : messages(page.locale).desk.batch.chooseSome}
        />
      );
      return page.render(view);
    },
  });
}

/** What waits for this leader's signature, as much as one sitting takes. */
export async function waitingToSign(office: Office, actor: Actor): Promise<readonly WorkItem[]> {
  const filter = { text: null, status: null, fieldCode: null, lateness: null, stage: "sign" };
  const read = await readWorkPage(office, actor, { filter, size: SIGN_MAX, cursor: null });
  return read.ok ? read.value.items : [];
}

async function standingOf({ services }: Office, { officer }: Desk, rows: readonly WorkItem[]) {
  const { database, clock } = services;
  const dossierIds = rows.map(({ id }) => id);
  const [drafted, outdated, opened, templates] = await Promise.all([
    draftedAmong(database, dossierIds),
    outdatedAmong(database, dossierIds),
    openedAmong(database, { personId: officer.personId, dossierIds }),
    resultTemplatesOn(database, clock.today()),
  ]);
  const openedAt = ({ id, version }: WorkItem) => openedAsItStands(opened.get(id), { version, templates });
  return { drafted, outdated, openedAt };
}

/** By which the leader signs: the post in the agency where they lead. */
export async function signerTitle({ services }: Office, { officer }: Desk): Promise<string | null> {
  const agencyId = officer.grants.find(({ role }) => role === "leader")?.unitId ?? "";
  const { personId } = officer;
  return leadingTitle(services.database, { personId, agencyId, on: services.clock.today() });
}
