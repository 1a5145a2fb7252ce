import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { authorityByPost, type SigningRefusal, signingRefusal } from "../document/index.ts";
import { listPostsHeld } from "../organisation/index.ts";
import { type Authority, wordOf } from "./official-document.ts";
import { listLeadersOf, type UnitPerson } from "./people.ts";
import { agencyOf, type Ground } from "./rights.ts";

/** Who may sign copies for an agency, by the post they hold. */
export type CopySigner = UnitPerson & { readonly isLeader: boolean };

/**
 * Who leads the agency, and who heads a unit within it by order of who leads; of somebody who is both, the leader. The
 * agency's head says who of them signs which copies: that is told to the clerk, not held here.
 * @law Nghị định 30/2020/NĐ-CP, Đ.27: the head decides on copies and says who signs them; Đ.13 k.3, k.4: by order, by delegation
 */
export async function listCopySigners(
  executor: Executor,
  agencyId: UnitId,
  { directory, on }: Ground,
): Promise<readonly CopySigner[]> {
  const within = unitsWithin(agencyId, { directory, on });
  const leaders = await listLeadersOf(executor, agencyId, on);
  const heads = await listPostsHeld(executor, {
    unitIds: within,
    roles: ["unit-head", "centre-director"],
    on,
  });
  const all = [
    ...leaders.map((each) => ({ ...each, isLeader: true })),
    ...heads.map((each) => ({ ...each, isLeader: false })),
  ];
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index);
}

/** Its divisions and centres, whatever lies between; not what keeps a register of its own. */
function unitsWithin(agencyId: UnitId, { directory, on }: Ground): UnitId[] {
  const found: UnitId[] = [];
  for (let open: readonly UnitId[] = [agencyId]; open.length > 0; ) {
    const below = open.flatMap((id) => directory.childrenOf(id, on).map((unit) => unit.id));
    open = below.filter((id) => agencyOf(directory, id, on) === agencyId && !found.includes(id));
    found.push(...open);
  }
  return found;
}

/** In whose name somebody signs a copy: a leader by their post, who heads a unit by order (TL.) or by delegation (TUQ.). */
export function copyAuthority(
  { title, isLeader }: Pick<CopySigner, "title" | "isLeader">,
  said: Authority | null,
): Result<Authority, SigningRefusal> {
  const authority = said ?? (isLeader ? (authorityByPost(title) ?? "HEAD") : "TL");
  const fits = isLeader || authority === "TL" || authority === "TUQ";
  if (!fits) return refuse({ code: "SIGNING_AUTHORITY_MISFIT", title, fits: "TL" });
  const misfit = isLeader ? signingRefusal({ post: title, title, word: wordOf(authority) }) : null;
  return misfit === null ? accept(authority) : refuse(misfit);
}
