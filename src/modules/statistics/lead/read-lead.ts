import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { readLateOf } from "../late-steps/late-pages.tsx";
import type { LeadScope } from "../question/asked-scope.ts";
import { countStuck } from "../stuck/stuck-pages.tsx";
import { readLeadFigures } from "./figures.ts";
import { type LeadView, unitRows } from "./lead-view.ts";
import { sharedFigures } from "./shared-figures.ts";

const share = sharedFigures<LeadView>();

/** What the leader's page is drawn from, shared by all who ask the same while nothing changes (ADR 0136). */
export function readLead(executor: Executor, scope: LeadScope, now: Instant): Promise<LeadView> {
  return share(executor, { scope, now }, async () => {
    const { question, agencies, laying } = scope;
    const [figures, stuck, late] = await Promise.all([
      readLeadFigures(executor, question, { laying, now }),
      countStuck(executor, scope, now),
      readLateOf(executor, scope, now),
    ]);
    return { question, figures, units: unitRows(figures.agencies, agencies), stuck, late };
  });
}
