import type { Id } from "../../../kernel/ids.ts";
import { daysBetween, type Instant, type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { PersonId, UnitId } from "../../access/index.ts";

export const SUBJECT_KINDS = ["PERSON", "ORGANISATION"] as const;
export const CERTIFICATE_KINDS = ["OFFICIAL", "PUBLIC", "DEDICATED", "DEMO"] as const;
/** Where the key is: devices the program can reach by itself, and those only their holder can use. */
export const DEVICES = ["TOKEN", "SIM", "REMOTE", "KEY_FILE", "DEMO"] as const;
export const CERTIFICATE_STATUSES = [
  "REQUESTED",
  "ISSUED",
  "ACTIVE",
  "SUSPENDED",
  "REVOKED",
  "LOST",
] as const;
export type CertificateId = Id<"certificate">;
export type Device = (typeof DEVICES)[number];
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];
/** As shown: what is in use and has run out is expired, whoever noticed. */
export type CertificateStanding = CertificateStatus | "EXPIRED";

/** One line of the register (sổ theo dõi chứng thư), reform.md §F4. The private key is never part of it. */
export type Certificate = {
  readonly id: CertificateId;
  readonly subjectKind: (typeof SUBJECT_KINDS)[number];
  /** Whose it is; of an agency's certificate, who keeps it. */
  readonly holderId: PersonId;
  readonly unitId: UnitId;
  readonly kind: (typeof CERTIFICATE_KINDS)[number];
  readonly device: Device;
  readonly status: CertificateStatus;
  readonly requestDocument: string;
  readonly requestedOn: LocalDate;
  readonly serial: string | null;
  readonly fingerprint: string | null;
  readonly subjectName: string | null;
  readonly issuerName: string | null;
  readonly issuedOn: LocalDate | null;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  readonly handoverMinutes: string | null;
  readonly handedOverOn: LocalDate | null;
  readonly revokedAt: Instant | null;
  readonly revokeReason: string | null;
  readonly lastUsedAt: Instant | null;
  readonly revision: number;
};

/** What may be done with a certificate once it was requested. */
export const CERTIFICATE_ACTS = [
  "issue",
  "handOver",
  "changeCustodian",
  "suspend",
  "resume",
  "revoke",
  "reportLost",
] as const;
export type CertificateAct = (typeof CERTIFICATE_ACTS)[number];

const FROM: Readonly<Record<CertificateAct, readonly CertificateStatus[]>> = {
  issue: ["REQUESTED"],
  handOver: ["ISSUED"],
  changeCustodian: ["REQUESTED", "ISSUED", "ACTIVE", "SUSPENDED"],
  suspend: ["ACTIVE"],
  resume: ["SUSPENDED"],
  revoke: ["REQUESTED", "ISSUED", "ACTIVE", "SUSPENDED", "LOST"],
  reportLost: ["ISSUED", "ACTIVE", "SUSPENDED"],
};

/** Another custodian leaves a certificate as it was. */
const TO: Readonly<Record<Exclude<CertificateAct, "changeCustodian">, CertificateStatus>> = {
  issue: "ISSUED",
  handOver: "ACTIVE",
  suspend: "SUSPENDED",
  resume: "ACTIVE",
  revoke: "REVOKED",
  reportLost: "LOST",
};

type StateRefusal = {
  readonly code: "CERTIFICATE_STATE";
  readonly status: CertificateStatus;
  readonly act: CertificateAct;
};

/** The status after an act, where the act fits the status. */
export function statusAfter(
  status: CertificateStatus,
  act: CertificateAct,
): Result<CertificateStatus, StateRefusal> {
  if (!FROM[act].includes(status)) return refuse({ code: "CERTIFICATE_STATE", status, act });
  return accept(act === "changeCustodian" ? status : TO[act]);
}

/** What may be done now; only what belongs to an agency is kept for it by somebody who can be replaced. */
export function actsOpenFor({
  status,
  subjectKind,
}: Pick<Certificate, "status" | "subjectKind">): readonly CertificateAct[] {
  return CERTIFICATE_ACTS.filter(
    (act) => FROM[act].includes(status) && (act !== "changeCustodian" || subjectKind === "ORGANISATION"),
  );
}

export function standingOn({ status, validTo }: Certificate, now: Instant): CertificateStanding {
  const isRunning = status === "ISSUED" || status === "ACTIVE" || status === "SUSPENDED";
  return isRunning && validTo !== null && validTo < now ? "EXPIRED" : status;
}

/** Days before the end at which the custodian is told. */
const ALERT_DAYS = [7, 30, 60] as const;
export type AlertDays = (typeof ALERT_DAYS)[number];

/**
 * The nearest alert a certificate has come to; null where its end is far, or it is out of use anyway.
 * @law reform.md §F4: told 60, 30 and 7 days before a certificate runs out.
 */
export function alertOn(certificate: Certificate, now: Instant): AlertDays | null {
  const { validTo } = certificate;
  const standing = standingOn(certificate, now);
  if (validTo === null || (standing !== "ACTIVE" && standing !== "ISSUED" && standing !== "SUSPENDED"))
    return null;
  const left = daysBetween(localDateOf(now), localDateOf(validTo));
  return ALERT_DAYS.find((days) => left <= days) ?? null;
}
