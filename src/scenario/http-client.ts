import { z } from "zod";
import { assert } from "../kernel/assert.ts";
import { newId } from "../kernel/ids.ts";
import { parseJson } from "../kernel/json.ts";
import { patientFetch } from "./patient-fetch.ts";

/** What a client was told, in order: the ledger that the register is compared with at the end. */
export type Told = {
  readonly act: string;
  readonly dossierId: string;
  readonly code: string;
  readonly version: number;
  readonly status: string;
};

const actedSchema = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number(),
  status: z.string(),
  dueAt: z.string().nullable(),
});
export type Acted = z.output<typeof actedSchema>;

const taskSchema = z.object({
  taskId: z.string(),
  stepCode: z.string(),
  stage: z.string(),
  role: z.string(),
  unitId: z.string(),
});
const viewSchema = z.object({
  dossier: z.object({
    id: z.string(),
    version: z.number(),
    status: z.string(),
    dueAt: z.string().nullable(),
    tasks: z.array(taskSchema),
    pinned: z.object({ procedureCode: z.string() }),
    /** `paper`: what the leader signed, where the result is not an uploaded file. */
    result: z.object({ paper: z.object({}).optional() }).nullable(),
    process: z
      .object({ openTasks: z.array(z.object({ taskId: z.string(), outcomes: z.array(z.string()) })) })
      .nullable(),
    consultations: z.array(z.object({ consultationId: z.string(), unitIds: z.array(z.string()) })),
    components: z.array(z.object({ componentCode: z.string(), originals: z.number(), copies: z.number() })),
  }),
});
export type View = z.output<typeof viewSchema>["dossier"];

const owedSchema = z.object({
  id: z.string(),
  state: z.string(),
  amountDong: z.number().nullable(),
  exemptDong: z.number(),
});
export type Owed = z.output<typeof owedSchema>;

type Paid = {
  readonly chargeIds: readonly string[];
  readonly amountDong: number;
  readonly method: "CASH" | "POS" | "PORTAL";
  readonly txnRef: string | null;
};

/** A client of the API as one person: bearer token, idempotency keys, and everything it was told. */
export type Client = {
  readonly view: (id: string) => Promise<View>;
  readonly open: (path: string, body: object) => Promise<Acted>;
  /** Acts on the version it just looked at; looks again and repeats where a colleague was faster. */
  readonly act: (id: string, act: string, body: object) => Promise<Acted>;
  /** Acts and expects to be refused with this code. */
  readonly refused: (id: string, act: string, body: object) => Promise<string>;
  /** What is still to be paid of a dossier. */
  readonly charges: (id: string) => Promise<readonly Owed[]>;
  /** Says the amount of a fee that is published in words only. */
  readonly setAmount: (chargeId: string, amountDong: number) => Promise<void>;
  readonly requestTransfer: (
    chargeIds: readonly string[],
  ) => Promise<{ readonly token: string; readonly reference: string; readonly amountDong: number }>;
  /** Takes money at the desk; answers the receipt. */
  readonly pay: (paid: Paid) => Promise<string>;
  readonly upload: (name: string, bytes: Uint8Array) => Promise<object>;
  /** What an address of the API answers, in the shape that is asked for. */
  readonly read: <Shape extends z.ZodType>(path: string, shape: Shape) => Promise<z.output<Shape>>;
  /** Does something that is no act on a dossier, to what stands at a version if one is said; answers what it made or changed. */
  readonly order: (path: string, body: object | FormData, version?: number) => Promise<Ordered>;
  /** The same where another shape is answered. */
  readonly tell: <Shape extends z.ZodType>(
    path: string,
    body: object,
    shape: Shape,
  ) => Promise<z.output<Shape>>;
  /** A dossier that was opened at a page: read, and told of from now on. */
  readonly found: (id: string) => Promise<Acted>;
};

const orderedSchema = z.object({ id: z.string(), numberText: z.string().optional() });
export type Ordered = z.output<typeof orderedSchema>;

type Context = {
  readonly baseUrl: string;
  readonly token: () => string | null;
  /** Signs in again where the session has ended meanwhile; null for a guest. */
  readonly renew: (() => Promise<void>) | null;
  readonly told: Told[];
  readonly requests: { count: number };
};

const ATTEMPTS_MAX = 5;

/** One request as this person; the ledger counts it. */
async function send(
  context: Context,
  request: { readonly method: string; readonly path: string },
  options: { readonly body?: object | FormData; readonly headers?: Record<string, string> } = {},
) {
  const answer = await sendOnce(context, request, options);
  if (answer.status !== SIGN_IN_AGAIN || context.renew === null) return answer;
  await context.renew();
  return sendOnce(context, request, options);
}

const SIGN_IN_AGAIN = 401;

async function sendOnce(...[context, request, options = {}]: Parameters<typeof send>) {
  context.requests.count += 1;
  const headers: Record<string, string> = { ...options.headers };
  const token = context.token();
  if (token !== null) headers["authorization"] = `Bearer ${token}`;
  const isForm = options.body instanceof FormData;
  if (options.body !== undefined && !isForm) headers["content-type"] = "application/json";
  const body =
    options.body === undefined
      ? {}
      : { body: options.body instanceof FormData ? options.body : JSON.stringify(options.body) };
  return patientFetch(`${context.baseUrl}${request.path}`, { method: request.method, headers, ...body });
}

function note(context: Context, act: string, text: string): Acted {
  const acted = parseJson(actedSchema, text);
  const { id: dossierId, code, version, status } = acted;
  context.told.push({ act, dossierId, code, version, status });
  return acted;
}

