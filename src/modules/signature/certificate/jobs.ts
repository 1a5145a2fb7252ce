import { messages } from "../../../i18n/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { SystemActor } from "../../access/index.ts";
import { findUnit, isValidOn, listPostsOf } from "../../organisation/index.ts";
import type { Certificate } from "./certificate.ts";
import { stepCertificate } from "./certificate-commands.ts";
import { listCertificates } from "./certificate-store.ts";

const QUEUE = "signature-leavers";
const NIGHTLY = "27 2 * * *";
const REGISTER: SystemActor = { kind: "system", name: "certificates" };

/** Looks through the register each night. */
export async function registerSignatureJobs(services: Services): Promise<void> {
  await services.jobs.work(QUEUE, async () => {
    const revoked = await revokeLeavers(services);
    if (revoked > 0) services.log.info({ revoked }, "certificates of leavers and dissolved units revoked");
  });
  await services.jobs.schedule(QUEUE, NIGHTLY);
}

/**
 * Revokes what nobody may use any more: the person it was issued to left, or the unit was dissolved. The custodian then
 * tells the authority. An agency's certificate whose custodian left is shown as such until somebody else keeps it.
 * @law reform.md §F4: revoked within a day when the holder leaves or the unit is dissolved.
 */
export async function revokeLeavers(services: Pick<Services, "database" | "clock">): Promise<number> {
  const t = messages("vi").signature.certificate;
  let revoked = 0;
  for (const certificate of await listCertificates(services.database)) {
    if (!["ISSUED", "ACTIVE", "SUSPENDED"].includes(certificate.status)) continue;
    const cause = await causeToRevoke(services, certificate);
    if (cause === null) continue;
    const reason = cause === "LEFT" ? t.holderLeft : t.unitDissolved;
    const done = await stepCertificate(services, REGISTER, { id: certificate.id, act: "revoke", reason });
    if (done.ok) revoked += 1;
  }
  return revoked;
}

async function causeToRevoke(
  { database, clock }: Pick<Services, "database" | "clock">,
  { unitId, holderId, subjectKind }: Certificate,
): Promise<"LEFT" | "DISSOLVED" | null> {
  const today = clock.today();
  const unit = await findUnit(database, unitId);
  if (unit === null || (unit.validTo !== null && unit.validTo < today)) return "DISSOLVED";
  // An agency's certificate is not its custodian's: who leaves gives it to the next, and the agency goes on sealing.
  if (subjectKind === "ORGANISATION") return null;
  const posts = await listPostsOf(database, holderId);
  return posts.some((post) => isValidOn(post, today)) ? null : "LEFT";
}
