import type { ProcedureFilter } from "./search.ts";

const part = encodeURIComponent;

/** Parts of a draft that have a form of rows each. */
export const DRAFT_PARTS = ["papers", "terms", "results", "legal", "forms"] as const;
export type DraftPartName = (typeof DRAFT_PARTS)[number];

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
  formDraft: (id: string) => `/forms/${part(id)}`,
  formDraftClaim: (id: string) => `/forms/${part(id)}/claim`,
  formDraftRemoval: (id: string) => `/forms/${part(id)}/removal`,
  formDraftPrint: (id: string) => `/forms/${part(id)}/print`,
  submitDraft: (code: string, draftId: string) => `/procedures/${part(code)}/submit?draft=${part(draftId)}`,
  adminVersion: (id: string) => `/admin/procedures/${part(id)}`,
  adminEdit: (id: string) => `/admin/procedures/${part(id)}/edit`,
  adminFees: (id: string) => `/admin/procedures/${part(id)}/fees`,
  adminFeeRows: (id: string) => `/admin/procedures/${part(id)}/fees/rows`,
  adminPart: (id: string, name: DraftPartName) => `/admin/procedures/${part(id)}/${name}`,
  adminPartRows: (id: string, name: DraftPartName) => `/admin/procedures/${part(id)}/${name}/rows`,
  adminAct: (id: string, act: "publish" | "amend" | "repeal") => `/admin/procedures/${part(id)}/${act}`,
  provincialFeesBase: () => "/admin/provincial-fees",
  provincialFees: (code: string, narrowed: { readonly unit?: string; readonly cursor?: string } = {}) =>
    `/admin/provincial-fees?${new URLSearchParams({ code, ...narrowed })}`,
  newProvincialFee: (key: {
    readonly procedureCode: string;
    readonly feeCode: string;
    readonly unitId: string;
  }) => `/admin/provincial-fees/new?${new URLSearchParams({ ...key })}`,
  provincialFeeForm: () => "/admin/provincial-fees/new",
  provincialFeeRows: () => "/admin/provincial-fees/rows",
  provincialFee: (id: string) => `/admin/provincial-fees/${part(id)}`,
  provincialFeeEdit: (id: string) => `/admin/provincial-fees/${part(id)}/edit`,
  provincialFeeAct: (id: string, act: "publish" | "end") => `/admin/provincial-fees/${part(id)}/${act}`,
  adminNew: () => "/admin/procedures/new",
  adminNewFrom: (id: string) => `/admin/procedures/new?from=${part(id)}`,
} as const;
