import { seedDossierRoutes } from "../../src/demo/dossier.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import {
  DEMO_OFFICERS,
  type DemoOfficerName,
  type DemoOrganisation,
  type DemoUnitKey,
} from "../../src/demo/organisation.ts";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { sampleSubmission } from "../../src/demo/sample-submission.ts";
import { seedWard } from "../../src/demo/seed.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import type { Officer, UnitId } from "../../src/modules/access/index.ts";
import { findPublishedVersion } from "../../src/modules/catalogue/index.ts";
import type { SubmitRequest } from "../../src/modules/dossier/index.ts";
import { anOfficer, type TestApp, testApp } from "./app.ts";
import { type Client, clientOf } from "./client.ts";
import { at } from "./office-time.ts";

/** What every act answers. */
export type Acted = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly status: string;
  readonly dueAt: string | null;
};

/** A dossier as `GET /api/v1/dossiers/{id}` shows it, loosely: a test names what it looks at. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is JSON; its shape is what the tests are about
export type Json = any;

type Body = Readonly<Record<string, unknown>>;
/** A submission as it goes over the wire: links between dossiers are made by the office, never by who sends it. */
export type Submission = Omit<SubmitRequest, "correctionOf" | "parentId">;

/** A dossier at a step, and who holds the step. */
export type AtStage = Acted & { readonly taskId: string; readonly holder: DemoOfficerName };

/** The demo ward behind its API: officers sign in by name and password, everything goes through HTTP. */
export type ApiOffice = TestApp & {
  readonly organisation: DemoOrganisation;
  readonly unit: (key: DemoUnitKey) => UnitId;
  /** The officer of the demo ward, for pages: whoever opens one comes with a session cookie. */
  readonly actor: (name: DemoOfficerName) => Officer;
  /** Signed in through `POST /api/v1/session`; again when the session would have run out. */
  readonly desk: (name: DemoOfficerName) => Promise<Client>;
  readonly submission: (code: string, changes?: Partial<Submission>) => Promise<Submission>;
  readonly receive: (code: string, changes?: Partial<Submission>) => Promise<Acted>;
  readonly submitOnline: (code: string, changes?: Partial<Submission>) => Promise<Acted>;
  readonly view: (id: string) => Promise<Json>;
  /** Acts on the version as it is now; answers whatever came. */
  readonly tryAct: (name: DemoOfficerName, id: string, act: string, body?: Body) => Promise<Response>;
  readonly act: (name: DemoOfficerName, id: string, act: string, body?: Body) => Promise<Acted>;
  /** The code and the facts with which the act is refused. */
  readonly refusal: (name: DemoOfficerName, id: string, act: string, body?: Body) => Promise<Json>;
  /** Receives a dossier and brings it to the first open step of this stage, each step by whoever holds it. */
  readonly reach: (code: string, stage: string, changes?: Partial<Submission>) => Promise<AtStage>;
  /** Goes on from where a dossier stands to the first open step of the stage. */
  readonly carry: (dossier: Acted, stage: string) => Promise<AtStage>;
  readonly upload: (client: Client, bytes: Uint8Array, name?: string) => Promise<Response>;
  readonly set: (wallClock: string) => void;
};

