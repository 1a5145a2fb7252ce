import { paths } from "../../../web/paths.ts";
import type { UnitId } from "../../access/index.ts";
import type { NumberedForm } from "../../document/index.ts";
import type { ExportFormat } from "./export-report.ts";
import type { FormBookFormat } from "./form-book.ts";
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
  formBook: () => `${paths.registers()}/forms`,
  formBookOf: (asked: FormBookAsked & { readonly after?: string }) =>
    `${paths.registers()}/forms?${formBookQuery(asked)}`,
  formBookFile: (asked: FormBookAsked, format: FormBookFormat) =>
    `/lead/form-books/${format}?${formBookQuery(asked)}`,
  prints: () => "/lead/register-prints",
  printPart: (id: string, number: number) => `/lead/register-prints/${part(id)}/${number}`,
  form: (code: string) => `${paths.adminForms()}/${part(code)}`,
  formVersion: (code: string, version: number) => `${paths.adminForms()}/${part(code)}?version=${version}`,
  editColumn: (code: string, number: number) => `${paths.adminForms()}/${part(code)}/columns/${number}`,
  editForm: (code: string) => `${paths.adminForms()}/${part(code)}/edit`,
} as const;

/** What a page of the book was asked for. */
export type FormBookAsked = {
  readonly unit: UnitId;
  readonly year: number;
  readonly form: NumberedForm | null;
  readonly only: "void" | "standing" | null;
  readonly code: string | null;
};

function formBookQuery({ unit, year, ...narrowed }: FormBookAsked & { readonly after?: string }): string {
  const given = Object.entries(narrowed).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams({ unit, year: String(year), ...Object.fromEntries(given) }).toString();
}

function registerQuery({ unitId, year, volume, fieldCode, code }: RegisterOrder): string {
  return new URLSearchParams({
    unit: unitId,
    year: String(year),
    volume: String(volume),
    ...(fieldCode === null ? {} : { field: fieldCode }),
    ...(code === null ? {} : { code }),
  }).toString();
}
