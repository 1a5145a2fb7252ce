import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { type AlertDays, alertOn, type Certificate, standingOn } from "./certificate.ts";
import { listCertificates } from "./certificate-store.ts";

/** A certificate to be renewed: which alert it has come to, or that it has run out and nothing took its place. */
export type RenewalDue = Pick<Certificate, "id" | "subjectName" | "validTo"> & {
  readonly unitName: string;
  readonly alert: AlertDays | "EXPIRED";
  /** Whether the reader may open it in the register. */
  readonly mayRead: boolean;
};

/**
 * Certificates that run out, for whom it concerns: whoever holds or keeps one, and whoever keeps the register of its unit.
 * What already has its successor is nobody's concern any more.
 * @law reform.md §F4: told 60, 30 and 7 days before a certificate runs out.
 */
export async function renewalsDue(
  { database, clock }: Pick<Services, "database" | "clock">,
  actor: Actor,
): Promise<readonly RenewalDue[]> {
  if (actor.kind !== "officer") return [];
  const [directory, all] = await Promise.all([unitDirectory(database), listCertificates(database)]);
  const [now, today] = [clock.now(), clock.today()];
  return all.flatMap((certificate): RenewalDue[] => {
    const isOver = standingOn(certificate, now) === "EXPIRED";
    const alert = isOver ? "EXPIRED" : alertOn(certificate, now);
    if (alert === null || all.some((other) => succeeds(other, certificate))) return [];
    const { id, unitId, holderId, subjectName, validTo } = certificate;
    const subject = { kind: "unit", lineage: directory.lineageOf(unitId, today) } as const;
    const keeps = authorize(actor, "certificate.manage", subject).allowed;
    if (!keeps && holderId !== actor.personId) return [];
    const mayRead = keeps || authorize(actor, "certificate.read", subject).allowed;
    return [{ id, subjectName, validTo, unitName: directory.find(unitId)?.name ?? "", alert, mayRead }];
  });
}

/** Whether `later` does for the same person or agency what `earlier` did, and lasts longer. */
function succeeds(later: Certificate, earlier: Certificate): boolean {
  const isSame =
    later.subjectKind === earlier.subjectKind &&
    (earlier.subjectKind === "PERSON"
      ? later.holderId === earlier.holderId
      : later.unitId === earlier.unitId);
  const isRunning = later.status === "ISSUED" || later.status === "ACTIVE";
  return isSame && isRunning && (later.validTo ?? "") > (earlier.validTo ?? "");
}
