import { randomUUID } from "node:crypto";
import { inventedAnswers } from "../src/demo/invented-answers.ts";
import { inventionFrom } from "../src/demo/invented-people.ts";
import { DEMO_OFFICERS } from "../src/demo/ward.ts";
import { componentsFor, findPublishedVersion, formSchemaOf } from "../src/modules/catalogue/index.ts";
import type { Recorded } from "./recorder.ts";
import type { Stage } from "./staging.ts";
import { type ActTemplate, MARKS, type WriteTemplate } from "./templates.ts";

/** Social assistance: an e-form, several papers, and a process with an assignment, an appraisal and a signature. */
const PROCEDURE = "1.001776";

/** One dossier taken through the product by its API, with everything the two sides of the bench repeat afterwards. */
export type Rehearsal = {
  readonly submission: string;
  readonly acts: readonly ActTemplate[];
  readonly writes: readonly WriteTemplate[];
  /** The first two values of the counter statement: unit and day. */
  readonly counter: readonly unknown[];
  readonly dossierId: string;
};

type Told = { readonly id: string; readonly code: string; readonly version: number };

export async function rehearse(stage: Stage, tokens: ReadonlyMap<string, string>): Promise<Rehearsal> {
  const submission = await submissionBody(stage);
  const send = sender(stage, tokens);
  const opened = await stage.recorder.during(() =>
    send("intake", "/api/v1/dossiers/received", submission, {}),
  );
  const dossier: Told = opened.done.told;
  const writes = [templateOf(opened.noted, "dossier-create", { ...dossier, key: opened.done.key })];
  const counter =
    opened.noted.find((each) => each.statement === "dossier-take-numbers")?.values.slice(0, 2) ?? [];
  const acts: ActTemplate[] = [];
  let { version } = dossier;
  for (;;) {
    const next = await nextAct(stage, tokens, dossier.id);
    if (next === null) break;
    const path = `/api/v1/dossiers/${dossier.id}/${next.act}`;
    const acted = await stage.recorder.during(() =>
      send(next.officer, path, next.body, { "if-match": `"${version}"` }),
    );
    writes.push(templateOf(acted.noted, "dossier-append-free", { ...dossier, key: acted.done.key }));
    acts.push(next);
    version = acted.done.told.version;
  }
  return { submission, acts, writes, counter, dossierId: dossier.id };
}

function sender(stage: Stage, tokens: ReadonlyMap<string, string>) {
  return async (officer: string, path: string, body: string, more: Record<string, string>) => {
    const key = randomUUID();
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${tokens.get(officer)}`,
      "idempotency-key": key,
      ...more,
    };
    const answer = await stage.request(path, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return { key, told: await answer.json() };
  };
}

/** The next step, by whoever holds it; null where the hot part ends: from the signature on a paper is set and kept. */
async function nextAct(
  stage: Stage,
  tokens: ReadonlyMap<string, string>,
  id: string,
): Promise<ActTemplate | null> {
  const headers = { authorization: `Bearer ${tokens.get("auditor")}` };
  const { dossier } = await (await stage.request(`/api/v1/dossiers/${id}`, { headers })).json();
  const [task] = dossier.tasks;
  const holder = DEMO_OFFICERS.find(
    (each) =>
      stage.organisation.unitOf(each.unit) === task.unitId && each.roles.some((role) => role === task.role),
  );
  if (holder === undefined) throw new Error(`nobody holds ${task.role} in ${task.unitId}`);
  const as = (act: string, body: object) => ({ officer: holder.name, act, body: JSON.stringify(body) });
  switch (task.stage) {
    case "intake":
      return as("handOver", {});
    case "sign":
    case "issue":
    case "return":
      return null;
    default:
      return as("completeTask", { taskId: task.taskId, note: "Đã thực hiện (minh họa)." });
  }
}

async function submissionBody(stage: Stage): Promise<string> {
  const on = stage.services.clock.today();
  const version = await findPublishedVersion(stage.database, { code: PROCEDURE, on });
  const procedureCase = version?.cases.at(-1);
  if (version === null || procedureCase === undefined) throw new Error(`${PROCEDURE} is not published`);
  const schema = version.forms.map(formSchemaOf).find((each) => each !== null) ?? null;
  const person = inventionFrom(2026).person();
  const { fullName, personalId, phone, address, birthDate } = person;
  return JSON.stringify({
    procedureCode: version.code,
    receivingUnitId: stage.organisation.unitOf("serviceCentre"),
    channelIn: "DIRECT",
    channelOut: "COUNTER",
    applicant: { owner: { fullName, personalId, phone, address, dateOfBirth: birthDate } },
    form: schema === null ? {} : inventedAnswers(schema, { person, on }),
    components: componentsFor(procedureCase, {}).map(({ code, originals, copies }) => ({
      componentCode: code,
      originals,
      copies,
    })),
  });
}

function templateOf(
  noted: readonly Recorded[],
  name: string,
  told: Told & { readonly key: string },
): WriteTemplate {
  const write = noted.find((each) => each.statement === name || each.statement.startsWith(`${name}+`));
  if (write === undefined) throw new Error(`the product did not send ${name}`);
  const texts = write.values.filter((value) => typeof value === "string");
  const parameters = texts.map((text) =>
    text.replaceAll(told.id, MARKS.id).replaceAll(told.code, MARKS.code).replaceAll(told.key, MARKS.key),
  );
  const [version] = write.values.flat().filter((value) => typeof value === "number");
  return {
    kind: name === "dossier-create" ? "create" : "append",
    attachments: write.statement.split("+").slice(1),
    parameters,
    version: typeof version === "number" ? version : 0,
  };
}
