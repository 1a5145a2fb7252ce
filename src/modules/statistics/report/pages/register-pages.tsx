import { parseId } from "../../../../kernel/ids.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../../web/route.ts";
import { EXPORT_FORMATS, MEDIA_TYPES } from "../export-report.ts";
import { newestPrint } from "../print-store.ts";
import { REGISTER_KINDS, readRegister, registerFile } from "../registers.ts";
import { ownRegister, registerUnits } from "../reporting-units.ts";
import { RegisterPage } from "./register-page.tsx";

const year = z.coerce.number().int().min(2000).max(2100);
const volume = z.coerce.number().int().min(1).max(10_000);
const narrowed = { field: z.string().max(60).optional(), code: z.string().trim().max(60).optional() };
const loose = z.object({
  kind: z.enum(REGISTER_KINDS).catch("register"),
  unit: z.string().max(40).catch(""),
  year: year.optional().catch(undefined),
  volume: volume.catch(1),
  field: narrowed.field.catch(undefined),
  code: narrowed.code.catch(undefined),
});
const strict = z.strictObject({ unit: idField("unit"), year, volume: volume.default(1), ...narrowed });
const params = z.strictObject({ kind: z.enum(REGISTER_KINDS), format: z.enum(EXPORT_FORMATS) });

/** Dossier register and control sheets, on screen and as files; the files by API too. */
export function registerRegisterPages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/lead/registers",
    act: "register.read",
    query: loose,
    handler: show,
  });
  for (const kind of ["page", "api"] as const) {
    fileRoute(router, {
      path: `${kind === "page" ? "/lead" : "/api/v1/statistics"}/registers/{kind}/{format}`,
      act: "register.read",
      kind,
      tag: "report",
      summary: "A volume of the dossier register, or its control sheets, of a year and unit",
      params,
      query: strict,
      mediaTypes: Object.values(MEDIA_TYPES),
      refusals: ["NOT_FOUND", "REPORT_PDF_OF_ONE"],
      handler: ({ services, actor, locale, params: what, query }) => {
        const { unit: unitId, field, code, ...rest } = query;
        return registerFile(services, actor, {
          ...{ ...what, ...rest, unitId, locale },
          ...{ fieldCode: field || null, code: code || null },
        });
      },
    });
  }
}

async function show(page: Page<unknown, z.output<typeof loose>>): Promise<Response> {
  const { services, actor, locale, query } = page;
  const order = {
    kind: query.kind,
    unitId: parseId<"unit">(query.unit) ?? (await ownRegister(services, actor)),
    year: query.year ?? Number(services.clock.today().slice(0, 4)),
    volume: query.volume,
    fieldCode: query.field || null,
    code: query.code || null,
    locale,
  };
  const read = await readRegister(services, actor, order);
  if (!read.ok) return page.refuse(read.refusal);
  const units = await registerUnits(services, actor);
  const print = await newestPrint(services.database, order);
  return page.render(
    <RegisterPage page={page} order={order} register={read.value} units={units} print={print} />,
  );
}
