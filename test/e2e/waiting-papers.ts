import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { sampleSubmission } from "../../src/demo/sample-submission.ts";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { parseLocalDate } from "../../src/kernel/local-date.ts";
import { patientFetch } from "../../src/scenario/patient-fetch.ts";
import { address } from "./visitor.ts";

// biome-ignore lint/suspicious/noExplicitAny: an answer is JSON; its shape is what the tests are about
type Json = any;
export type Waiting = { readonly id: string; readonly code: string };
/** `sha256`: the file that was issued. */
type Issued = Waiting & { readonly sha256: string };
type Received = Waiting & { readonly lastFour: string };

/** Who of the demo ward does a step of this role. */
const HOLDERS: Readonly<Record<string, string>> = {
  "intake-officer": "intake",
  "unit-head": "head",
  specialist: "specialist",
  leader: "leader",
};
const AT_ONCE = 10;
const STEPS_MAX = 12;

async function asked(path: string, init: RequestInit): Promise<Json> {
  const { status, text } = await patientFetch(address(path), init);
  if (status >= 400) throw new Error(`${path}: ${status} ${text}`);
  return JSON.parse(text);
}

const json = { "content-type": "application/json" };

/** Signed in through the API; each officer once. */
function desks() {
  const open = new Map<string, Promise<Record<string, string>>>();
  const signIn = async (signInName: string) => {
    const body = JSON.stringify({ signInName, password: DEMO_PASSWORD });
    const { token } = await asked("/api/v1/session", { method: "POST", headers: json, body });
    return { ...json, authorization: `Bearer ${token}` };
  };
  return (name: string) => {
    const known = open.get(name) ?? signIn(name);
    open.set(name, known);
    return known;
  };
}

/** Receives invented people's dossiers of a procedure, one after another. */
async function counter(desk: ReturnType<typeof desks>, procedure: string) {
  const version = await asked(`/api/v1/procedures/${procedure}`, {});
  const { grants } = await asked("/api/v1/session", { headers: await desk("intake") });
  const { unitId } = grants.find(({ role }: Json) => role === "intake-officer");
  const invention = inventionFrom(4_711);
  const on = present(parseLocalDate("2026-11-20"), "day");
  return async (): Promise<Received> => {
    const person = invention.person();
    const made = sampleSubmission(version, { person, on, online: false, receivingUnitId: unitId });
    const { correctionOf: _correction, parentId: _parent, ...body } = made;
    const headers = { ...(await desk("intake")), "idempotency-key": newId() };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    const { id, code } = await asked("/api/v1/dossiers/received", init);
    return { id, code, lastFour: person.personalId.slice(-4) };
  };
}

/** Dossiers of the demo ward received over the API; `lastFour` is what their people track them with. */
export async function receivedAtCounter(procedure: string, count: number): Promise<readonly Received[]> {
  const receive = await counter(desks(), procedure);
  const received: Received[] = [];
  while (received.length < count) received.push(await receive());
  return received;
}

/** Dossiers of the demo ward received over the API and carried to the leader's signature. */
export async function waitingForSignature(procedure: string, count: number): Promise<readonly Waiting[]> {
  const desk = desks();
  const receive = await counter(desk, procedure);
  const carried = async ({ id, code }: Waiting): Promise<Waiting> => {
    for (let step = 0; step < STEPS_MAX; step += 1) {
      const { dossier } = await asked(`/api/v1/dossiers/${id}`, { headers: await desk("auditor") });
      const task = present(dossier.tasks[0], "open step");
      if (task.stage === "sign") return { id, code };
      const act = task.stage === "intake" ? "handOver" : "completeTask";
      const headers = {
        ...(await desk(present(HOLDERS[task.role], task.role))),
        "idempotency-key": newId(),
        "if-match": `"${dossier.version}"`,
      };
      const body = JSON.stringify(act === "handOver" ? {} : { taskId: task.taskId });
      await asked(`/api/v1/dossiers/${id}/${act}`, { method: "POST", headers, body });
    }
    throw new Error(`${code} never came to the signature`);
  };
  const waiting: Waiting[] = [];
  while (waiting.length < count) {
    const some = Math.min(AT_ONCE, count - waiting.length);
    waiting.push(...(await Promise.all(Array.from({ length: some }, async () => carried(await receive())))));
  }
  return waiting;
}

/** The leader signs this one alone, at another desk. */
export async function signedAlone(waiting: Waiting): Promise<void> {
  await acted("leader", waiting, "signResult", { outcome: "POSITIVE", summary: "Ký riêng" });
}

/** Results of the demo ward that the leader has signed and the clerk issued. */
export async function issuedResults(procedure: string, count: number): Promise<readonly Issued[]> {
  const issued: Issued[] = [];
  for (const each of await waitingForSignature(procedure, count)) {
    await signedAlone(each);
    await acted("clerk", each, "issueResult", { files: [] });
    const headers = await desks()("clerk");
    const { dossier } = await asked(`/api/v1/dossiers/${each.id}`, { headers });
    issued.push({ ...each, sha256: dossier.result.files[0].sha256 });
  }
  return issued;
}

/** An error was seen before the result was handed over. */
export async function takenBack(issued: Waiting): Promise<void> {
  await acted("leader", issued, "reopen", { reason: "Sai họ tên trên kết quả (minh họa)" });
}

async function acted(name: string, { id }: Waiting, act: string, command: object): Promise<void> {
  const desk = await desks()(name);
  const { dossier } = await asked(`/api/v1/dossiers/${id}`, { headers: desk });
  const headers = { ...desk, "idempotency-key": newId(), "if-match": `"${dossier.version}"` };
  await asked(`/api/v1/dossiers/${id}/${act}`, { method: "POST", headers, body: JSON.stringify(command) });
}
