import type { Instant } from "../../kernel/local-date.ts";
import type { SeenWrite } from "../dossier/index.ts";
import type { Beside } from "./beside.ts";
import type { Change } from "./change.ts";
import type { Dimensions } from "./measure.ts";
import type { Standing } from "./standing.ts";

/** Counted at the beginning of a spell, beside why it began. */
type CountedThen = {
  readonly undone: string | null;
  readonly late_notice: boolean;
  readonly late_by_original: boolean;
  readonly result_file: boolean;
  readonly papers_file: boolean;
  readonly elapsed_minutes: number;
  readonly term_minutes: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly reused: number;
};
const NOTHING: CountedThen = {
  undone: null,
  late_notice: false,
  late_by_original: false,
  result_file: false,
  papers_file: false,
  elapsed_minutes: 0,
  term_minutes: 0,
  rated: 0,
  satisfied: 0,
  reused: 0,
};

/** The spell of the standing that begins, open until another write ends it, with what came beside it. */
export function standingRow(
  write: SeenWrite,
  { standing, ...change }: Change & { readonly standing: Standing },
  beside: Beside | null,
) {
  const { turn, undone, lateNotice, finish } = change;
  const { kind, dueAt } = standing;
  const spell = { kind, openedAs: turn, toAt: "infinity", endedAs: null, dueAt };
  return spellRow(
    write,
    { ...standing, ...spell },
    {
      undone,
      late_notice: lateNotice,
      late_by_original: finish?.lateByOriginal ?? false,
      result_file: finish?.resultFile ?? false,
      papers_file: finish?.papersFile ?? false,
      elapsed_minutes: finish?.elapsedMinutes ?? 0,
      term_minutes: finish?.termMinutes ?? 0,
      rated: beside?.rated ?? 0,
      satisfied: beside?.satisfied ?? 0,
      reused: beside?.reused ?? 0,
    },
  );
}

/** A spell of no length: what comes at any time, also after all standings have ended, and belongs to none of them. */
export function besideRow(write: SeenWrite, { rated, satisfied, reused, ...dimensions }: Beside) {
  const isOpinion = rated !== 0 || satisfied !== 0;
  const turn = isOpinion ? "RATED" : "REUSED";
  const kind = isOpinion ? ("opinion" as const) : ("reuse" as const);
  const spell = { kind, openedAs: turn, toAt: write.at, endedAs: turn, dueAt: null };
  return spellRow(write, { ...dimensions, ...spell }, { rated, satisfied, reused });
}

type Spell = Dimensions & {
  readonly kind: Standing["kind"] | "opinion" | "reuse";
  readonly openedAs: string;
  readonly toAt: string;
  readonly endedAs: string | null;
  readonly dueAt: Instant | null;
};

function spellRow({ after, at }: SeenWrite, spell: Spell, counted: Partial<CountedThen>) {
  return {
    dossier_id: after.id,
    opened_seq: after.version,
    kind: spell.kind,
    unit_id: spell.unitId,
    procedure_code: spell.procedureCode,
    field_code: spell.fieldCode,
    channel: spell.channel,
    opened_as: spell.openedAs,
    from_at: at,
    to_at: spell.toAt,
    ended_as: spell.endedAs,
    due_at: spell.dueAt,
    ...NOTHING,
    ...counted,
  };
}