/** Seeds the ward without dossiers and opens its API; use at the top of a file. */
export async function apiOffice(options: Parameters<typeof testApp>[0] = {}): Promise<ApiOffice> {
  const app = await testApp(options);
  const organisation = await seedWard(app.services);
  await seedDossierRoutes(app.services, organisation);
  const desk = desks(app);
  const invention = inventionFrom(77);
  const submission = async (code: string, changes: Partial<Submission> = {}): Promise<Submission> => {
    const on = localDateOf(app.clock.now());
    const version = present(await findPublishedVersion(app.database, { code, on }), code);
    const online = changes.channelIn === "ONLINE";
    const receivingUnitId = organisation.unitOf("serviceCentre");
    const sample = sampleSubmission(version, { person: invention.person(), on, online, receivingUnitId });
    const { correctionOf: _correction, parentId: _parent, ...sent } = { ...sample, ...changes };
    return sent;
  };
  const view = async (id: string) => done(await (await desk("auditor")).get(`/api/v1/dossiers/${id}`));
  const tryAct = async (name: DemoOfficerName, id: string, act: string, body: Body = {}) => {
    const { version } = (await view(id)).dossier;
    return (await desk(name)).post(`/api/v1/dossiers/${id}/${act}`, body, fresh(version));
  };
  const act: ApiOffice["act"] = async (name, id, what, body) => done(await tryAct(name, id, what, body));
  const receive: ApiOffice["receive"] = async (code, changes) =>
    done(await (await desk("intake")).post("/api/v1/dossiers/received", await submission(code, changes)));
  const carry: ApiOffice["carry"] = async (dossier, stage) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const { tasks, version, status, dueAt } = (await view(dossier.id)).dossier;
      const task = present(tasks[0], `an open step before ${stage}`);
      const holder = holderOf(organisation, task);
      const here = { ...dossier, version, status, dueAt, taskId: task.taskId, holder };
      if (task.stage === stage) return here;
      await finish(here, task.stage);
    }
    return expectStage(stage);
  };
  const finish = async ({ id, taskId, holder }: AtStage, stage: string) => {
    if (stage === "intake") return act(holder, id, "handOver");
    if (stage === "sign") return act(holder, id, "signResult", { outcome: "POSITIVE", summary: "Đồng ý" });
    if (stage !== "issue") return act(holder, id, "completeTask", { taskId });
    const file = await done(await upload(await desk(holder), aPaper()));
    return act(holder, id, "issueResult", { files: [file], comparedScans: true });
  };
  const upload: ApiOffice["upload"] = (client, bytes, name = "giay-to.pdf") => {
    const form = new FormData();
    form.set("file", new Blob([Buffer.from(bytes)]), name);
    return client.send("/api/v1/files", { method: "POST", body: form });
  };
  return {
    ...app,
    organisation,
    unit: organisation.unitOf,
    actor: (name) => {
      const { unit, roles } = present(
        DEMO_OFFICERS.find((each) => each.name === name),
        name,
      );
      const personId = organisation.personOf(name);
      return { ...anOfficer(organisation.unitOf(unit), ...roles), personId };
    },
    receive,
    act,
    carry,
    reach: async (code, stage, changes) => carry(await receive(code, changes), stage),
    upload,
    desk,
    submission,
    view,
    tryAct,
    submitOnline: async (code, changes) =>
      done(
        await aGuest(app).post(
          "/api/v1/dossiers",
          await submission(code, { channelIn: "ONLINE", ...changes }),
        ),
      ),
    refusal: async (name, id, what, body) => refused(await tryAct(name, id, what, body)),
    set: (wallClock) => app.clock.set(at(wallClock)),
  };
}

let guests = 0;
/** A guest at an address of its own, so that one test's requests do not count against another's. */
export function aGuest(app: Pick<TestApp, "router">): Client {
  guests += 1;
  return clientOf(app.router, {}, `198.51.100.${guests % 250}`);
}

/** A paper nobody else has uploaded. */
export function aPaper(): Uint8Array {
  return samplePaper(newId());
}

/** Headers of an act on this version, under a key of its own. */
export function fresh(version: number): Record<string, string> {
  return { "if-match": `"${version}"`, "idempotency-key": newId() };
}

/** The body of an answer that must have gone well. */
export async function done(answer: Response): Promise<Json> {
  const text = await answer.text();
  assert(answer.status === 200 || answer.status === 201, `${answer.status} ${text}`);
  return JSON.parse(text);
}

/** The problem of an answer that must be a refusal: never a failure of ours, always with a code. */
export async function refused(answer: Response): Promise<Json> {
  const text = await answer.text();
  assert(answer.status >= 400 && answer.status < 500, `expected a refusal: ${answer.status} ${text}`);
  const problem: Json = JSON.parse(text);
  assert(/^[A-Z][A-Z0-9_]+$/.test(problem.code), text);
  return problem;
}

const SESSION_HOURS = 7;

function desks(app: TestApp): ApiOffice["desk"] {
  const open = new Map<string, { readonly client: Promise<Client>; readonly until: number }>();
  const signIn = async (signInName: string) => {
    const { token } = await done(
      await app.guest.post("/api/v1/session", { signInName, password: DEMO_PASSWORD }),
    );
    return clientOf(app.router, { authorization: `Bearer ${token}` });
  };
  return (name) => {
    const now = Date.parse(app.clock.now());
    const known = open.get(name);
    if (known !== undefined && now < known.until) return known.client;
    // Kept before it is answered: acts that begin together share one sign-in, and are not slowed as guesses.
    const client = signIn(name);
    open.set(name, { client, until: now + SESSION_HOURS * 3_600_000 });
    return client;
  };
}

function holderOf(organisation: DemoOrganisation, task: Json): DemoOfficerName {
  const found = DEMO_OFFICERS.find(
    ({ name, unit, roles }) =>
      organisation.unitOf(unit) === task.unitId &&
      roles.some((role) => role === task.role) &&
      (task.assigneeId === null || task.assigneeId === organisation.personOf(name)),
  );
  return present(found, `${task.role} for ${task.stepCode}`).name;
}

function expectStage(stage: string): never {
  throw new Error(`the dossier never came to ${stage}`);
}
