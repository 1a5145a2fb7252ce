import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { openSearch, type Searched, searchField } from "../../../web/search/sealed-search.ts";
import type { Office } from "../commands/office.ts";
import { readConsulted, readDeciding } from "../queries/awaited-desk.ts";
import type { UnpaidRow } from "../queries/list-item.ts";
import {
  readIntake,
  readStuck,
  readUnitQueue,
  readUnpaid,
  readWorkPage,
  searchInScope,
} from "../queries/work-desk.ts";
import type { WorkFilter } from "../queries/work-list.ts";
import { STATUSES } from "../status.ts";
import { ConsultedPage, DecidingPage } from "./awaited-pages.tsx";
import { registerBatchConfirmPages } from "./batch-confirm-pages.tsx";
import { registerBatchIssuePages } from "./batch-issue-pages.tsx";
import { registerBatchProgress } from "./batch-progress-pages.tsx";
import { registerBatchSignPages } from "./batch-sign-pages.tsx";
import { type Desk, openDesk } from "./desk-frame.ts";
import { OnlineIntakePage, SearchPage, SigningPage, StuckPage } from "./list-pages.tsx";
import { registerReturningPages } from "./returning-pages.tsx";
import { UnitQueuePage } from "./unit-queue-page.tsx";
import { WorkPage, type WorkQuery } from "./work-page.tsx";

const PAGE_SIZE = 50;
const word = (max: number) => z.string().max(max).catch("").default("");

/** What the address may narrow the work list by. An old or mistyped link shows everything rather than an error. */
const workQuery = z.object({
  q: searchField(),
  status: z
    .enum(["", ...STATUSES])
    .catch("")
    .default(""),
  field: word(60),
  lateness: z.enum(["", "OVERDUE", "DUE_SOON", "IN_TIME"]).catch("").default(""),
  stage: word(20),
  cursor: word(400),
  /** Code of the dossier an act was just done on. */
  done: word(60),
});

type DeskPage<Q> = Page<unknown, Q>;

/** The officer's lists: my work, online submissions, signing, returning, stuck, search. */
export function registerDeskPages(router: Router, office: Office): void {
  registerBatchSignPages(router, office);
  registerBatchConfirmPages(router, office);
  registerBatchIssuePages(router, office);
  registerBatchProgress(router, office);
  const list = (
    path: string,
    draw: (page: DeskPage<unknown>, desk: Desk) => Promise<Response>,
    act: "dossier.list" | "dossier.receive" = "dossier.list",
  ) => pageRoute(router, { method: "get", path, act, handler: (page) => atDesk(office, page, draw) });
  pageRoute(router, {
    method: "get",
    path: "/desk",
    act: "dossier.list",
    query: workQuery,
    handler: (page) => atDesk(office, page, (_, desk) => showWork(office, page, desk)),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/search",
    act: "dossier.list",
    query: z.object({ q: searchField() }),
    handler: (page) => atDesk(office, page, (_, desk) => showSearch(office, page, desk)),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/unit",
    act: "dossier.list",
    query: z.object({ field: word(60), cursor: word(400) }),
    handler: (page) => atDesk(office, page, (_, desk) => showUnitQueue(office, page, desk)),
  });
  list("/desk/online", (page, desk) => showOnline(office, page, desk), "dossier.receive");
  list("/desk/deciding", (page, desk) => showDeciding(office, page, desk));
  list("/desk/consulted", (page, desk) => showConsulted(office, page, desk));
  list("/desk/stuck", (page, desk) => showStuck(office, page, desk));
  list("/desk/signing", (page, desk) => showSigning(office, page, desk));
  registerReturningPages(router, office);
}

/** Runs a page for an officer at a desk; anybody else is refused before anything is read. */
export async function atDesk<P extends DeskPage<unknown>>(
  office: Office,
  page: P,
  draw: (page: P, desk: Desk) => Promise<Response>,
): Promise<Response> {
  const desk = await openDesk(office, page);
  return desk.ok ? draw(page, desk.value) : page.refuse(desk.refusal);
}

async function showWork(
  office: Office,
  page: DeskPage<z.output<typeof workQuery>>,
  desk: Desk,
): Promise<Response> {
  const { cursor, done, ...query } = page.query;
  const searched = openSearch(page, query.q);
  const work = await readWorkPage(office, page.actor, {
    filter: filterOf(query, searched),
    size: PAGE_SIZE,
    cursor: cursor === "" ? null : cursor,
  });
  if (!work.ok) return page.refuse(work.refusal);
  const { items, nextCursor } = work.value;
  const view = {
    items,
    nextCursor,
    unpaid: await unpaidOf(office, page, desk),
    query: { ...query, q: searched.carried },
    searched,
    done,
    isFirstPage: cursor === "",
    counts: desk.counts,
    navigation: desk.navigation,
    today: desk.today,
  };
  return page.render(<WorkPage page={page} view={view} />);
}

