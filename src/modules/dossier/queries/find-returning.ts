import { z } from "zod";
import { foldedWords } from "../../../kernel/fold-text.ts";
import { parsePhone } from "../../../kernel/identifiers.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import type { Page } from "../../../kernel/paging.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { Actor } from "../../access/index.ts";
import { officerToday } from "../commands/answering.ts";
import type { Office } from "../commands/office.ts";
import type { ChannelOut } from "../dossier.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { COLUMNS } from "./find-dossiers.ts";
import { dossierRowSchema } from "./list-item.ts";
import { scopeOf } from "./list-scope.ts";
import { codesMeant } from "./work-desk.ts";

/** A result that has lain for so long waits for somebody who may have forgotten it, or never heard. */
const LATE_AFTER_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

/** What narrows the list; null is "all". */
type ReturningFilter = {
  readonly text: string | null;
  readonly way: ChannelOut | null;
  readonly lateOnly: boolean;
};

const readyRow = z
  .looseObject({
    channel_out: z.custom<ChannelOut>((way) => typeof way === "string"),
    finished_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
    task_id: z.string(),
  })
  .transform((row) => ({
    ...dossierRowSchema.parse(row),
    channelOut: row.channel_out,
    readyAt: row.finished_at,
    taskId: row.task_id,
  }));
type ReadyRow = z.output<typeof readyRow>;

/** A result that waits to be handed over: which way, what is still to be paid for it, and whether it lies too long. */
export type ReturningItem = ReadyRow & {
  /** Null where an amount is not known yet. */
  readonly owedDong: number | null;
  readonly isLate: boolean;
};

type Used = { readonly text: boolean; readonly way: boolean; readonly late: boolean };

/** Each set of filters in use is a statement of its own, as in the work list: an unused one hides no index. */
const READY = ({ text, way, late }: Used): Statement => ({
  name: [
    "dossier-returning",
    ...(text ? ["text"] : []),
    ...(way ? ["way"] : []),
    ...(late ? ["late"] : []),
  ].join("-"),
  text: (schema) => `
    SELECT page.* FROM unnest($1::uuid[], $2::text[]) AS held (unit_id, role)
    CROSS JOIN LATERAL (
      SELECT ${COLUMNS}, d.channel_out, d.finished_at, t.task_id
      FROM ${schema}.dossier_task AS t JOIN ${schema}.dossier AS d ON d.id = t.dossier_id
      WHERE t.unit_id = held.unit_id AND t.role = held.role AND t.stage = 'return'
        AND (t.assignee_id IS NULL OR t.assignee_id = $3)
        AND ${text ? "(d.owner_name_words @> $4 OR d.code = ANY ($5) OR $6 IN (d.owner_phone, d.submitter_phone))" : "($4::text[] IS NULL OR $5::text[] IS NULL OR $6::text IS NULL OR true)"}
        AND ${way ? "d.channel_out = $7" : "($7::text IS NULL OR true)"}
        AND ${late ? "d.finished_at < $8" : "($8::timestamptz IS NULL OR true)"}
        AND (coalesce(t.dossier_due_at, 'infinity'), t.dossier_id, t.task_id) > ($9::timestamptz, $10::uuid, $11)
      ORDER BY coalesce(t.dossier_due_at, 'infinity'), t.dossier_id, t.task_id
      LIMIT $12
    ) AS page
    ORDER BY coalesce(page.due_at, 'infinity'), page.id, page.task_id
    LIMIT $12`,
});

const EITHER = [true, false] as const;
const STATEMENTS = EITHER.flatMap((text) =>
  EITHER.flatMap((way) =>
    EITHER.map((late) => ({ used: { text, way, late }, statement: READY({ text, way, late }) })),
  ),
);

type Asked = { readonly filter: ReturningFilter; readonly size: number; readonly cursor: string | null };
/** `isCode`: what was asked for is the code of the one result there is, as a scanner types it. */
type Found = Page<ReturningItem> & { readonly isCode: boolean };

/**
 * The results that wait at the officer's desks, soonest due first, with what is still to be paid: two questions, however
 * many there are. Found by code or the slip's QR, by words of the name, by a telephone number.
 */
export async function readReturning(
  office: Office,
  actor: Actor,
  { filter, size, cursor }: Asked,
): Promise<Result<Found, { readonly code: "NOT_ALLOWED" }>> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = office.services;
  const officer = await officerToday(office, actor);
  const lateBefore = instantOfEpoch(epochOf(clock.now()) - LATE_AFTER_DAYS * DAY_MS);
  const after = readCursor(cursor);
  const text = filter.text === null ? null : codeInQr(filter.text);
  const codes = text === null ? [] : await codesMeant(office, text, await scopeOf(office, actor));
  const words = text === null ? [] : foldedWords(text);
  const used = { text: text !== null, way: filter.way !== null, late: filter.lateOnly };
  const statement = statementFor(used);
  const rows = await database.run(statement, [
    officer.grants.map((grant) => grant.unitId),
    officer.grants.map((grant) => grant.role),
    officer.personId,
    // A text without a word in it names nobody, and not everybody.
    words.length === 0 ? [text ?? ""] : words,
    codes,
    text === null ? null : parsePhone(text),
    filter.way,
    lateBefore,
    after.dueAt,
    after.id,
    after.part,
    size + 1,
  ]);
  const ready = rows.map((row) => readyRow.parse(row));
  const items = await withMoney(office, ready.slice(0, size), lateBefore);
  const last = ready.length > size ? items.at(-1) : undefined;
  const [only, ...others] = items;
  return accept({
    items,
    nextCursor:
      last === undefined
        ? null
        : writeCursor({ dueAt: last.dueAt ?? "infinity", id: last.id, part: last.taskId }),
    isCode: only !== undefined && others.length === 0 && codes.includes(only.code),
  });
}

/** What is still to be paid for each, asked once; and whether it lies too long. */
async function withMoney(
  { owed: listOwed, services }: Office,
  ready: readonly ReadyRow[],
  lateBefore: Instant,
): Promise<readonly ReturningItem[]> {
  const owed = await listOwed(
    services.database,
    ready.map(({ id }) => id),
  );
  return ready.map((row) => ({
    ...row,
    owedDong: owed.has(row.id) ? (owed.get(row.id) ?? null) : 0,
    isLate: row.readyAt !== null && row.readyAt < lateBefore,
  }));
}

function statementFor({ text, way, late }: Used): Statement {
  const found = STATEMENTS.find(({ used }) => used.text === text && used.way === way && used.late === late);
  return found?.statement ?? READY({ text, way, late });
}

/** What a scanner reads from the slip is the address of its tracking, with the code in it; anything else is itself. */
function codeInQr(text: string): string {
  const [, query = ""] = /^https?:\/\/[^?]*\?(.*)$/i.exec(text) ?? [];
  return new URLSearchParams(query).get("code")?.trim() ?? text;
}
