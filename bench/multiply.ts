import { inventionFrom } from "../src/demo/invented-people.ts";
import { samplePaper } from "../src/demo/sample-paper.ts";
import { foldedWords } from "../src/kernel/fold-text.ts";
import { withClient } from "../src/platform/postgres/roles.ts";
import type { Bench } from "./bench.ts";

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** Half of a register is done with; of the rest half lies at the appraisal, as where work is stuck. */
const RETURNED_SHARE = 0.5;
const APPRAISAL_SHARE = 0.5;
const NAMES = 400;
/** A quick run may have written as many dossiers as it wants; the lists need some that differ. */
const COPIES_MIN = 1_000;

/**
 * Fills the register: the product takes one dossier to each place of the process, then SQL makes copies of its rows
 * (dossier, history, open tasks) under ids, codes, names and due dates of their own. The rows are the product's own
 * but for their hashes, which belong to the copied id; of a finished dossier, which no list reads back, only the first
 * event is copied.
 */
export async function multiplyDossiers(
  bench: Bench,
  wanted: number,
): Promise<{ dossiers: number; openTasks: number }> {
  const { stage, rehearsal } = bench;
  const sources = await oneAtEachPlace(bench);
  return withClient(stage.urls.owner, async (client) => {
    await client.query(
      `SET search_path TO "${stage.config.authoritySchema}"; SET synchronous_commit TO off; SET work_mem TO '128MB'`,
    );
    await client.query(
      "CREATE TEMP TABLE name_pool (n int PRIMARY KEY, full_name text, words text[], personal_id text)",
    );
    const invention = inventionFrom(1945);
    const people = Array.from({ length: NAMES }, (_, n) => ({ n, ...invention.person() }));
    const names = people.map(({ n, fullName, personalId }) => ({
      n,
      full_name: fullName,
      words: foldedWords(fullName),
      personal_id: personalId,
    }));
    await client.query(
      "INSERT INTO name_pool SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (n int, full_name text, words text[], personal_id text)",
      [JSON.stringify(names)],
    );
    await client.query("CREATE TEMP TABLE source_pool (source uuid, copies int, is_open boolean)");
    const open = sources.slice(0, -1);
    // The dossiers of the measured rounds are in the register already.
    const { rows: held } = await client.query("SELECT count(*)::int AS dossiers FROM dossier");
    const count = Math.max(COPIES_MIN, wanted - Number(held[0]?.dossiers));
    const returned = Math.round(count * RETURNED_SHARE);
    const busiest = rehearsal.acts.findIndex((act) => act.officer === "specialist");
    for (const [place, source] of sources.entries()) {
      const share =
        place === busiest ? APPRAISAL_SHARE : (1 - APPRAISAL_SHARE) / Math.max(1, open.length - 1);
      const copies = place === sources.length - 1 ? returned : Math.round((count - returned) * share);
      await client.query("INSERT INTO source_pool VALUES ($1, $2, $3)", [
        source,
        copies,
        place < sources.length - 1,
      ]);
    }
    await copyRows(client);
    // Vacuumed as the database itself would do in the night after such a load.
    for (const table of ["dossier", "dossier_event", "dossier_task"])
      await client.query(`VACUUM (ANALYZE) ${table}`);
    const { rows } = await client.query(
      "SELECT (SELECT count(*) FROM dossier)::int AS dossiers, (SELECT count(*) FROM dossier_task WHERE stage = 'process' OR role = 'specialist')::int AS open_tasks",
    );
    return { dossiers: Number(rows[0]?.dossiers), openTasks: Number(rows[0]?.open_tasks) };
  });
}

