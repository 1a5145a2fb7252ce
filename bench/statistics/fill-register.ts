import type { PersonId, UnitId } from "../../src/modules/access/index.ts";
import type { withClient } from "../../src/platform/postgres/roles.ts";
import { cpuMsOf } from "../processes.ts";
import { CELLS } from "./fill-cells.ts";

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
 * after the rows, as in a restored backup. What is written into a table emptied in the same transaction needs no log where the
 * server keeps a minimal one: a third of the time, and of the disk. Foreign keys are not looked up for each row: `client` is the superuser's.
 */
export async function fillRegister(client: Client, { dossiers, until, wards, desk }: Filling): Promise<void> {
  const step = await stepper(client);
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role TO replica");
  // No dossier is there yet, so nothing that hangs on one is lost.
  await client.query(`TRUNCATE ${FILLED.join(", ")} CASCADE`);
  const indexes = await dropIndexes(client);
  await step("dossiers", DOSSIERS, [dossiers, until, wards]);
  await step("spells", RUNNING);
  await step("spells until fetched", READY);
  await step("tasks", TASKS, [desk.wardId, desk.unitId, desk.officerId]);
  for (const [name, statement] of CELLS) await step(`cells: ${name}`, statement);
  for (const { name, made } of indexes) await step(name, made);
  await step("commit", "COMMIT");
  for (const table of FILLED) await step(`vacuum ${table}`, `VACUUM (ANALYZE) ${table}`);
}

/** Runs a statement, and says how long it took and how much of that it was at work. */
async function stepper(client: Client) {
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const pid = Number(rows[0]?.pid);
  return async (name: string, statement: string, values: readonly unknown[] = []) => {
    const [began, cpuBefore] = [performance.now(), cpuMsOf(pid)];
    await client.query(statement, [...values]);
    const [ms, cpuMs] = [performance.now() - began, cpuMsOf(pid) - cpuBefore];
    console.log(`  ${name}: ${(ms / 1_000).toFixed(1)} s, ${(cpuMs / 1_000).toFixed(1)} s of processor time`);
  };
}

/** What is to be made again. The keys of dossiers and spells stay: their rows come in the order of the key. */
async function dropIndexes(
  client: Client,
): Promise<readonly { readonly name: string; readonly made: string }[]> {
  const { rows } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made
     FROM pg_index AS i WHERE i.indrelid = ANY ($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)`,
    [FILLED],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  const { rows: keys } = await client.query(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS made FROM pg_constraint
     WHERE conrelid = 'statistics_cell'::regclass AND contype = 'p'`,
  );
  for (const { name } of keys) await client.query(`ALTER TABLE statistics_cell DROP CONSTRAINT ${name}`);
  const again = keys.map(({ name, made }) => ({
    name,
    made: `ALTER TABLE statistics_cell ADD CONSTRAINT ${name} ${made}`,
  }));
  return [...again, ...rows];
}

/** Names as they are written and as they are found: letters without marks are made once, not for each dossier. */
const FAMILIES =
  "ARRAY['Nguyễn','Trần','Lê','Phạm','Hoàng','Phan','Vũ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý','Mai','Đinh','Trịnh','Đoàn','Lương','Hà']";
const MIDDLES =
  "ARRAY['Thị','Văn','Minh','Thu','Đức','Hữu','Quang','Ngọc','Thanh','Hồng','Xuân','Bích','Công','Gia','Khánh','Anh']";
const GIVEN =
  "ARRAY['An','Bình','Cường','Dung','Giang','Hải','Hạnh','Hiếu','Hoa','Hùng','Hương','Khoa','Lan','Linh','Long','Mạnh','Nam','Nga','Nhung','Phong','Phúc','Phương','Quân','Quỳnh','Sơn','Tâm','Thảo','Thủy','Tiến','Trang','Trung','Tú','Tuấn','Tùng','Vân','Việt','Vinh','Yến','Đạt','Ánh']";
const named = (list: string) =>
  `(SELECT array_agg(name ORDER BY place) AS written, array_agg(lower(unaccent(name)) ORDER BY place) AS found
    FROM unnest(${list}) WITH ORDINALITY AS n (name, place))`;

const DOSSIERS = `
  INSERT INTO dossier (id, version, head_hash, code, status, sub_status, procedure_version_id, procedure_code, procedure_name,
    procedure_name_en, field_code, case_code, receiving_unit_id, competent_agency_id, channel_in, channel_out, owner_name,
    owner_name_words, owner_personal_id, submitted_at, accepted_at, original_due_at, due_at, finished_at, returned_at, changed_at, state)
  SELECT uuidv7(), 1, repeat('0', 64), 'H98.' || d.unit || '-' || to_char(d.accepted, 'YYMMDD') || '-' || d.n,
    CASE WHEN d.returned <= d.now THEN 'RETURNED' WHEN d.finished <= d.now THEN 'RESULT_READY' ELSE 'IN_PROGRESS' END,
    CASE WHEN d.finished <= d.now THEN 'POSITIVE' END, ('00000000-0000-7000-8000-' || lpad(d.procedure::text, 12, '0'))::uuid, '9.' || lpad(d.procedure::text, 6, '0'),
    'Thủ tục minh họa ' || d.procedure, 'Sample procedure ' || d.procedure, 'F' || d.procedure % 12, 'C1', ($3::uuid[])[d.unit + 1], ($3::uuid[])[d.unit + 1],
    d.channel, 'COUNTER', families.written[d.family] || ' ' || middles.written[d.middle] || ' ' || given.written[d.given],
    ARRAY[families.found[d.family], middles.found[d.middle], given.found[d.given]],
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
        1 + (20 * power(random(), 2))::int % 20 AS family,
        1 + (random() * 15)::int AS middle,
        1 + (random() * 39)::int AS given
      FROM generate_series(1, $1::int) AS n, LATERAL (SELECT $2::timestamptz - make_interval(secs => random() * ${DAYS} * 86400 + n * 0) AS began) AS b -- n: drawn anew for each
    ) AS c
  ) AS d CROSS JOIN ${named(FAMILIES)} AS families CROSS JOIN ${named(MIDDLES)} AS middles CROSS JOIN ${named(GIVEN)} AS given`;

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
