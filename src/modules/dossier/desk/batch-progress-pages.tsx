import { newId } from "../../../kernel/ids.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
  BATCH_WORKS,
  type Batch,
  type BatchWork,
  type ChosenPapers,
  findBatch,
  insertBatch,
  waitAgain,
} from "../batch-store.ts";
import type { Office } from "../commands/office.ts";
import { workOn } from "../commands/work-batch.ts";
import { BATCH_KINDS } from "./batch-kinds.ts";
import { BatchProgressPage } from "./batch-progress-page.tsx";
import { type Desk, openDesk } from "./desk-frame.ts";

const params = z.strictObject({ id: idField("signing-batch") });
type BatchCall = Page<z.output<typeof params>, unknown>;

/**
 * How far a batch has come, and its next papers. The requests of whoever chose them do the work, a few papers each: nothing
 * is signed or issued for somebody who has left.
 */
export function registerBatchProgress(router: Router, office: Office): void {
  for (const work of BATCH_WORKS) {
    const { act, path, one } = BATCH_KINDS[work];
    const standing = { act, params } as const;
    // What is done already is answered from its own key: pressing twice does it once.
    const step = { ...standing, method: "post", idempotency: "none" } as const;
    pageRoute(router, {
      ...{ ...standing, method: "get", path },
      handler: (page) =>
        inBatch(office, page, {
          work,
          answer: async ({ desk, batch }) =>
            page.render(<BatchProgressPage page={page} batch={batch} navigation={desk.navigation} />),
        }),
    });
    pageRoute(router, {
      ...{ ...step, path },
      handler: (page) =>
        inBatch(office, page, {
          work,
          answer: async ({ desk, batch }) => {
            await workOn(office, desk.officer, batch);
            return page.redirect(one(batch.id));
          },
        }),
    });
    pageRoute(router, {
      ...{ ...step, path: `${path}/again` },
      handler: (page) =>
        inBatch(office, page, {
          work,
          answer: async ({ batch }) => {
            await waitAgain(page.services.database, batch.id);
            return page.redirect(one(batch.id));
          },
        }),
    });
  }
}

type Standing = { readonly desk: Desk; readonly batch: Batch };
type Asked = {
  readonly work: BatchWork;
  readonly answer: (standing: Standing) => Promise<Response>;
};

/** A batch is its officer's alone; to all others there is none. */
async function inBatch(office: Office, page: BatchCall, { work, answer }: Asked): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const { personId } = desk.value.officer;
  const batch = await findBatch(page.services.database, { id: page.params.id, work, personId });
  return batch === null ? page.refuse({ code: "NOT_FOUND" }) : answer({ desk: desk.value, batch });
}

/** Keeps what was chosen, does the first papers, and goes to where the rest is seen. */
export async function beginBatch(
  office: Office,
  page: Page<unknown, unknown>,
  { desk: { officer }, begun }: { readonly desk: Desk; readonly begun: ChosenPapers },
): Promise<Response> {
  const { database, clock } = office.services;
  const { personId } = officer;
  const id = newId<"signing-batch">();
  await database.transaction((tx) => insertBatch(tx, { ...begun, id, personId, createdAt: clock.now() }));
  const batch = await findBatch(database, { id, work: begun.work, personId });
  if (batch !== null) await workOn(office, officer, batch);
  return page.redirect(BATCH_KINDS[begun.work].one(id));
}
