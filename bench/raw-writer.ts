import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type NumberAllocator, numberAllocator } from "../src/modules/dossier/number-allocator.ts";
import { APPEND_FREE, CREATE } from "../src/modules/dossier/store-statements.ts";
import { openDatabase, type Statement } from "../src/platform/postgres/database.ts";
import { WRITE_ATTACHMENTS } from "../src/write-attachments.ts";
import { runRound, serveRounds } from "./rounds.ts";
import { filled, type WriteTemplate } from "./templates.ts";

/*
 * The same writes without the product: prepared statements over the product's own pool, payloads made before the
 * clock starts, numbers taken in the product's own batches. What is left is PostgreSQL, the driver and the disk.
 */

type Errand = {
  readonly url: string;
  readonly schema: string;
  readonly connections: number;
  readonly writes: readonly WriteTemplate[];
  readonly counter: Parameters<NumberAllocator["next"]>;
};
const errand: Errand = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const database = openDatabase(errand);
const numbers = numberAllocator(database);
const [create, ...appends] = errand.writes;
if (create === undefined) throw new Error("no write to repeat");

/** Dossiers written and how many of the recorded acts they already have. */
const open: { readonly id: string; readonly code: string; step: number }[] = [];
let made = 0;

/** The product's own statement for a write, with what other modules attach to it. */
function statementOf({ kind, attachments }: WriteTemplate): Statement {
  const base = kind === "create" ? CREATE : APPEND_FREE;
  return {
    name: [base.name, ...attachments].join("+"),
    text: (schema) =>
      base.text(
        schema,
        attachments
          .map((name, index) => {
            const part = WRITE_ATTACHMENTS.find((each) => each.name === name);
            if (part === undefined) throw new Error(`nothing is attached as ${name}`);
            const parameter = `$${base.parameters + 1 + index}`;
            return part.parts(schema, { parameter, written: base.written });
          })
          .join(""),
      ),
  };
}
const CREATE_DOSSIER = statementOf(create);
const APPENDS = appends.map((append) => ({ append, statement: statementOf(append) }));

const fresh = () => {
  made += 1;
  const as = { id: uuid7(), code: `R26.16.05-261122-${String(made).padStart(4, "0")}`, key: randomUUID() };
  return { as, parameters: filled(create, as) };
};

/** Ordered by time as the product's, so that both sides fill the indexes alike. */
function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

let ready: ReturnType<typeof fresh>[] = [];
let writing: {
  readonly at: (typeof open)[number];
  readonly statement: Statement;
  readonly parameters: unknown[];
}[] = [];
const rate = { submit: 600, advance: 600 };

const prepareAppends = (count: number) => {
  // Whole dossiers, all steps of one after the other, as many as the round can use.
  writing = [];
  for (const at of open) {
    if (writing.length >= count) break;
    const append = APPENDS[at.step];
    if (append !== undefined)
      writing.push({
        at,
        statement: append.statement,
        parameters: filled(append.append, { ...at, key: randomUUID() }),
      });
  }
};

serveRounds(async (order) => {
  const wanted =
    Math.ceil((rate[order.kind === "submit" ? "submit" : "advance"] * order.ms * 2) / 1_000) + order.clients;
  if (order.kind === "submit") ready = Array.from({ length: wanted }, fresh);
  else prepareAppends(wanted);
  const result = await runRound(order, order.kind === "submit" ? submit : advance);
  rate[order.kind === "submit" ? "submit" : "advance"] = (result.done * 1_000) / result.elapsedMs;
  return result;
});

async function submit() {
  const next = ready.pop() ?? fresh();
  await numbers.next(...errand.counter);
  const [row] = await database.run(CREATE_DOSSIER, next.parameters);
  open.push({ ...next.as, step: 0 });
  return { ok: row !== undefined };
}

async function advance() {
  const next = writing.pop();
  if (next === undefined) return null;
  const [row] = await database.run(next.statement, next.parameters);
  next.at.step += 1;
  if (next.at.step === appends.length) open.splice(open.indexOf(next.at), 1);
  return { ok: row !== undefined };
}
