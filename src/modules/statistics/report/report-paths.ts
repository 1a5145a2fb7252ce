import { paths } from "../../../web/paths.ts";
import type { ExportFormat } from "./export-report.ts";
import type { RegisterOrder } from "./registers.ts";

const part = encodeURIComponent;

/** Addresses of reports and forms. */
export const reportPaths = {
  create: () => `${paths.reports()}/new`,
  one: (id: string) => `${paths.reports()}/${part(id)}`,
  step: (id: string) => `${paths.reports()}/${part(id)}/steps`,
  again: (id: string) => `${paths.reports()}/${part(id)}/revisions`,
  file: (id: string, format: string) => `${paths.reports()}/${part(id)}/files/${part(format)}`,
  lateResults: (query: Readonly<Record<string, string>>) =>
    `/lead/late-results?${new URLSearchParams(query).toString()}`,
  registers: () => paths.registers(),
  register: (order: RegisterOrder) => `${paths.registers()}?${registerQuery(order)}&kind=${order.kind}`,
  registerFile: (order: RegisterOrder, format: ExportFormat) =>
    `${paths.registers()}/${order.kind}/${format}?${registerQuery(order)}`,
  prints: () => "/lead/register-prints",
  printPart: (id: string, number: number) => `/lead/register-prints/${part(id)}/${number}`,
  form: (code: string) => `${paths.adminForms()}/${part(code)}`,
  formVersion: (code: string, version: number) => `${paths.adminForms()}/${part(code)}?version=${version}`,
  editColumn: (code: string, number: number) => `${paths.adminForms()}/${part(code)}/columns/${number}`,
  editForm: (code: string) => `${paths.adminForms()}/${part(code)}/edit`,
} as const;

function registerQuery({ unitId, year, volume, fieldCode, code }: RegisterOrder): string {
  return new URLSearchParams({
    unit: unitId,
    year: String(year),
    volume: String(volume),
    ...(fieldCode === null ? {} : { field: fieldCode }),
    ...(code === null ? {} : { code }),
  }).toString();
}
