import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type HttpConnection, openConnection } from "./http-connection.ts";
import { runRound, serveRounds } from "./rounds.ts";
import type { ActTemplate } from "./templates.ts";

/** The clients: officers with a bearer session each, one request after the other on a kept-alive connection. */

type Errand = {
  readonly port: number;
  readonly tokens: Readonly<Record<string, string>>;
  readonly submission: string;
  readonly acts: readonly ActTemplate[];
  /** Asked for in turn, so that more than one says what pages cost that nobody else asks for. */
  readonly page: { readonly paths: readonly string[]; readonly headers: Readonly<Record<string, string>> };
};
const errand: Errand = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));

const open: { readonly id: string; version: number; step: number }[] = [];
const idle: HttpConnection[] = [];

serveRounds(async (order) => {
  while (idle.length < order.clients) idle.push(openConnection(errand.port));
  await Promise.all(idle.map((connection) => connection.ready));
  const once = { submit, advance, page }[order.kind];
  return runRound(order, async () => {
    const connection = idle.pop();
    if (connection === undefined) throw new Error("a connection for each client");
    try {
      return await once(connection);
    } finally {
      idle.push(connection);
    }
  });
});

async function submit(connection: HttpConnection) {
  const answer = await connection.send(
    "POST",
    "/api/v1/dossiers/received",
    headersOf("intake"),
    errand.submission,
  );
  if (answer.status !== 201) return { ok: false, why: `${answer.status} ${answer.text()}` };
  const { id, version } = JSON.parse(answer.text());
  open.push({ id, version, step: 0 });
  return { ok: true };
}

async function advance(connection: HttpConnection) {
  const dossier = open.pop();
  if (dossier === undefined) return null;
  const act = errand.acts[dossier.step];
  if (act === undefined) throw new Error("a dossier of the pool has an act left");
  const headers = { ...headersOf(act.officer), "If-Match": `"${dossier.version}"` };
  const answer = await connection.send(
    "POST",
    `/api/v1/dossiers/${dossier.id}/${act.act}`,
    headers,
    act.body,
  );
  if (answer.status !== 200) return { ok: false, why: `${act.act}: ${answer.status} ${answer.text()}` };
  dossier.version = JSON.parse(answer.text()).version;
  dossier.step += 1;
  // The next act on it comes from another desk later, as in an office.
  if (dossier.step < errand.acts.length) open.unshift(dossier);
  return { ok: true };
}

let asked = 0;
async function page(connection: HttpConnection) {
  const { paths, headers } = errand.page;
  const path = paths[asked % paths.length] ?? "";
  asked += 1;
  const answer = await connection.send("GET", path, headers, "");
  return { ok: answer.status === 200, why: `${path}: ${answer.status}`, bytes: answer.bytes };
}

function headersOf(officer: string): Record<string, string> {
  return {
    Authorization: `Bearer ${errand.tokens[officer]}`,
    "Content-Type": "application/json",
    "Idempotency-Key": randomUUID(),
  };
}
