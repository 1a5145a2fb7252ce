import { paths } from "../../web/paths.ts";

const part = encodeURIComponent;
const base = paths.post();

/** The addresses of the parcel desk. */
export const postPaths = {
  toPost: () => base,
  scan: () => `${base}/scan`,
  sheets: () => `${base}/sheets`,
  sheet: (id: string) => `${base}/sheets/${part(id)}`,
  sheetAct: (id: string, act: "items" | "removal" | "giving" | "receipt" | "cancellation" | "report") =>
    `${base}/sheets/${part(id)}/${act}`,
  sheetFile: (id: string) => `${base}/sheets/${part(id)}/sheet.pdf`,
  reportFile: (id: string) => `${base}/sheets/${part(id)}/report.pdf`,
  carried: () => `${base}/carried`,
  troubled: () => `${base}/trouble`,
  setAside: (id: string) => `${base}/events/${part(id)}/aside`,
  events: () => `${base}/events`,
  arrived: () => `${base}/arrived`,
  collect: () => `${base}/collection`,
  cash: () => `${base}/cash`,
  parcel: (code: string) => `${base}/parcels/${part(code)}`,
  parcelAct: (code: string, act: "address" | "cod" | "again" | "word" | "incident" | "dossier" | "photos") =>
    `${base}/parcels/${part(code)}/${act}`,
  photo: (code: string, sha256: string) => `${base}/parcels/${part(code)}/photos/${sha256}`,
  photoOfDossier: (dossierId: string, sha256: string) =>
    `${base}/dossiers/${part(dossierId)}/photos/${sha256}`,
  label: (code: string) => `${base}/parcels/${part(code)}/label.pdf`,
  opening: (code: string) => `${base}/parcels/${part(code)}/opening`,
  openingOf: (code: string, procedure: string) => `${base}/parcels/${part(code)}/opening/${part(procedure)}`,
  openingReckoning: (code: string, procedure: string) =>
    `${base}/parcels/${part(code)}/opening/${part(procedure)}/reckoning`,
} as const;
