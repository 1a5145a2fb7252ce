import type { Json } from "../../kernel/json.ts";
import { accept, refuse } from "../../kernel/result.ts";
import { apiRoute, idField, type Router, z } from "../../web/route.ts";
import { factsOf } from "./form-data.ts";
import { findFormDraft, saveFormDraft, startFormDraft } from "./form-draft-commands.ts";
import { validateForm } from "./form-validation.ts";
import { findForm } from "./forms/find-form.ts";
import { findProcedureVersion } from "./store.ts";

const ofForm = z.strictObject({ versionId: idField("procedure version"), formCode: z.string().max(64) });
const ofDraft = z.strictObject({ id: idField("form draft") });
const anyJson: z.ZodType<Json> = z.json();
const answers = z.record(z.string().max(80), anyJson);
const draftAnswer = z.object({
  id: z.string(),
  versionId: z.string(),
  formCode: z.string(),
  answers,
  revision: z.number(),
  expiresAt: z.string(),
});
const tag = "forms";
const act = "dossier.submit";

/** E-forms over the API: the schema, a check of answers, and drafts of the account or of whoever holds the key. */
export function registerFormsApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/forms/{versionId}/{formCode}",
    act: "portal.read",
    tag,
    summary: "Read the JSON Schema of an e-form",
    params: ofForm,
    answer: {
      schema: z.object({
        name: z.object({ vi: z.string(), en: z.string().nullable() }),
        schema: z.looseObject({}),
      }),
    },
    handler: async ({ services, params }) => {
      const version = await findProcedureVersion(services.database, params.versionId);
      const form = version === null || version.state === "DRAFT" ? null : findForm(version, params.formCode);
      if (form === null) return refuse({ code: "NOT_FOUND" });
      return accept({ name: form.definition.name, schema: form.schema });
    },
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/forms/{versionId}/{formCode}/check",
    act: "portal.read",
    tag,
    summary: "Check answers without keeping them",
    params: ofForm,
    body: z.strictObject({ answers }),
    idempotency: "reads",
    answer: {
      schema: z.object({
        errors: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })),
        facts: z.record(z.string(), anyJson),
      }),
    },
    handler: async ({ services, params, body, locale }) => {
      const version = await findProcedureVersion(services.database, params.versionId);
      const form = version === null || version.state === "DRAFT" ? null : findForm(version, params.formCode);
      if (form === null) return refuse({ code: "NOT_FOUND" });
      const on = services.clock.today();
      return accept({
        errors: validateForm(form.schema, body.answers, { locale, on }),
        facts: { ...factsOf(form.schema, body.answers, on) },
      });
    },
  });
  registerDrafts(router);
}

function registerDrafts(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/form-drafts",
    act,
    tag,
    summary: "Begin a draft",
    description:
      "A guest's draft belongs to the `X-Guest-Key` sent, or to the `key` answered where none was; it opens with that header only.",
    body: z.strictObject({ versionId: idField("procedure version"), formCode: z.string().max(64), answers }),
    limit: "guest-submit",
    answer: { status: 201, schema: z.object({ draft: draftAnswer, key: z.string().nullable() }) },
    handler: ({ services, actor, body, guestKey }) =>
      startFormDraft(services, actor, { ...body, key: guestKey }),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/form-drafts/{id}",
    act,
    tag,
    summary: "Take a draft up again",
    params: ofDraft,
    answer: { schema: draftAnswer },
    version: (draft) => String(draft.revision),
    handler: async ({ services, actor, params, guestKey }) => {
      const draft = await findFormDraft(services, actor, { id: params.id, key: guestKey });
      return draft === null ? refuse({ code: "NOT_FOUND" }) : accept(draft);
    },
  });
  apiRoute(router, {
    method: "put",
    path: "/api/v1/form-drafts/{id}",
    act,
    tag,
    summary: "Save a draft again",
    params: ofDraft,
    body: z.strictObject({ answers }),
    answer: { schema: draftAnswer },
    version: (draft) => String(draft.revision),
    ifMatch: true,
    refusals: ["VERSION_CONFLICT"],
    handler: ({ services, actor, params, guestKey, body, ifMatch }) =>
      saveFormDraft(services, actor, {
        id: params.id,
        key: guestKey,
        revision: Number(ifMatch) || 0,
        answers: body.answers,
      }),
  });
}
