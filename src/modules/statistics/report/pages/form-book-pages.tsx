import { parseId } from "../../../../kernel/ids.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../../web/route.ts";
import type { UnitId } from "../../../access/index.ts";
import { NUMBERED_FORMS } from "../../../document/index.ts";
import { unitDirectory } from "../../../organisation/index.ts";
import { MEDIA_TYPES } from "../export-report.ts";
import { FORM_BOOK_FORMATS, formBookFile, readFormBook } from "../form-book.ts";
import { reportPaths } from "../report-paths.ts";
import { ownRegister, registerUnits } from "../reporting-units.ts";
import { FormBookPage } from "./form-book-page.tsx";

const year = z.coerce.number().int().min(2000).max(2100);
const STANDINGS = ["void", "standing"] as const;
const after = z.string().regex(/^[A-Z]{2,8} [0-9a-f-]{36} \d{1,9}$/);
const loose = z.object({
  unit: z.string().max(40).catch(""),
  year: year.optional().catch(undefined),
  form: z.enum(NUMBERED_FORMS).nullable().catch(null).default(null),
  only: z.enum(STANDINGS).nullable().catch(null).default(null),
  code: z.string().trim().max(60).catch("").default(""),
  after: after.nullable().catch(null).default(null),
});
const strict = z.strictObject({
  unit: idField("unit"),
  year,
  form: z.enum(NUMBERED_FORMS).optional(),
  only: z.enum(STANDINGS).optional(),
  code: z.string().trim().max(60).optional(),
});
const params = z.strictObject({ format: z.enum(FORM_BOOK_FORMATS) });
const PAGE_SIZE = 50;

/** The books of the forms of the one-stop shop, on screen and as files; the files by API too. */
export function registerFormBookPages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: reportPaths.formBook(),
    act: "register.read",
    query: loose,
    handler: show,
  });
  for (const kind of ["page", "api"] as const) {
    fileRoute(router, {
      path: `${kind === "page" ? "/lead/form-books" : "/api/v1/statistics/form-books"}/{format}`,
      act: "register.read",
      kind,
      tag: "report",
      summary: "The numbers of the one-stop forms of a year and unit, void ones with what replaced them",
      params,
      query: strict,
      mediaTypes: FORM_BOOK_FORMATS.map((format) => MEDIA_TYPES[format]),
      refusals: ["NOT_FOUND", "REPORT_FORM_BOOK_TOO_LONG"],
      handler: ({
        services,
        actor,
        locale,
        params: { format },
        query: { unit, form, only, code, ...rest },
      }) =>
        formBookFile(services, actor, {
          ...{ ...rest, format, locale, unitId: unit, form: form ?? null },
          ...{ isVoid: isVoid(only ?? null), code: code || null },
        }),
    });
  }
}

function isVoid(only: (typeof STANDINGS)[number] | null): boolean | null {
  return only === null ? null : only === "void";
}

async function show(page: Page<unknown, z.output<typeof loose>>): Promise<Response> {
  const { services, actor, query } = page;
  const order = {
    unitId: parseId<"unit">(query.unit) ?? (await ownRegister(services, actor)),
    year: query.year ?? Number(services.clock.today().slice(0, 4)),
    form: query.form,
    isVoid: isVoid(query.only),
    code: query.code || null,
  };
  const read = await readFormBook(services, actor, {
    ...order,
    after: placeOf(query.after),
    size: PAGE_SIZE + 1,
  });
  if (!read.ok) return page.refuse(read.refusal);
  const entries = read.value.slice(0, PAGE_SIZE);
  const last = entries.at(-1);
  const asked = {
    unit: order.unitId,
    year: order.year,
    form: query.form,
    only: query.only,
    code: order.code,
  };
  const nextHref =
    read.value.length <= PAGE_SIZE || last === undefined
      ? null
      : reportPaths.formBookOf({ ...asked, after: `${last.kind} ${last.agencyId} ${last.number}` });
  const [units, directory] = await Promise.all([
    registerUnits(services, actor),
    unitDirectory(services.database),
  ]);
  return page.render(<FormBookPage page={page} view={{ asked, entries, nextHref, units, directory }} />);
}

function placeOf(text: string | null) {
  const [kind, agency, number] = (text ?? "").split(" ");
  const agencyId: UnitId | null = parseId<"unit">(agency ?? "");
  return kind === undefined || agencyId === null ? null : { kind, agencyId, number: Number(number) };
}
