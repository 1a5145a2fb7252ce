import { accept } from "../../../kernel/result.ts";
import { apiRoute, idField, localDateField, type Router, z } from "../../../web/route.ts";
import { publishForm } from "./form-commands.ts";
import { formDefinitionSchema } from "./form-definition.ts";
import { listForms } from "./form-store.ts";

const tag = "report";
const path = "/api/v1/statistics/forms";

/** Statistical forms by API: every version, and publishing the next one. */
export function registerStatisticalFormsApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path,
    act: "report.read",
    tag,
    summary: "Every version of the statistical forms, or of one",
    query: z.strictObject({ code: z.string().max(30).optional() }),
    answer: {
      schema: z.object({
        items: z.array(
          z.object({
            version: z.number(),
            validFrom: z.string(),
            publishedBy: z.string().nullable(),
            publishedAt: z.string().nullable(),
            definition: formDefinitionSchema,
          }),
        ),
      }),
    },
    handler: async ({ services, query }) => {
      const items = await listForms(services.database, query.code ?? null);
      return accept({ items: [...items] });
    },
  });
  apiRoute(router, {
    method: "post",
    path,
    act: "report.manage-forms",
    tag,
    summary: "Publish a version of a form from a day on; it is tried on real figures first",
    bodyBytesMax: 400_000,
    body: z.strictObject({
      definition: z.record(z.string(), z.unknown()),
      validFrom: localDateField(),
      /** Whose figures it is tried on. */
      unitId: idField("unit"),
    }),
    answer: { status: 201, schema: z.object({ code: z.string(), version: z.number() }) },
    refusals: ["REPORT_FORM_INVALID", "REPORT_FORM_SUMS", "REPORT_FORM_DAY"],
    handler: ({ services, actor, body }) => publishForm(services, actor, body),
  });
}
