import { accept } from "../../../../kernel/result.ts";
import {
  apiRoute,
  fileRoute,
  idField,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  z,
} from "../../../../web/route.ts";
import { askPrint, openPrint, printFile } from "../print-register.ts";
import { PRINT_STATES } from "../print-store.ts";
import { REGISTER_KINDS } from "../registers.ts";
import { reportPaths } from "../report-paths.ts";

const kind = z.enum(REGISTER_KINDS);
const year = z.coerce.number().int().min(2000).max(2100);
const asked = z.object({ kind, unit: idField("unit"), year });
const params = z.strictObject({ id: idField("print") });
const partParams = params.extend({ part: z.coerce.number().int().min(1).max(1_000) });
const base = "/api/v1/statistics/register-prints";
const tag = "report";

/** A whole year of a register as PDF: asked for, followed, and fetched part by part; by page and by API alike. */
export function registerPrintPages(router: Router): void {
  pageRoute(router, { method: "post", path: "/lead/register-prints", act: "register.read", handler: ask });
  for (const of of ["page", "api"] as const)
    fileRoute(router, {
      path: of === "page" ? "/lead/register-prints/{id}/{part}" : `${base}/{id}/parts/{part}`,
      act: "register.read",
      kind: of,
      tag,
      summary: "One part of a printed year, as PDF",
      params: partParams,
      mediaTypes: ["application/pdf"],
      refusals: ["NOT_FOUND"],
      handler: ({ services, actor, params: part }) => printFile(services, actor, part),
    });
  apiRoute(router, {
    method: "post",
    path: base,
    act: "register.read",
    tag,
    summary: "Print a year of the register or of its control sheets, in the background",
    body: z.strictObject({ kind, unitId: idField("unit"), year: z.number().int().min(2000).max(2100) }),
    answer: { status: 201, schema: z.object({ id: z.string() }) },
    location: ({ id }) => `${base}/${id}`,
    refusals: ["NOT_FOUND", "REPORT_PRINT_EMPTY", "REPORT_PRINT_TOO_LONG"],
    handler: ({ services, actor, body, locale }) => askPrint(services, actor, { ...body, locale }),
  });
  registerFollowing(router);
}

function registerFollowing(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: "register.read",
    tag,
    summary: "How far a print is, and its parts",
    params,
    answer: {
      schema: z.object({
        id: z.string(),
        kind,
        unitId: z.string(),
        year: z.number(),
        entries: z.number(),
        done: z.number(),
        state: z.enum(PRINT_STATES),
        askedAt: z.string(),
        finishedAt: z.string().nullable(),
        parts: z.array(z.object({ part: z.number(), firstEntry: z.number(), lastEntry: z.number() })),
      }),
    },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params: { id } }) => {
      const found = await openPrint(services, actor, id);
      return found.ok ? accept({ ...found.value, parts: [...found.value.parts] }) : found;
    },
  });
}

async function ask(page: Page<unknown, unknown>): Promise<Response> {
  const { services, actor, locale } = page;
  const typed = parseForm(asked, page.form, locale);
  if (!typed.ok) return page.refuse({ code: "NOT_FOUND" });
  const { unit: unitId, ...order } = typed.value;
  const made = await askPrint(services, actor, { ...order, unitId, locale });
  if (!made.ok) return page.refuse(made.refusal);
  const register = { ...order, unitId, volume: 1, fieldCode: null, code: null, locale };
  return page.redirect(`${reportPaths.register(register)}#print`);
}
