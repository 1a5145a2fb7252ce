import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { ProcessStoreRefusal } from "./refusals.ts";
import type { ProcessVersion, VersionStanding } from "./version.ts";

/** The number of a newly imported file; the same file twice is refused, naming the version it already is. */
export function decideImport(
  known: readonly ProcessVersion[],
  { sha256 }: { readonly sha256: string },
): Result<{ readonly version: number }, ProcessStoreRefusal> {
  const same = known.find((version) => version.sha256 === sha256);
  if (same !== undefined) {
    return refuse({ code: "PROCESS_VERSION_KNOWN", processCode: same.code, version: same.version });
  }
  return accept({ version: Math.max(0, ...known.map(({ version }) => version)) + 1 });
}

export type PublishProcess = {
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly decisionNo: string;
};

/**
 * Puts a draft into force. A version is published once; each day begins at most one version of a process; a day that
 * has passed is refused, since dossiers were received on it (only the program itself may set one, when it installs).
 *
 * @law one-stop.md R13: processes are approved by decision; a dossier keeps what it was received under.
 */
export function decidePublish(
  version: ProcessVersion,
  input: PublishProcess & { readonly others: readonly ProcessVersion[]; readonly earliest: LocalDate | null },
): Result<null, ProcessStoreRefusal> {
  const { code } = version;
  if (version.publication !== null) {
    return refuse({ code: "PROCESS_ALREADY_PUBLISHED", processCode: code, version: version.version });
  }
  const { effectiveFrom } = input;
  if (input.others.some(({ publication }) => publication?.effectiveFrom === effectiveFrom)) {
    return refuse({ code: "PROCESS_EFFECTIVE_DAY_TAKEN", processCode: code, effectiveFrom });
  }
  if (input.earliest !== null && effectiveFrom < input.earliest) {
    return refuse({ code: "PROCESS_PUBLISHED_IN_PAST", effectiveFrom });
  }
  return accept(null);
}

/** How a version stands on a day among the versions of its process. */
export function standingOf(
  version: ProcessVersion,
  { on, versions }: { readonly on: LocalDate; readonly versions: readonly ProcessVersion[] },
): VersionStanding {
  const { publication } = version;
  if (publication === null) return "draft";
  if (publication.effectiveFrom > on) return "scheduled";
  if (publication.effectiveTo !== null && publication.effectiveTo < on) return "ended";
  const isReplaced = versions.some(
    (other) =>
      other.code === version.code &&
      other.publication !== null &&
      other.publication.effectiveFrom > publication.effectiveFrom &&
      other.publication.effectiveFrom <= on,
  );
  return isReplaced ? "ended" : "in-force";
}
