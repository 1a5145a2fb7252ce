import type { ProcedureFilter } from "./search.ts";

const part = encodeURIComponent;

/** The addresses of this module's pages, beside those every page links to (`web/paths.ts`). */
export const cataloguePaths = {
  list: (filter: ProcedureFilter & { readonly q?: string; readonly cursor?: string }) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
    const text = query.toString();
    return text === "" ? "/procedures" : `/procedures?${text}`;
  },
  form: (code: string) => `/procedures/${part(code)}/form`,
  blankForm: (code: string) => `/procedures/${part(code)}/form/print`,
  formDraft: (id: string, key: string | null) => `/forms/${part(id)}${keyQuery(key)}`,
  formDraftPrint: (id: string, key: string | null) => `/forms/${part(id)}/print${keyQuery(key)}`,
  submitDraft: (code: string, draft: { readonly id: string; readonly key: string | null }) =>
    `/procedures/${part(code)}/submit?draft=${part(draft.id)}${draft.key === null ? "" : `&key=${part(draft.key)}`}`,
  adminVersion: (id: string) => `/admin/procedures/${part(id)}`,
  adminEdit: (id: string) => `/admin/procedures/${part(id)}/edit`,
  adminAct: (id: string, act: "publish" | "amend" | "repeal") => `/admin/procedures/${part(id)}/${act}`,
  adminNew: () => "/admin/procedures/new",
} as const;

function keyQuery(key: string | null): string {
  return key === null ? "" : `?key=${part(key)}`;
}
