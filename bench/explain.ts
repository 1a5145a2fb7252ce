import pg from "pg";
import { listUnitQueue } from "../src/modules/dossier/queries/find-dossiers.ts";
import { listStuck, STUCK_SHOWN_MAX } from "../src/modules/dossier/queries/find-waiting.ts";
import { trackDossier } from "../src/modules/dossier/queries/track.ts";
import { withClient } from "../src/platform/postgres/roles.ts";
import type { Bench } from "./bench.ts";
import { rounded } from "./numbers.ts";
import type { StatementPlan } from "./queue-page.ts";
import type { Recorded } from "./recorder.ts";
import { searchedPath } from "./searched-path.ts";

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Shared Hit Blocks"?: number;
  readonly "Shared Read Blocks"?: number;
  readonly Plans?: readonly PlanNode[];
};

/** What PostgreSQL does for each list: the very statements and values the product sends, planned once for all values. */
export async function explainLists(bench: Bench, officer: string): Promise<StatementPlan[]> {
  const { stage, tokens } = bench;
  const get = (path: string) =>
    stage.request(path, { headers: { authorization: `Bearer ${tokens[officer]}`, accept: "text/html" } });
  const { rows } = await stage.database.pool.query(
    `SELECT code, right(owner_phone, 4) AS four, owner_name FROM "${stage.config.authoritySchema}".dossier WHERE finished_at IS NULL AND code LIKE 'H26.16.05-261001-%' OFFSET 50 LIMIT 1`,
  );
  const [sample] = rows;
  const unitId = stage.organisation.unitOf("serviceCentre");
  const { noted } = await stage.recorder.during(async () => {
    await get("/desk");
    await get(await searchedPath(stage, tokens[officer] ?? "", sample.owner_name));
    await listUnitQueue(stage.services.database, {
      scope: { within: [unitId], own: [unitId] },
      status: null,
      fieldCode: null,
      size: 50,
      cursor: null,
    });
    await listStuck(stage.services.database, {
      scope: { within: [unitId], own: [unitId] },
      anyStep: true,
      now: stage.services.clock.now(),
      limit: STUCK_SHOWN_MAX,
    });
    await trackDossier(stage.services.database, { code: sample.code, lastFour: sample.four });
  });
  const statements = new Map(
    noted.filter((each) => each.statement.startsWith("dossier-")).map((each) => [each.statement, each]),
  );
  const plans: StatementPlan[] = [];
  for (const each of statements.values()) plans.push(await explain(stage.urls.owner, each));
  return plans;
}

async function explain(url: string, { statement, text, values }: Recorded): Promise<StatementPlan> {
  return withClient(url, async (client) => {
    await client.query("SET plan_cache_mode TO force_generic_plan");
    await client.query(`PREPARE listed AS ${text}`);
    const execute = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE listed${values.length === 0 ? "" : `(${values.map(literal).join(", ")})`}`;
    await client.query(execute);
    const { rows } = await client.query(execute);
    const [explained] = rows[0]?.["QUERY PLAN"] ?? [];
    const nodes = flatten(explained.Plan);
    const scans = nodes.filter(
      (node) => node["Relation Name"] !== undefined || node["Index Name"] !== undefined,
    );
    const read = (node: PlanNode) =>
      ((node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0)) * (node["Actual Loops"] ?? 0);
    return {
      name: statement,
      ms: rounded(explained["Execution Time"]),
      rowsRead: Math.round(scans.reduce((sum, node) => sum + read(node), 0)),
      buffers: (explained.Plan["Shared Hit Blocks"] ?? 0) + (explained.Plan["Shared Read Blocks"] ?? 0),
      sequential: [
        ...new Set(
          nodes.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? ""),
        ),
      ],
      indexes: [...new Set(nodes.flatMap((node) => node["Index Name"] ?? []))],
      plan: explained,
    };
  });
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return pg.escapeLiteral(`{${value.map((each) => JSON.stringify(String(each))).join(",")}}`);
  return pg.escapeLiteral(String(value));
}
