import type { PersonId, UnitId } from "../../src/modules/access/index.ts";
import { WHOLE_AUTHORITY } from "../../src/modules/statistics/index.ts";
import { MEASURES, type Measure } from "../../src/modules/statistics/measure.ts";
import { AT_END, AT_START, OVERDUE_FROM } from "../../src/modules/statistics/spell-measures.ts";
import type { withClient } from "../../src/platform/postgres/roles.ts";

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** Three years of dossiers, 87 procedures, few of them often. */
const PROCEDURES = 87;
const DAYS = 1_095;
const FILLED = ["dossier", "dossier_task", "statistics_spell", "statistics_cell"];

type Filling = {
  readonly dossiers: number;
  readonly until: string;
  readonly wards: readonly UnitId[];
  /** Who holds a tenth of what is open in the ward of the desk. */
  readonly desk: { readonly unitId: UnitId; readonly wardId: UnitId; readonly officerId: PersonId };
};

/**
 * Adds dossiers by SQL, with their spells and cells, as if they had happened: invented names, skewed
 * units and procedures, working hours, online share rising over the years, one in thirty late, the last weeks open. Indexes are made
 * after the rows, as in a restored backup.
 */
export async function fillRegister(client: Client, { dossiers, until, wards, desk }: Filling): Promise<void> {
  const indexes = await dropIndexes(client);
  await client.query(DOSSIERS, [dossiers, until, wards]);
  await client.query(RUNNING);
  await client.query(READY);
  await client.query(TASKS, [desk.wardId, desk.unitId, desk.officerId]);
  await client.query("TRUNCATE statistics_cell");
  await client.query(FINEST_CELLS);
  for (const statement of COARSER_CELLS) await client.query(statement);
  for (const index of indexes) await client.query(index);
  for (const table of FILLED) await client.query(`VACUUM (ANALYZE) ${table}`);
}

