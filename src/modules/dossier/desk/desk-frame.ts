import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Officer } from "../../access/index.ts";
import { actorToday } from "../commands/answering.ts";
import type { Office } from "../commands/office.ts";
import { type AwaitedCounts, countAwaitedFor } from "../queries/awaited-desk.ts";
import { countStuck, soonFor } from "../queries/work-desk.ts";
import { countWork, type WorkCounts } from "../queries/work-list.ts";
import type { Today } from "./due-cell.tsx";

/** What every desk page needs of the officer's day: whose, since when, how much waits. */
export type Desk = {
  readonly officer: Officer;
  readonly today: Today;
  readonly counts: WorkCounts & AwaitedCounts;
  /** Drafts of outgoing documents sent up to the officer: signed on a page of their own, counted with the results. */
  readonly documentsToSign: number;
  /** Exemptions and refunds that wait for the officer: decided where money is, counted with what else does. */
  readonly moneyToDecide: number;
  readonly navigation: DeskCounts;
};

/** Opens the desk of whoever asks; refused where nobody with a role in an office does. */
export async function openDesk(
  office: Office,
  page: PageFrame,
): Promise<Result<Desk, { readonly code: "NOT_ALLOWED" }>> {
  const officer = await actorToday(office, page.actor);
  const [grant] = officer.kind === "officer" ? officer.grants : [];
  if (officer.kind !== "officer" || grant === undefined) return refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = office.services;
  const now = clock.now();
  const soonUntil = await soonFor(office, officer);
  const [calendars, stuck, work, awaited, elsewhere] = await Promise.all([
    office.calendars.get({ unitId: grant.unitId, on: localDateOf(now) }),
    countStuck(office, officer),
    countWork(database, { officer, now, soonUntil }),
    countAwaitedFor(office, officer),
    office.waitingElsewhere(officer),
  ]);
  const today = { calendar: calendars.deadline, now, locale: page.locale };
  const counts = { ...work, ...awaited };
  const { signing: documentsToSign = 0, deciding: moneyToDecide = 0 } = elsewhere;
  // Behind one entry: what the officer signs, and what they number and issue.
  const navigation = {
    ...elsewhere,
    work: counts.open,
    online: counts.intake,
    signing: counts.toSign + counts.toIssue + documentsToSign,
    returning: counts.toReturn,
    stuck,
    deciding: counts.toDecide + moneyToDecide,
    consulted: counts.toAnswer,
  };
  return accept({ officer, today, counts, documentsToSign, moneyToDecide, navigation });
}