export function httpClient(context: Context): Client {
  const get = (path: string) => send(context, { method: "GET", path });
  const post = (path: string, options: Parameters<typeof send>[2]) =>
    send(context, { method: "POST", path }, options);
  const view = async (id: string): Promise<View> => {
    const answer = await get(`/api/v1/dossiers/${id}`);
    assert(answer.status === 200, `GET dossier: ${answer.status} ${answer.text}`);
    return parseJson(viewSchema, answer.text).dossier;
  };
  const attempt = async (id: string, act: string, body: object) => {
    const { version } = await view(id);
    return post(`/api/v1/dossiers/${id}/${act}`, {
      body,
      headers: { "if-match": `"${version}"`, "idempotency-key": newId() },
    });
  };
  return {
    view,
    open: async (path, body) => {
      const answer = await post(path, { body, headers: { "idempotency-key": newId() } });
      assert(answer.status === 201, `POST ${path}: ${answer.status} ${answer.text}`);
      return note(context, path, answer.text);
    },
    act: async (id, act, body) => {
      for (let tries = 1; ; tries += 1) {
        const answer = await attempt(id, act, body);
        if (answer.status === 200 || answer.status === 201) return note(context, act, answer.text);
        assert(
          (answer.status === 409 || answer.status === 412) && tries < ATTEMPTS_MAX,
          `${act}: ${answer.status} ${answer.text}`,
        );
      }
    },
    refused: async (id, act, body) => {
      const answer = await attempt(id, act, body);
      assert(answer.status >= 400 && answer.status < 500, `${act} is refused, not ${answer.status}`);
      return parseJson(z.object({ code: z.string() }), answer.text).code;
    },
    ...moneyOf(context),
    ...deskOf(context),
    upload: async (name, bytes) => {
      const form = new FormData();
      form.set("file", new Blob([Buffer.from(bytes)]), name);
      const answer = await post("/api/v1/files", { body: form });
      assert(answer.status === 201, `upload: ${answer.status} ${answer.text}`);
      return parseJson(z.record(z.string(), z.unknown()), answer.text);
    },
  };
}

/** What a person does besides dossiers and money: documents, work files. */
function deskOf(context: Context): Pick<Client, "read" | "order" | "tell" | "found"> {
  const tell: Client["tell"] = async (path, body, shape) => {
    const headers = { "idempotency-key": newId() };
    const { status, text } = await send(context, { method: "POST", path }, { body, headers });
    assert(status === 200 || status === 201, `POST ${path}: ${status} ${text}`);
    return parseJson(shape, text);
  };
  return {
    tell,
    found: async (id) => {
      const { status, text } = await send(context, { method: "GET", path: `/api/v1/dossiers/${id}` });
      assert(status === 200, `GET dossier: ${status} ${text}`);
      const { dossier } = parseJson(z.object({ dossier: actedSchema }), text);
      return note(context, "found", JSON.stringify(dossier));
    },
    read: async (path, shape) => {
      const { status, text } = await send(context, { method: "GET", path });
      assert(status === 200, `GET ${path}: ${status} ${text}`);
      return parseJson(shape, text);
    },
    order: async (path, body, version) => {
      const seen = version === undefined ? {} : { "if-match": `"${version}"` };
      const headers = { "idempotency-key": newId(), ...seen };
      const { status, text } = await send(context, { method: "POST", path }, { body, headers });
      assert(status === 200 || status === 201, `POST ${path}: ${status} ${text}`);
      return parseJson(orderedSchema, text);
    },
  };
}

const transferSchema = z.object({ token: z.string(), reference: z.string(), amountDong: z.number() });

/** What a person does with money through the API. */
function moneyOf(context: Context): Pick<Client, "charges" | "setAmount" | "requestTransfer" | "pay"> {
  const get = (path: string) => send(context, { method: "GET", path });
  const post = (path: string, options: Parameters<typeof send>[2]) =>
    send(context, { method: "POST", path }, options);
  return {
    charges: async (id) => {
      const answer = await get(`/api/v1/dossiers/${id}/charges`);
      assert(answer.status === 200, `charges: ${answer.status} ${answer.text}`);
      return parseJson(z.object({ items: z.array(owedSchema) }), answer.text).items;
    },
    setAmount: async (chargeId, amountDong) => {
      const body = { amountDong, ground: "Theo biểu mức thu (minh họa)" };
      const answer = await send(
        context,
        { method: "PUT", path: `/api/v1/charges/${chargeId}/amount` },
        { body },
      );
      assert(answer.status === 200, `amount: ${answer.status} ${answer.text}`);
    },
    requestTransfer: async (chargeIds) => {
      const answer = await post("/api/v1/payments/transfer-requests", { body: { chargeIds } });
      assert(answer.status === 201, `transfer request: ${answer.status} ${answer.text}`);
      return parseJson(transferSchema, answer.text);
    },
    pay: async (paid) => {
      const body = { ...paid, payerName: "Người nộp minh họa" };
      const answer = await post("/api/v1/payments", { body, headers: { "idempotency-key": newId() } });
      assert(answer.status === 201, `payment: ${answer.status} ${answer.text}`);
      return parseJson(z.object({ receiptId: z.string() }), answer.text).receiptId;
    },
  };
}

/** Opens a session by name and password; returns the bearer token. */
export async function openSession(
  baseUrl: string,
  credentials: { readonly signInName: string; readonly password: string },
): Promise<string> {
  const { status, text } = await patientFetch(`${baseUrl}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  assert(status === 200 || status === 201, `sign in: ${status} ${text}`);
  return parseJson(z.object({ token: z.string() }), text).token;
}
