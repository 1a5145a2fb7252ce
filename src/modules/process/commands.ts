import { present } from "../../kernel/assert.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, refusalOf } from "../access/index.ts";
import { decideImport, decidePublish, type PublishProcess } from "./decide.ts";
import { readProcess } from "./read-process.ts";
import { findVersion, insertPublication, insertVersion, listVersions, lockCode } from "./store.ts";
import type { ProcessVersion, ProcessVersionId } from "./version.ts";

/** More versions of one process than any office ever approves; the list is read whole to number the next. */
const VERSIONS_MAX = 10_000;

/**
 * Stores a BPMN file as the next draft version of its process. The file is kept byte for byte as text; it is refused
 * with all its problems, or when the same file is a version already.
 */
export async function importProcess(
  services: Services,
  actor: Actor,
  { xml }: { readonly xml: string },
): Promise<Result<ProcessVersion>> {
  const decision = authorize(actor, "process.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const read = await readProcess(xml);
  if (!read.ok) return read;
  const graph = read.value;
  const fingerprint = sha256(xml);
  return services.database.transaction(async (tx) => {
    await lockCode(tx, graph.code);
    const known = await listVersions(tx, { code: graph.code, after: null, limit: VERSIONS_MAX });
    const decided = decideImport(known, { sha256: fingerprint });
    if (!decided.ok) return decided;
    const id: ProcessVersionId = newId<"process-version">();
    const { version } = decided.value;
    const at = services.clock.now();
    await insertVersion(tx, { id, graph, version, sha256: fingerprint, xml, by: actor, at });
    return accept(present(await findVersion(tx, id), "the version just imported"));
  });
}

/** Puts a draft version into force by its approving decision. From then on nothing of it can change. */
export async function publishProcess(
  services: Services,
  actor: Actor,
  input: PublishProcess & { readonly versionId: ProcessVersionId },
): Promise<Result<{ readonly versionId: ProcessVersionId }>> {
  const decision = authorize(actor, "process.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const found = await findVersion(services.database, input.versionId);
  if (found === null) return refuse({ code: "NOT_FOUND" });
  return services.database.transaction(async (tx) => {
    await lockCode(tx, found.code);
    // Read again under the lock: a colleague may have published it, or taken the day, a moment ago.
    const all = await listVersions(tx, { code: found.code, after: null, limit: VERSIONS_MAX });
    const version = all.find(({ id }) => id === found.id) ?? found;
    const earliest = actor.kind === "system" ? null : services.clock.today();
    const decided = decidePublish(version, { ...input, others: all, earliest });
    if (!decided.ok) return decided;
    const { effectiveFrom, effectiveTo, decisionNo } = input;
    const at = services.clock.now();
    await insertPublication(tx, {
      versionId: found.id,
      code: found.code,
      effectiveFrom,
      effectiveTo,
      decisionNo,
      by: actor,
      at,
    });
    return accept({ versionId: found.id });
  });
}
