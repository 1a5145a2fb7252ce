import { paths } from "../../../web/paths.ts";
import type { Direction } from "../official-document.ts";

const part = encodeURIComponent;

/** Addresses of the clerk's registers. */
export const recordsPaths = {
  work: () => "/records",
  register: (direction: Direction) => (direction === "INCOMING" ? "/records/incoming" : "/records/outgoing"),
  newOf: (direction: Direction) => `${recordsPaths.register(direction)}/new`,
  assigning: () => "/records/assigning",
  figures: () => "/records/figures",
  one: paths.officialDocument,
  act: (id: string, act: string) => `/records/documents/${part(id)}/${act}`,
  files: (id: string) => `/records/documents/${part(id)}/files`,
  file: (id: string, sha256: string) => `/records/documents/${part(id)}/files/${part(sha256)}`,
  placesPicture: (id: string, sha256: string, page: number) =>
    `/records/documents/${id}/places/${sha256}/${page}`,
  places: (id: string) => `/records/documents/${part(id)}/places`,
  preview: (id: string) => `/records/documents/${part(id)}/preview.pdf`,
  copies: paths.documentCopies,
  copy: (id: string, copyId: string) => `/records/documents/${part(id)}/copies/${part(copyId)}`,
  workFiles: paths.workFiles,
  newWorkFile: () => "/records/work-files/new",
  workFile: (id: string) => `/records/work-files/${part(id)}`,
  workFileAct: (id: string, act: string) => `/records/work-files/${part(id)}/${act}`,
  registerFile: (direction: Direction, format: string, year: number) =>
    `/records/registers/${direction.toLowerCase()}/${format}?year=${year}`,
} as const;
