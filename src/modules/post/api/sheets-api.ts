import { accept, type Result, refuse } from "../../../kernel/result.ts";
import {
  apiRoute,
  idField,
  instantField,
  localDateField,
  type Router,
  textField,
  z,
} from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { codeField } from "../code-field.ts";
import { addToSheet, cancelSheet, openSheet, removeFromSheet } from "../commands/sheets.ts";
import { signReport } from "../commands/sign-report.ts";
import { giveSheet, receiveSheet } from "../commands/sign-sheet.ts";
import { PARCEL_STATES, type SheetId } from "../parcel.ts";
import { listSheets, readSheet } from "../queries/read-sheets.ts";
import { type PostRefusal, SHEET_STATES } from "../refusals.ts";
import { type PostCall, scopeFor } from "../rights.ts";
import type { Sheet } from "../sheet.ts";

const base = "/api/v1/post-sheets";
const tag = "post";
const params = z.strictObject({ id: idField("sheet") });
const countField = () => z.int().min(0).max(500);

const sheet = z.object({
  id: z.string(),
  number: z.number().int(),
  day: localDateField(),
  direction: z.enum(["TO_POST", "TO_OFFICE"]),
  officeUnitId: z.string(),
  carrierUnitId: z.string(),
  state: z.enum(SHEET_STATES),
  givenAt: instantField().nullable(),
  givenCount: z.number().int().nullable(),
  receivedAt: instantField().nullable(),
  receivedCount: z.number().int().nullable(),
  /** As signed; what was not there when the sheet was checked is in it. */
  cashOnDeliveryDong: z.number().int(),
  difference: z.string().nullable(),
});
const wholeSheet = z.object({
  ...sheet.shape,
  items: z.array(
    z.object({
      line: z.number().int(),
      code: z.string(),
      state: z.enum(PARCEL_STATES),
      dossierCode: z.string().nullable(),
      cashOnDeliveryDong: z.number().int(),
      received: z.boolean().nullable(),
      damage: z.string().nullable(),
    }),
  ),
});

function shownSheet(row: Sheet) {
  return {
    id: row.id,
    number: row.number,
    day: row.day,
    direction: row.direction,
    officeUnitId: row.office_unit_id,
    carrierUnitId: row.carrier_unit_id,
    state: row.state,
    givenAt: row.given_at,
    givenCount: row.given_count,
    receivedAt: row.received_at,
    receivedCount: row.received_count,
    cashOnDeliveryDong: row.cod_dong,
    difference: row.difference,
  };
}

/** Hand-over sheets for programs: opened, filled, signed by the side that gives and by the side that receives. */
export function registerSheetsApi(router: Router, office: Office): void {
  registerReading(router);
  apiRoute(router, {
    method: "post",
    path: base,
    act: "post.sign",
    tag,
    summary: "Open a hand-over sheet; the side that gives makes it out",
    body: z.strictObject({
      direction: z.enum(["TO_POST", "TO_OFFICE"]),
      officeUnitId: idField("unit"),
      carrierUnitId: idField("unit"),
      codes: z.array(codeField()).max(500),
    }),
    answer: { status: 201, schema: z.object({ id: z.string() }) },
    location: ({ id }) => `${base}/${id}`,
    refusals: [
      "NOT_FOUND",
      "POST_CARRIER_UNKNOWN",
      "POST_CODE_UNKNOWN",
      "POST_PARCEL_ON_SHEET",
      "POST_PARCEL_STATE",
      "POST_ADDRESS_MISSING",
    ],
    handler: ({ services, actor, body }) => openSheet({ office, services, actor }, body),
  });
  registerActs(router, office);
}

function registerReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: base,
    act: "post.read",
    tag,
    summary: "The hand-over sheets of a day; of today also those that are not signed by both",
    query: z.strictObject({ day: localDateField().optional() }),
    answer: { schema: z.object({ items: z.array(z.object({ ...sheet.shape, parcels: z.number().int() })) }) },
    handler: async ({ services, actor, query }) => {
      const today = services.clock.today();
      const scope = await scopeFor(services, actor);
      const rows = await listSheets(services.database, scope, { day: query.day ?? today, today });
      return accept({ items: rows.map((row) => ({ ...shownSheet(row), parcels: row.parcels })) });
    },
  });
  apiRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: "post.read",
    tag,
    summary: "One hand-over sheet with its parcels",
    params,
    answer: { schema: wholeSheet },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params: { id } }) => {
      const read = await readSheet(services.database, await scopeFor(services, actor), id);
      if (read === null) return refuse({ code: "NOT_FOUND" });
      const items = read.items.map(({ line, parcel, codDong, received, damage }) => ({
        line,
        code: parcel.code,
        state: parcel.state,
        dossierCode: parcel.dossier_code,
        cashOnDeliveryDong: codDong,
        received,
        damage,
      }));
      return accept({ ...shownSheet(read.sheet), items });
    },
  });
}

type Run<Body> = (call: PostCall, id: SheetId, body: Body) => Promise<Result<null, PostRefusal>>;
type Act<Body extends z.ZodType> = {
  readonly name: string;
  readonly summary: string;
  readonly body: Body;
  readonly refusals: readonly string[];
  readonly run: Run<z.output<Body>>;
};

type Register = <Body extends z.ZodType>(act: Act<Body>) => void;

function registerActs(router: Router, office: Office): void {
  const register: Register = ({ name, summary, body, refusals, run }) =>
    apiRoute(router, {
      method: "post",
      path: `${base}/{id}/${name}`,
      act: "post.sign",
      tag,
      summary,
      params,
      body,
      answer: { schema: z.object({ id: z.string() }) },
      refusals: ["NOT_FOUND", "POST_SHEET_STATE", ...refusals],
      handler: async ({ services, actor, params: { id }, body: typed }) => {
        const said = await run({ office, services, actor }, id, typed);
        return said.ok ? accept({ id }) : said;
      },
    });
  registerFilling(register);
  registerSigning(register);
}

function registerFilling(act: Register): void {
  const coded = z.strictObject({ code: codeField() });
  act({
    name: "items",
    summary: "Put a parcel on an open sheet",
    body: coded,
    refusals: ["POST_CODE_UNKNOWN", "POST_PARCEL_ON_SHEET", "POST_PARCEL_STATE", "POST_ADDRESS_MISSING"],
    run: (call, id, { code }) => addToSheet(call, { id, code }),
  });
  act({
    name: "removal",
    summary: "Take a parcel off an open sheet",
    body: coded,
    refusals: ["POST_CODE_UNKNOWN"],
    run: (call, id, { code }) => removeFromSheet(call, { id, code }),
  });
}

function registerSigning(act: Register): void {
  act({
    name: "giving",
    summary: "The side that gives signs for the count it made",
    body: z.strictObject({ count: countField() }),
    refusals: ["POST_SHEET_EMPTY", "POST_COUNT_DIFFERS"],
    run: (call, id, { count }) => giveSheet(call, { id, count }),
  });
  act({
    name: "receipt",
    summary: "The side that receives signs for what it found, item by item",
    body: z.strictObject({
      count: countField(),
      received: z.array(codeField()).max(500),
      damaged: z
        .array(z.strictObject({ code: codeField(), note: textField({ max: 300 }) }))
        .max(500)
        .default([]),
      difference: textField({ max: 1_000, min: 0 }),
    }),
    refusals: ["POST_SAME_PERSON", "POST_TICKS_DIFFER", "POST_DIFFERENCE_REQUIRED", "POST_DAMAGE_UNSAID"],
    run: (call, id, body) => receiveSheet(call, { id, ...body }),
  });
  act({
    name: "report",
    summary: "The side that gave signs the report of what was missing or damaged",
    body: z.strictObject({ note: textField({ max: 500, min: 0 }) }),
    refusals: ["POST_SAME_PERSON", "POST_REPORT_NONE"],
    run: (call, id, { note }) => signReport(call, { id, note }),
  });
  act({
    name: "cancellation",
    summary: "Take a sheet back that the other side has not signed",
    body: z.strictObject({}),
    refusals: [],
    run: (call, id) => cancelSheet(call, id),
  });
}