async function copyRows(client: Client): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE copy_plan AS
    SELECT s.source, s.is_open, uuidv7(make_interval(secs => -random() * 864000)) AS id, row_number() OVER () AS n, (random() * ${NAMES - 1})::int AS name,
      make_interval(mins => (random() * 40000)::int - 10000) AS shift
    FROM source_pool AS s CROSS JOIN LATERAL generate_series(1, s.copies)`);
  const own: Readonly<Record<string, string>> = {
    id: "c.id",
    code: "'H26.16.05-261001-' || c.n",
    owner_name: "p.full_name",
    owner_name_words: "p.words",
    owner_personal_id: "p.personal_id",
    submitter_personal_id: "p.personal_id",
    due_at: "CASE WHEN c.is_open THEN d.due_at + c.shift ELSE d.due_at END",
    stuck_from: "d.stuck_from + c.shift",
    state: "d.state || jsonb_build_object('id', c.id, 'code', 'H26.16.05-261001-' || c.n)",
  };
  await copyTable(client, {
    table: "dossier",
    from: "dossier AS d",
    where: "d.id = c.source",
    alias: "d",
    own,
  });
  await copyTable(client, {
    table: "dossier_event",
    from: "dossier_event AS e",
    where: "e.dossier_id = c.source AND (c.is_open OR e.seq = 1)",
    alias: "e",
    own: { dossier_id: "c.id" },
  });
  await copyTable(client, {
    table: "dossier_task",
    from: "dossier_task AS t",
    where: "t.dossier_id = c.source",
    alias: "t",
    own: { dossier_id: "c.id", dossier_due_at: "t.dossier_due_at + c.shift", due_at: "t.due_at + c.shift" },
  });
}

type Copying = {
  readonly table: string;
  readonly from: string;
  readonly where: string;
  readonly alias: string;
  readonly own: Readonly<Record<string, string>>;
};

async function copyTable(client: Client, { table, from, where, alias, own }: Copying): Promise<void> {
  const { rows } = await client.query(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
    [table],
  );
  const names = rows.map((row) => String(row.name));
  const values = names.map((name) => own[name] ?? `${alias}.${name}`);
  await client.query(
    `INSERT INTO ${table} (${names.join(", ")}) SELECT ${values.join(", ")} FROM copy_plan AS c JOIN name_pool AS p ON p.n = c.name JOIN ${from} ON ${where}`,
  );
}

/** One dossier for each number of acts done, and a last one with its result returned. */
async function oneAtEachPlace(bench: Bench): Promise<string[]> {
  const { acts, submission } = bench.rehearsal;
  const issue = JSON.stringify({ files: [await upload(bench, "clerk")], comparedScans: true });
  const ids: string[] = [];
  const ending = [
    { officer: "leader", act: "signResult", body: SIGN },
    { officer: "clerk", act: "issueResult", body: issue },
    { officer: "intake", act: "returnResult", body: RETURN },
  ];
  const lives = [
    ...acts.map((_, reach) => acts.slice(0, reach)),
    acts,
    [...acts, ...ending.slice(0, 1)],
    [...acts, ...ending],
  ];
  for (const life of lives) {
    const { id, version } = await post(bench, {
      officer: "intake",
      path: "/api/v1/dossiers/received",
      body: submission,
      version: null,
    });
    let at = version;
    for (const { officer, act, body } of life) {
      at = (await post(bench, { officer, path: `/api/v1/dossiers/${id}/${act}`, body, version: at })).version;
    }
    ids.push(id);
  }
  return ids;
}

const SIGN = JSON.stringify({ outcome: "POSITIVE", summary: "Đồng ý (minh họa)" });
const RETURN = JSON.stringify({
  channel: "COUNTER",
  receiver: "OWNER",
  receiverName: "Người nhận minh họa",
  identityChecked: "ID_CARD",
  feesSettled: true,
});

async function upload(bench: Bench, officer: string): Promise<object> {
  const body = new FormData();
  body.set("file", new Blob([Buffer.from(samplePaper("minh họa"))]), "ket-qua.pdf");
  const headers = { authorization: `Bearer ${bench.tokens[officer]}` };
  const answer = await bench.stage.request("/api/v1/files", { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function post(
  bench: Bench,
  { officer, path, body, version }: { officer: string; path: string; body: string; version: number | null },
): Promise<{ id: string; version: number }> {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${bench.tokens[officer]}`,
    ...(version === null ? {} : { "if-match": `"${version}"` }),
  };
  const answer = await bench.stage.request(path, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
