import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { pageRoute, type Router, z } from "../../../web/route.ts";
import { loadCalendars } from "../../calendar/index.ts";
import { type LeadRequest, type LeadScope, scopeOf } from "../question/asked-scope.ts";
import { readAfter, writeAfter } from "../question/opened.ts";
import { leadQuery } from "../question/question.ts";
import {
  countStuckDossiers,
  listStuckDossiers,
  STUCK_KINDS,
  type StuckDossier,
  type StuckKind,
  stuckBefore,
} from "./stuck.ts";
import type { StuckCounts } from "./stuck-cards.tsx";
import { StuckPage, type StuckSection } from "./stuck-page.tsx";

const query = z.object({
  ...leadQuery.shape,
  kind: z
    .enum(["", ...STUCK_KINDS])
    .catch("")
    .default(""),
  after: z.string().max(120).catch("").default(""),
});

const ONE_SIZE = 50;
const EACH_SIZE = 20;

export function registerStuckPages(router: Router): void {
  pageRoute(router, { method: "get", path: "/lead/stuck", act: "statistics.read", query, handler: show });
}

/** What lies still now in the agencies of a page; of a day of the past nobody knows it. */
export async function countStuck(executor: Executor, scope: LeadScope, now: Instant): Promise<StuckCounts> {
  if (scope.question.asOf !== null) return null;
  const count = async (kind: StuckKind) =>
    countStuckDossiers(executor, await askedOf(executor, scope, { kind, now }));
  const [UNTAKEN, UNREAD] = await Promise.all([count("UNTAKEN"), count("UNREAD")]);
  return { UNTAKEN, UNREAD };
}

type KindNow = { readonly kind: StuckKind; readonly now: Instant };

/** Working hours are those of the authority: one limit for all its agencies, so that one walk finds them. */
async function askedOf(executor: Executor, { question, laying, on }: LeadScope, { kind, now }: KindNow) {
  const { intake } = await loadCalendars(executor, null, on);
  return { kind, units: laying.whole, before: stuckBefore(intake, { kind, hours: question.hours, now }) };
}

async function show(page: LeadRequest<z.output<typeof query>>): Promise<Response> {
  const scope = await scopeOf(page);
  if (!scope.ok) return page.refuse(scope.refusal);
  const { database, clock } = page.services;
  const now = clock.now();
  const kinds = page.query.kind === "" ? STUCK_KINDS : [page.query.kind];
  const size = kinds.length === 1 ? ONE_SIZE : EACH_SIZE;
  const after = readAfter(page.query.after);
  const sections = await Promise.all(
    kinds.map(async (kind): Promise<StuckSection> => {
      const asked = await askedOf(database, scope.value, { kind, now });
      const [amount, found] = await Promise.all([
        countStuckDossiers(database, asked),
        listStuckDossiers(database, { ...asked, size: size + 1, after }),
      ]);
      return { kind, amount, dossiers: found.slice(0, size), after: afterOf(found, size) };
    }),
  );
  return page.render(<StuckPage page={page} scope={scope.value} sections={sections} computedAt={now} />);
}

function afterOf(found: readonly StuckDossier[], size: number): string | null {
  const last = found.length > size ? found[size - 1] : undefined;
  return last === undefined ? null : writeAfter({ at: last.stuck_from, dossierId: last.id });
}
