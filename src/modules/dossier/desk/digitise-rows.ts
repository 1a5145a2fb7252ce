import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { type ArrivedPage, type FormError, fullMoment } from "../../../web/components/index.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import { textIn } from "../../catalogue/index.ts";
import { logLook } from "../../paper-store/index.ts";
import { offeredPages, stillArrived } from "../ahead/pages.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { copiesOf } from "../digitised-copies.ts";
import type { ComponentHeld, DossierId } from "../dossier.ts";
import type { DossierView } from "../queries/read-dossier.ts";
import { shelvesOf } from "../reused-papers.ts";
import { ownershipOf } from "../store.ts";
import { storedFor } from "../stored-papers.ts";
import type { SuggestedFacts } from "../suggest-facts.ts";
import { uploadOwner } from "../uploads.ts";
import { copyWords } from "./copies-pages.tsx";
import { isTouched, keptIn, partOf, typedIn } from "./digitise-input.ts";
import type { DigitisedRow } from "./digitise-page.tsx";
import { peopleNames } from "./people-names.ts";

export type DigitiseRequest = Page<{ id: DossierId; component?: string }, unknown>;

/** How the page is shown: opened, or again with what was filled in. */
export type Shown = {
  readonly errors: readonly FormError[];
  /** What stood in the boxes of all papers; null where the page is opened. */
  readonly form: FormInput | null;
  /** Papers that were just kept: their boxes show what is kept. */
  readonly saved: readonly string[];
  /** The paper that a machine read, or whose reading is taken over. */
  readonly component: string | null;
  readonly suggested: SuggestedFacts | null;
  readonly isUnread: boolean;
  readonly taken: SuggestedFacts | null;
};
export const NOTHING: Shown = {
  errors: [],
  form: null,
  saved: [],
  component: null,
  suggested: null,
  isUnread: false,
  taken: null,
};

type About = { readonly office: Office; readonly read: DossierView; readonly shown: Shown };

/** The papers handed in and those this case may have, with what is kept, proposed and typed. What is proposed is written down as a look. */
export async function rowsOf(page: DigitiseRequest, { office, read, shown }: About): Promise<DigitisedRow[]> {
  const { database } = office.services;
  const { dossier } = read;
  const version = await versionOf(office, dossier);
  const codes = new Set(dossier.pinned?.componentCodes ?? []);
  const heldAs = (code: string) =>
    dossier.components.find(({ componentCode }) => componentCode === code) ?? null;
  // What is only shown goes home again; a form filled in here has no paper unless one was handed in.
  const components = (version?.components ?? []).filter(
    ({ code, kind }) =>
      kind !== "PRESENT" && (isHandedIn(heldAs(code)) || (codes.has(code) && kind === "SUBMIT")),
  );
  const stored = await proposedPapers(page, { office, read, shown });
  const scans = dossier.components.flatMap(({ scan }) => scan?.comparedBy ?? []);
  const nameOf = await peopleNames(database, scans);
  const copies = await copiesOf(database, dossier.id);
  const arrived = await arrivedIn(page, { office, shown }, components);
  const t = messages(page.locale).digitise;
  return components.map(({ code, name }): DigitisedRow => {
    const held = heldAs(code);
    const scan = held?.scan;
    const isHere = shown.component === code;
    const part = shown.form === null || shown.saved.includes(code) ? null : partOf(shown.form, code);
    const by = scan?.comparedBy == null ? "" : (nameOf(scan.comparedBy) ?? "");
    return {
      code,
      name: textIn(name, page.locale),
      held,
      isHandedIn: isHandedIn(held),
      stored: stored.get(code) ?? null,
      typed: part === null ? keptIn(held) : typedIn(part, isHere ? shown.taken : null),
      isTouched: part !== null && isTouched(part, held),
      suggested: isHere ? shown.suggested : null,
      arrived: arrived.get(code) ?? [],
      comparedWords:
        scan?.comparedAt == null ? null : t.comparedBy({ by, when: fullMoment(scan.comparedAt) }),
      copyWords: copies
        .filter(({ componentCode, sha256 }) => componentCode === code && isFileOf(held, sha256))
        .map((copy) => copyWords(copy, page.locale)),
    };
  });
}

function isFileOf(held: ComponentHeld | null, hash: string): boolean {
  return held?.files.some(({ sha256 }) => sha256 === hash) ?? false;
}

/** Pages sent ahead that no act has taken yet, of each paper that has some. */
async function arrivedIn(
  page: DigitiseRequest,
  { office, shown }: Pick<About, "office" | "shown">,
  components: readonly { readonly code: string }[],
): Promise<ReadonlyMap<string, readonly ArrivedPage[]>> {
  const owner = uploadOwner(page.actor, null);
  const found = new Map<string, readonly ArrivedPage[]>();
  for (const { code } of components) {
    const offered = offeredPages(shown.form === null ? undefined : partOf(shown.form, code).pages);
    if (offered.length === 0 || shown.saved.includes(code)) continue;
    found.set(code, await stillArrived(office.services, owner, offered));
  }
  return found;
}

/** Whether a paper lies on the table, came as a file, or was decided on without either. */
function isHandedIn(held: ComponentHeld | null): boolean {
  if (held === null) return false;
  return held.originals + held.copies + held.files.length > 0 || held.digitisation !== null;
}

/** What the store has of the owners for this dossier; the first look is written down. */
export async function proposedPapers(page: DigitiseRequest, { office, read }: About) {
  const { database, clock } = office.services;
  const at = clock.now();
  const owners = shelvesOf({ ...read.applicant, people: ownershipOf(read.applicant).people });
  const version = await versionOf(office, read.dossier);
  const components = version?.components ?? [];
  const stored = await storedFor(database, { owners, components, on: localDateOf(at) });
  const purpose = read.dossier.code ?? "";
  const isFirstLook = page.context.req.method === "GET";
  const numbers = new Set(owners.map(({ personalId }) => personalId));
  for (const ownerNumber of isFirstLook ? numbers : []) {
    const papers = [...stored.values()].filter((paper) => paper.ownerNumber === ownerNumber);
    const look = { kind: "PROPOSED" as const, ownerNumber, papers, purpose, dossierId: read.dossier.id, at };
    if (papers.length > 0) await logLook(database, page.actor, look);
  }
  return stored;
}