/** The cashier's queue stands on the first page of their work; null for whoever takes no money. */
async function unpaidOf(
  office: Office,
  page: DeskPage<z.output<typeof workQuery>>,
  { officer }: Desk,
): Promise<readonly UnpaidRow[] | null> {
  if (page.query.cursor !== "" || !officer.grants.some((grant) => grant.role === "cashier")) return null;
  const rows = await readUnpaid(office, page.actor);
  return rows.ok ? rows.value : null;
}

function filterOf(query: WorkQuery, searched: Searched): WorkFilter {
  const orNull = (text: string) => (text === "" ? null : text);
  const lateness = query.lateness;
  return {
    text: orNull(searched.text),
    status: orNull(query.status),
    fieldCode: orNull(query.field),
    stage: orNull(query.stage),
    lateness: lateness === "OVERDUE" || lateness === "DUE_SOON" || lateness === "IN_TIME" ? lateness : null,
  };
}

async function showSearch(office: Office, page: DeskPage<{ q: string }>, desk: Desk): Promise<Response> {
  const searched = openSearch(page, page.query.q);
  const { text } = searched;
  const found =
    text === "" ? { ok: true as const, value: [] } : await searchInScope(office, page.actor, text);
  if (!found.ok) return page.refuse(found.refusal);
  return page.render(
    <SearchPage
      page={page}
      rows={found.value}
      navigation={desk.navigation}
      today={desk.today}
      searched={searched}
    />,
  );
}

async function showUnitQueue(
  office: Office,
  page: DeskPage<{ field: string; cursor: string }>,
  desk: Desk,
): Promise<Response> {
  const { field, cursor } = page.query;
  const orNull = (text: string) => (text === "" ? null : text);
  const queue = await readUnitQueue(office, page.actor, {
    unitId: null,
    status: null,
    fieldCode: orNull(field),
    size: PAGE_SIZE,
    cursor: orNull(cursor),
  });
  if (!queue.ok) return page.refuse(queue.refusal);
  const { items, nextCursor } = queue.value;
  return page.render(
    <UnitQueuePage
      page={page}
      rows={items}
      nextCursor={nextCursor}
      field={field}
      navigation={desk.navigation}
      today={desk.today}
    />,
  );
}

async function showOnline(office: Office, page: DeskPage<unknown>, desk: Desk): Promise<Response> {
  const rows = await readIntake(office, page.actor);
  if (!rows.ok) return page.refuse(rows.refusal);
  return page.render(
    <OnlineIntakePage page={page} rows={rows.value} navigation={desk.navigation} today={desk.today} />,
  );
}

async function showDeciding(office: Office, page: DeskPage<unknown>, desk: Desk): Promise<Response> {
  const rows = await readDeciding(office, page.actor);
  if (!rows.ok) return page.refuse(rows.refusal);
  return page.render(
    <DecidingPage
      page={page}
      rows={rows.value}
      navigation={desk.navigation}
      today={desk.today}
      aboutMoney={desk.moneyToDecide}
    />,
  );
}

async function showConsulted(office: Office, page: DeskPage<unknown>, desk: Desk): Promise<Response> {
  const rows = await readConsulted(office, page.actor);
  if (!rows.ok) return page.refuse(rows.refusal);
  return page.render(
    <ConsultedPage page={page} rows={rows.value} navigation={desk.navigation} today={desk.today} />,
  );
}

async function showStuck(office: Office, page: DeskPage<unknown>, desk: Desk): Promise<Response> {
  const rows = await readStuck(office, page.actor);
  if (!rows.ok) return page.refuse(rows.refusal);
  return page.render(
    <StuckPage page={page} rows={rows.value} navigation={desk.navigation} today={desk.today} />,
  );
}

async function showSigning(office: Office, page: DeskPage<unknown>, desk: Desk): Promise<Response> {
  const everything = { text: null, status: null, fieldCode: null, lateness: null };
  const pages = await Promise.all(
    ["sign", "issue"].map((stage) =>
      readWorkPage(office, page.actor, { filter: { ...everything, stage }, size: PAGE_SIZE, cursor: null }),
    ),
  );
  const rows = pages.flatMap((read) => (read.ok ? read.value.items : []));
  const { navigation, today, documentsToSign } = desk;
  return page.render(
    <SigningPage
      page={page}
      rows={rows}
      navigation={navigation}
      today={today}
      documentsToSign={documentsToSign}
    />,
  );
}