async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made
     FROM pg_index AS i WHERE i.indrelid = ANY ($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)`,
    [["dossier", "dossier_task", "statistics_spell"]],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}

const DOSSIERS = `
  INSERT INTO dossier (id, version, head_hash, code, status, sub_status, procedure_version_id, procedure_code, procedure_name,
    procedure_name_en, field_code, case_code, receiving_unit_id, competent_agency_id, channel_in, channel_out, owner_name,
    owner_name_words, owner_personal_id, submitted_at, accepted_at, original_due_at, due_at, finished_at, returned_at, changed_at, state)
  SELECT gen_random_uuid(), 1, repeat('0', 64), 'H98.' || d.unit || '-' || to_char(d.accepted, 'YYMMDD') || '-' || d.n,
    CASE WHEN d.returned <= d.now THEN 'RETURNED' WHEN d.finished <= d.now THEN 'RESULT_READY' ELSE 'IN_PROGRESS' END,
    CASE WHEN d.finished <= d.now THEN 'POSITIVE' END, gen_random_uuid(), '9.' || lpad(d.procedure::text, 6, '0'),
    'Thủ tục minh họa ' || d.procedure, 'Sample procedure ' || d.procedure, 'F' || d.procedure % 12, 'C1', ($3::uuid[])[d.unit + 1], ($3::uuid[])[d.unit + 1],
    d.channel, 'COUNTER', d.family || ' ' || d.middle || ' ' || d.given, ARRAY[lower(unaccent(d.family)), lower(unaccent(d.middle)), lower(unaccent(d.given))],
    '0' || lpad((d.n::bigint * 7919 % 99999999999)::text, 11, '0'), d.accepted, d.accepted, d.due, d.due,
    CASE WHEN d.finished <= d.now THEN d.finished END, CASE WHEN d.returned <= d.now THEN d.returned END, d.accepted, '{}'
  FROM (
    SELECT c.*, c.accepted + c.term AS due, c.accepted + c.term * c.pace AS finished, c.accepted + c.term * c.pace + c.fetched AS returned
    FROM (
      SELECT n, $2::timestamptz AS now, floor(cardinality($3::uuid[]) * power(random(), 1.4))::int AS unit, (${PROCEDURES} * power(random(), 2.2))::int AS procedure,
        date_trunc('day', b.began) + make_interval(mins => 60 + (random() * 540)::int) AS accepted,
        make_interval(days => 1 + (random() * 14)::int) AS term, CASE WHEN random() < 0.03 THEN 1 + random() ELSE random() * 0.99 END AS pace,
        make_interval(hours => (random() * 90)::int) AS fetched,
        CASE WHEN random() < 0.2 + 0.6 * (1 - extract(epoch FROM $2::timestamptz - b.began) / (${DAYS} * 86400.0)) THEN 'ONLINE'
          WHEN random() < 0.1 THEN 'POSTAL' ELSE 'DIRECT' END AS channel,
        (ARRAY['Nguyễn','Trần','Lê','Phạm','Hoàng','Phan','Vũ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý','Mai','Đinh','Trịnh','Đoàn','Lương','Hà'])[1 + (20 * power(random(), 2))::int % 20] AS family,
        (ARRAY['Thị','Văn','Minh','Thu','Đức','Hữu','Quang','Ngọc','Thanh','Hồng','Xuân','Bích','Công','Gia','Khánh','Anh'])[1 + (random() * 15)::int] AS middle,
        (ARRAY['An','Bình','Cường','Dung','Giang','Hải','Hạnh','Hiếu','Hoa','Hùng','Hương','Khoa','Lan','Linh','Long','Mạnh','Nam','Nga','Nhung','Phong','Phúc','Phương','Quân','Quỳnh','Sơn','Tâm','Thảo','Thủy','Tiến','Trang','Trung','Tú','Tuấn','Tùng','Vân','Việt','Vinh','Yến','Đạt','Ánh'])[1 + (random() * 39)::int] AS given
      FROM generate_series(1, $1::int) AS n, LATERAL (SELECT $2::timestamptz - make_interval(secs => random() * ${DAYS} * 86400 + n * 0) AS began) AS b -- n: drawn anew for each
    ) AS c
  ) AS d`;

const HOW = `CASE WHEN (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN 'POSITIVE_EARLY'
    WHEN (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN 'POSITIVE_ON_TIME' ELSE 'POSITIVE_LATE' END`;

const RUNNING = `
  INSERT INTO statistics_spell (dossier_id, opened_seq, kind, unit_id, procedure_code, field_code, channel, opened_as, from_at, to_at, ended_as, due_at)
  SELECT d.id, 2, 'running', d.competent_agency_id, d.procedure_code, d.field_code, d.channel_in, 'RECEIVED', d.accepted_at,
    coalesce(d.finished_at, 'infinity'), CASE WHEN d.finished_at IS NOT NULL THEN ${HOW} END, d.due_at
  FROM dossier AS d WHERE d.code LIKE 'H98.%'`;

const READY = `
  INSERT INTO statistics_spell (dossier_id, opened_seq, kind, unit_id, procedure_code, field_code, channel, opened_as, from_at, to_at, ended_as,
    elapsed_minutes, term_minutes)
  SELECT d.id, 9, 'ready', d.competent_agency_id, d.procedure_code, d.field_code, d.channel_in, ${HOW}, d.finished_at,
    coalesce(d.returned_at, 'infinity'), CASE WHEN d.returned_at IS NOT NULL THEN 'RETURNED' END,
    extract(epoch FROM d.finished_at - d.accepted_at)::bigint / 60, extract(epoch FROM d.due_at - d.accepted_at)::bigint / 60
  FROM dossier AS d WHERE d.finished_at IS NOT NULL AND d.code LIKE 'H98.%'`;

/** Each open dossier lies at one step: of the ward itself, in the ward of the desk with its division and officers. */
const TASKS = `
  INSERT INTO dossier_task (dossier_id, task_id, step_code, step_name, step_name_en, stage, role, unit_id, assignee_id, started_at, due_at, dossier_due_at)
  SELECT d.id, 't1', 'appraise', 'Thẩm tra hồ sơ', 'Appraisal', 'APPRAISAL', 'specialist',
    CASE d.competent_agency_id WHEN $1 THEN $2::uuid ELSE d.competent_agency_id END,
    CASE WHEN d.competent_agency_id = $1 AND split_part(d.code, '-', 3)::int % 10 = 0 THEN $3::uuid ELSE gen_random_uuid() END, d.accepted_at, d.due_at, d.due_at
  FROM dossier AS d WHERE d.status = 'IN_PROGRESS' AND d.code LIKE 'H98.%'`;

const amounts = (of: (measure: Measure) => string | undefined) =>
  MEASURES.map((measure) => `(${of(measure) ?? "0"})::bigint AS ${measure}`).join(", ");
const stock = (measure: Measure, sign: string) =>
  ["intake", "running", "supplement_wait", "financial_wait", "suspended", "ready"].includes(measure)
    ? `${sign}(s.kind = '${measure}')::int`
    : undefined;
const expression = (table: Readonly<Partial<Record<Measure, string>>>, measure: Measure) => table[measure];
const part = (instant: string, columns: string, when: string) => `
    SELECT s.unit_id, s.procedure_code, s.field_code, (${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, s.channel, ${columns}
    FROM statistics_spell AS s WHERE ${when}`;
const SUMS = MEASURES.map((measure) => `sum(${measure})`).join(", ");
const INTO = `INSERT INTO statistics_cell (unit_id, level, grain, starts_on, procedure_code, field_code, channel, ${MEASURES.join(", ")})`;

const FINEST_CELLS = `
  ${INTO}
  SELECT unit_id, 'PROCEDURE', 'D', day, procedure_code, field_code, channel, ${SUMS} FROM (
    ${part(
      "s.from_at",
      amounts((measure) => expression(AT_START, measure) ?? stock(measure, "")),
      "true",
    )}
    UNION ALL ${part(
      "s.to_at",
      amounts((measure) => expression(AT_END, measure) ?? stock(measure, "-")),
      "s.to_at < 'infinity'",
    )}
    UNION ALL ${part(
      OVERDUE_FROM,
      amounts((measure) => (measure === "overdue" ? "1" : undefined)),
      `s.kind = 'running' AND s.to_at > ${OVERDUE_FROM}`,
    )}
    UNION ALL ${part(
      "s.to_at",
      amounts((measure) => (measure === "overdue" ? "-1" : undefined)),
      `s.kind = 'running' AND s.to_at < 'infinity' AND s.to_at > ${OVERDUE_FROM}`,
    )}
  ) AS a GROUP BY unit_id, procedure_code, field_code, day, channel`;

const WHOLE = `'${WHOLE_AUTHORITY}'::uuid`;
const COARSER_CELLS = [
  `${INTO} SELECT unit_id, level, g.grain, g.first, procedure_code, field_code, channel, ${SUMS} FROM statistics_cell AS c
   CROSS JOIN LATERAL (VALUES ('H', date_trunc('month', starts_on)::date + CASE WHEN extract(day FROM starts_on) < 15 THEN 0 ELSE 14 END),
     ('M', date_trunc('month', starts_on)::date), ('Y', date_trunc('year', starts_on)::date)) AS g (grain, first)
   GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  `${INTO} SELECT ${WHOLE}, level, grain, starts_on, procedure_code, field_code, channel, ${SUMS}
   FROM statistics_cell GROUP BY 2, 3, 4, 5, 6, 7`,
  `${INTO} SELECT unit_id, l.level, grain, starts_on, '*', l.field, l.channel, ${SUMS} FROM statistics_cell AS c
   CROSS JOIN LATERAL (VALUES ('FIELD', c.field_code, c.channel), ('CHANNEL', '*', c.channel), ('TOTAL', '*', '*')) AS l (level, field, channel) GROUP BY 1, 2, 3, 4, 5, 6, 7`,
];
