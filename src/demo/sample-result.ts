import type { Officer } from "../modules/access/index.ts";
import { listPapersOf } from "../modules/document/index.ts";
import { type Acted, storeUpload, uploadOwner } from "../modules/dossier/index.ts";
import { DRAFTED_BY_HAND } from "./drafted.ts";
import { act, done, type Ward } from "./sample-office.ts";
import { samplePaper } from "./sample-paper.ts";

/** Who appraises writes the draft where the declaration alone does not make the paper. */
export async function draftSample(ward: Ward, specialist: Officer, dossier: Acted): Promise<void> {
  const { database } = ward.office.services;
  const found = await database.kysely
    .selectFrom("dossier")
    .select("procedureCode")
    .where("id", "=", dossier.id)
    .executeTakeFirst();
  const fields = DRAFTED_BY_HAND[found?.procedureCode ?? ""];
  if (fields === undefined) return;
  await act(ward, { actor: specialist, dossier }, { act: "draftResult", outcome: "POSITIVE", fields });
}

/** Numbers and issues it: the paper that was signed, or a sample file where the leader signed none. */
export async function issueSample(ward: Ward, clerk: Officer, dossier: Acted): Promise<void> {
  const papers = await listPapersOf(ward.office.services.database, dossier.id);
  if (papers.some(({ state }) => state === "SIGNED")) {
    await act(ward, { actor: clerk, dossier }, { act: "issueResult", files: [], comparedScans: false });
    return;
  }
  const file = done(
    await storeUpload(ward.office.services, uploadOwner(clerk, null), {
      name: "ket-qua-minh-hoa.pdf",
      bytes: samplePaper(dossier.code),
    }),
  );
  await act(ward, { actor: clerk, dossier }, { act: "issueResult", files: [file], comparedScans: true });
}
