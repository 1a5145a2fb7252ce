import { paths } from "../../../web/paths.ts";

const part = encodeURIComponent;

/** Addresses of reports and forms. */
export const reportPaths = {
  create: () => `${paths.reports()}/new`,
  one: (id: string) => `${paths.reports()}/${part(id)}`,
  step: (id: string) => `${paths.reports()}/${part(id)}/steps`,
  again: (id: string) => `${paths.reports()}/${part(id)}/revisions`,
  file: (id: string, format: string) => `${paths.reports()}/${part(id)}/files/${part(format)}`,
  form: (code: string) => `${paths.adminForms()}/${part(code)}`,
  editForm: (code: string) => `${paths.adminForms()}/${part(code)}/edit`,
} as const;
