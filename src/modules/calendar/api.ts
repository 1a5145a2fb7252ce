import { accept, type Result, refuse } from "../../kernel/result.ts";
import { apiRoute, idField, type Router, textField, z } from "../../web/route.ts";
import {
  dayBody,
  hoursBody,
  previewSchema,
  revisedSchema,
  scopeParams,
  scopeSchema,
  yearBody,
} from "./api-schemas.ts";
import { enterYear, importDays, recordDay, recordHours, removeDay } from "./commands.ts";
import type { OpenDeadlines } from "./moves.ts";
import { applyMoves, previewDay, previewMoves, readScope } from "./queries.ts";

const tag = "calendar";
const path = "/api/v1/calendars/{scope}";
const revisable = {
  act: "calendar.manage",
  tag,
  params: scopeParams,
  ifMatch: true,
  answer: { status: 201, schema: revisedSchema },
  version: ({ revision }: z.output<typeof revisedSchema>) => String(revision),
} as const;
const OFTEN = ["NOT_FOUND", "VERSION_CONFLICT", "CALENDAR_UNIT_UNKNOWN"];

/** Calendars by API: everything the admin pages can do. `openDeadlines` is the dossiers' side, passed by the app. */
export function registerCalendarApi(router: Router, openDeadlines: OpenDeadlines): void {
  registerReading(router);
  registerDays(router);
  registerWholeYears(router);
  registerMoves(router, openDeadlines);
}

/** The revision the client read; an entity tag that is no number never was ours, so it cannot be current. */
function revisionOf(ifMatch: string | null): number {
  return ifMatch !== null && /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1;
}

function registerReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path,
    act: "calendar.read",
    tag,
    summary: "Both calendars of a unit, or of the authority, with each day of a year and where it comes from",
    params: scopeParams,
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    answer: { schema: scopeSchema },
    version: ({ revision }) => String(revision),
    handler: async ({ services, params, query }) => {
      const year = query.year ?? Number(services.clock.today().slice(0, 4));
      return accept(await readScope(services, { unitId: params.scope, year }));
    },
  });
}

function registerDays(router: Router): void {
  apiRoute(router, {
    ...revisable,
    method: "post",
    path: `${path}/days`,
    summary: "Record a day off, a day made up, or a day gone back to ordinary",
    description:
      "No due date moves by it. Ask `…/preview` before, and post to `…/moves` after, where dossiers should.",
    body: dayBody,
    refusals: [...OFTEN, "CALENDAR_DAY_UNCHANGED"],
    handler: ({ services, actor, params, body, ifMatch }) =>
      recordDay(services, actor, { unitId: params.scope, revision: revisionOf(ifMatch), day: body }),
  });
  apiRoute(router, {
    ...revisable,
    method: "post",
    path: `${path}/days/{dayId}/removal`,
    summary: "Take a recorded day away: the calendar above says again what it is",
    params: scopeParams.extend({ dayId: idField("calendar-day") }),
    body: z.strictObject({ legalBasis: textField({ max: 300 }) }),
    refusals: [...OFTEN, "CALENDAR_DAY_UNKNOWN"],
    handler: ({ services, actor, params, body, ifMatch }) =>
      removeDay(services, actor, {
        unitId: params.scope,
        revision: revisionOf(ifMatch),
        dayId: params.dayId,
        ...body,
      }),
  });
  apiRoute(router, {
    ...revisable,
    method: "post",
    path: `${path}/hours`,
    summary: "Set weekdays and hours of the intake or the deadline calendar from a day on",
    body: hoursBody,
    refusals: OFTEN,
    handler: ({ services, actor, params, body, ifMatch }) =>
      recordHours(services, actor, { unitId: params.scope, revision: revisionOf(ifMatch), hours: body }),
  });
}

function registerWholeYears(router: Router): void {
  apiRoute(router, {
    ...revisable,
    method: "post",
    path: `${path}/years`,
    summary: "Enter the next year: public holidays and days in lieu by law",
    body: yearBody,
    refusals: [...OFTEN, "CALENDAR_YEAR_KNOWN", "CALENDAR_YEAR_GAP"],
    handler: ({ services, actor, params, body: { legalBasis, ...choice }, ifMatch }) =>
      enterYear(services, actor, { unitId: params.scope, revision: revisionOf(ifMatch), choice, legalBasis }),
  });
  apiRoute(router, {
    ...revisable,
    method: "post",
    path: `${path}/imports`,
    summary: "Import days from CSV or JSON; bad rows are named by line",
    bodyBytesMax: 4_000_000,
    body: z.strictObject({
      content: z.string().min(1).max(1_000_000),
      legalBasis: textField({ max: 300 }),
      skipBad: z.boolean().default(false),
    }),
    answer: {
      status: 201,
      schema: revisedSchema.extend({
        recorded: z.number().int(),
        bad: z.array(z.object({ line: z.number(), field: z.string(), value: z.string() })).readonly(),
      }),
    },
    refusals: [...OFTEN, "CALENDAR_FILE_MALFORMED", "CALENDAR_ROWS_BAD"],
    handler: ({ services, actor, params, body, ifMatch }) =>
      importDays(services, actor, { unitId: params.scope, revision: revisionOf(ifMatch), ...body }),
  });
}

function registerMoves(router: Router, openDeadlines: OpenDeadlines): void {
  apiRoute(router, {
    method: "post",
    path: `${path}/preview`,
    act: "calendar.manage",
    tag,
    summary: "Which open dossiers would move if a day were recorded; nothing is written",
    idempotency: "reads",
    params: scopeParams,
    body: dayBody,
    answer: { schema: previewSchema },
    refusals: ["NOT_FOUND"],
    handler: ({ services, actor, params, body }) =>
      previewDay({ services, actor, openDeadlines }, { unitId: params.scope, day: body }),
  });
  apiRoute(router, {
    method: "get",
    path: `${path}/moves`,
    act: "calendar.manage",
    tag,
    summary: "Which open dossiers stand at another date than their calendar now gives",
    params: scopeParams,
    answer: { schema: previewSchema },
    refusals: ["NOT_FOUND"],
    handler: ({ services, actor, params }) => previewMoves({ services, actor, openDeadlines }, params.scope),
  });
  apiRoute(router, {
    method: "post",
    path: `${path}/moves`,
    act: "dossier.move-due",
    tag,
    summary: "Move the due dates of the list that was shown, as one act with its ground",
    params: scopeParams,
    body: z.strictObject({ signature: z.string().max(64), basis: textField({ max: 500 }) }),
    answer: { schema: z.object({ moved: z.number().int() }) },
    refusals: ["NOT_FOUND", "CALENDAR_MOVES_CHANGED"],
    handler: async ({ services, actor, params, body }): Promise<Result<{ moved: number }>> => {
      const done = await applyMoves({ services, actor, openDeadlines }, { unitId: params.scope, ...body });
      return done.ok ? accept(done.value) : refuse(done.refusal);
    },
  });
}
