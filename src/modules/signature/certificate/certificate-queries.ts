import { addDays, type LocalDate } from "../../../kernel/local-date.ts";
import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize } from "../../access/index.ts";
import { peopleWithPost, personNames, unitDirectory } from "../../organisation/index.ts";
import {
  type AlertDays,
  alertOn,
  type Certificate,
  type CertificateStanding,
  standingOn,
} from "./certificate.ts";
import { listCertificates } from "./certificate-store.ts";

/** A line of the register as a screen shows it. */
export type CertificateLine = Certificate & {
  readonly unitName: string;
  readonly holderName: string;
  readonly standing: CertificateStanding;
  readonly alert: AlertDays | null;
  readonly mayManage: boolean;
  /** An agency's, in use, and whoever kept it has left. */
  readonly lacksCustodian: boolean;
};

type Who = Pick<Services, "database" | "clock">;

/** The certificates of the units the actor answers for, those that end first at the head. */
export async function visibleCertificates(
  { database, clock }: Who,
  actor: Actor,
): Promise<readonly CertificateLine[]> {
  const [directory, certificates] = [await unitDirectory(database), await listCertificates(database)];
  const [now, today] = [clock.now(), clock.today()];
  const rightsIn = new Map<string, { readonly read: boolean; readonly manage: boolean }>();
  const rights = (certificate: Certificate) => {
    const known = rightsIn.get(certificate.unitId);
    if (known !== undefined) return known;
    const subject = { kind: "unit", lineage: directory.lineageOf(certificate.unitId, today) } as const;
    const may = (act: "certificate.read" | "certificate.manage") => authorize(actor, act, subject).allowed;
    const found = { read: may("certificate.read"), manage: may("certificate.manage") };
    rightsIn.set(certificate.unitId, found);
    return found;
  };
  const visible = certificates.filter(
    (certificate) => rights(certificate).read || rights(certificate).manage,
  );
  const ids = visible.map(({ holderId }) => holderId);
  const [names, posted] = await Promise.all([
    personNames(database, ids),
    peopleWithPost(database, { ids, on: today }),
  ]);
  return visible.map((certificate) => ({
    ...certificate,
    unitName: directory.find(certificate.unitId)?.name ?? "",
    holderName: names.get(certificate.holderId) ?? "",
    standing: standingOn(certificate, now),
    alert: alertOn(certificate, now),
    mayManage: rights(certificate).manage,
    lacksCustodian:
      certificate.subjectKind === "ORGANISATION" &&
      ["ISSUED", "ACTIVE", "SUSPENDED"].includes(certificate.status) &&
      !posted.has(certificate.holderId),
  }));
}

export type Period = { readonly from: LocalDate; readonly to: LocalDate };
export type CertificateCounts = {
  readonly issued: {
    readonly person: number;
    readonly organisation: number;
    /** Of the demonstration: no authority issued them, and no report counts them. */
    readonly demo: number;
  };
  readonly alerts: { readonly in7: number; readonly in30: number; readonly in60: number };
};

/**
 * How many certificates were issued in a period, of persons and of organisations, and how many run out soon. Those of the
 * demonstration are counted apart.
 * @law reform.md §F4: counts per period are those issued in it, by type.
 */
export function countsOf(lines: readonly CertificateLine[], { from, to }: Period): CertificateCounts {
  const issued = lines.filter(({ issuedOn }) => issuedOn !== null && from <= issuedOn && issuedOn <= to);
  const real = issued.filter(({ kind }) => kind !== "DEMO");
  const ofKind = (kind: Certificate["subjectKind"]) =>
    real.filter(({ subjectKind }) => subjectKind === kind).length;
  const soon = (days: AlertDays) => lines.filter(({ alert }) => alert === days).length;
  return {
    issued: {
      person: ofKind("PERSON"),
      organisation: ofKind("ORGANISATION"),
      demo: issued.length - real.length,
    },
    alerts: { in7: soon(7), in30: soon(30), in60: soon(60) },
  };
}

/** The period counted where nobody asked for another: the last twelve months. */
export function lastYear(today: LocalDate): Period {
  return { from: addDays(today, -364), to: today };
}
