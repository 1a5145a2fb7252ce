import { earlier, type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { listOpened, type OpenedDossier } from "../opened.ts";
import { readAfter, writeAfter } from "../question/opened.ts";
import { type LeadQuestion, momentOf } from "../question/question.ts";
import { listCountedWithout } from "./counted-without.ts";
import type { LostPart } from "./lost.ts";
import { listWithoutDocument } from "./read-scores.ts";

export type LostSection = {
  readonly part: LostPart;
  readonly dossiers: readonly OpenedDossier[];
  /** Where the list goes on; null at its end. */
  readonly after: string | null;
};

type Asked = {
  readonly question: LeadQuestion;
  readonly units: readonly string[];
  readonly now: Instant;
  /** Where a list that goes on begins; only for a component that has one. */
  readonly after: string;
};

const SIZE = 20;

/** The dossiers behind lost points, the first of each part. */
export async function readLost(
  executor: Executor,
  parts: readonly LostPart[],
  asked: Asked,
): Promise<readonly LostSection[]> {
  return Promise.all(
    parts.map(async (part) => {
      const found = await listPart(executor, part, asked);
      const last = found.length > SIZE ? found[SIZE - 1] : undefined;
      return {
        part,
        dossiers: found.slice(0, SIZE),
        after: last === undefined ? null : writeAfter(last),
      };
    }),
  );
}

async function listPart(
  executor: Executor,
  { measure, channel, missing }: LostPart,
  { question, units, now, after }: Asked,
): Promise<readonly OpenedDossier[]> {
  const { from, to } = question;
  const asOf = momentOf(question, now);
  const days = { units, from, to, size: SIZE + 1 };
  if (missing !== null) {
    const except =
      missing === "result_file" ? await listWithoutDocument(executor, earlier(to, localDateOf(asOf))) : [];
    return listCountedWithout(executor, missing, { ...days, asOf, after: readAfter(after), except });
  }
  return listOpened(executor, {
    ...days,
    measure,
    ...(channel === null ? {} : { channel }),
    now,
    ...(asOf < now ? { asOf } : {}),
    after: null,
  });
}
