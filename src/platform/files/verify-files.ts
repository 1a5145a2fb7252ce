import { Fault } from "../../kernel/fault.ts";
import type { Services } from "../services.ts";
import { type FileReferences, listNamed, namedAmong } from "./file-references.ts";
import type { ContentHash } from "./file-store.ts";

/** `MISSING`: named and not there; `ORPHAN`: there and named nowhere; `DAMAGED`: not what its name says. */
type WrongFile = { readonly sha256: ContentHash; readonly fault: "MISSING" | "ORPHAN" | "DAMAGED" };
type FilesVerified = {
  readonly stored: number;
  readonly named: number;
  readonly wrong: readonly WrongFile[];
};

type Options = { readonly references: readonly FileReferences[]; readonly readAll: boolean };
const BATCH = 1_000;

/**
 * Compares what the modules name with what lies in the store, both read in order and a thousand at a time; with
 * `readAll` every byte is read as well.
 */
export async function verifyFiles(
  services: Pick<Services, "database" | "files">,
  { references, readAll }: Options,
): Promise<FilesVerified> {
  const wrong: WrongFile[] = [];
  const stored = pagesOf((after) => services.files.list(after, BATCH));
  const named = mergedNames(services, references);
  const counts = { stored: 0, named: 0 };
  let [have, want] = [await stored.next(), await named.next()];
  while (!have.done || !want.done) {
    const here = have.done ? null : have.value;
    const asked = want.done ? null : want.value;
    if (asked !== null && (here === null || asked < here)) {
      wrong.push({ sha256: asked, fault: "MISSING" });
      counts.named += 1;
      want = await named.next();
      continue;
    }
    if (here === null) break;
    if (readAll && (await isDamaged(services, here))) wrong.push({ sha256: here, fault: "DAMAGED" });
    counts.stored += 1;
    have = await stored.next();
    if (asked === here) {
      counts.named += 1;
      want = await named.next();
    } else wrong.push({ sha256: here, fault: "ORPHAN" });
  }
  return { ...counts, wrong: await stillMissing(services, references, wrong) };
}

/** The office goes on while both are read: what was named then and is neither there nor named now is not missing. */
async function stillMissing(
  { database, files }: Pick<Services, "database" | "files">,
  references: readonly FileReferences[],
  wrong: readonly WrongFile[],
): Promise<readonly WrongFile[]> {
  const missing = wrong.filter(({ fault }) => fault === "MISSING").map(({ sha256 }) => sha256);
  const named = await namedAmong(database, references, missing);
  const standing: WrongFile[] = [];
  for (const each of wrong) {
    if (each.fault === "MISSING" && (!named.has(each.sha256) || (await files.has(each.sha256)))) continue;
    standing.push(each);
  }
  return standing;
}

async function isDamaged({ files }: Pick<Services, "files">, name: ContentHash): Promise<boolean> {
  try {
    await files.get(name);
    return false;
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return true;
    throw fault;
  }
}

async function* pagesOf(
  page: (after: ContentHash | "") => Promise<readonly ContentHash[]>,
): AsyncGenerator<ContentHash> {
  let after: ContentHash | "" = "";
  for (;;) {
    const names: readonly ContentHash[] = await page(after);
    yield* names;
    if (names.length < BATCH) return;
    after = names.at(-1) ?? "";
  }
}

/** The names of all lists in one order, each once. */
async function* mergedNames(
  { database }: Pick<Services, "database">,
  references: readonly FileReferences[],
): AsyncGenerator<ContentHash> {
  const lists = references.map((each) =>
    pagesOf((after) => listNamed(database, each, { after, limit: BATCH })),
  );
  const heads = await Promise.all(lists.map((list) => list.next()));
  for (;;) {
    const waiting = heads.flatMap((head) => (head.done ? [] : [head.value]));
    if (waiting.length === 0) return;
    const [first = ""] = waiting.toSorted();
    yield first;
    for (const [index, head] of heads.entries()) {
      const list = lists[index];
      if (!head.done && head.value === first && list !== undefined) heads[index] = await list.next();
    }
  }
}
