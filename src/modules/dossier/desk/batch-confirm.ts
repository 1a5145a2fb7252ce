import type { deskSigningVi } from "../../../i18n/messages/desk-signing.vi.ts";
import type { Messages } from "../../../i18n/messages-type.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { ChosenPaper } from "../batch-store.ts";
import type { DossierId } from "../dossier.ts";
import { typedText } from "./act-input.ts";

export const SUMMARY_MAX = 2_000;
/** Said of one paper, in one line. */
export const OWN_SUMMARY_MAX = 300;

/** Where the last step asks for what is said of one paper alone. */
export const ownSummaryField = (id: string) => `summary-${id}`;

type Words = Messages<typeof deskSigningVi>["confirm"];
type Asked = {
  readonly papers: readonly Pick<ChosenPaper, "dossierId">[];
  readonly opened: (id: DossierId) => Instant | null;
  readonly words: Words;
};
type Confirmation = {
  readonly errors: readonly FormError[];
  /** What is said of every paper that has nothing of its own. */
  readonly summary: string;
};

/**
 * What a leader said in the last step before many signatures, and what is missing in it: what is said of the papers is
 * chosen and never filled in for them, and a paper they have not opened is signed only because they say so.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13 k.5: whoever signs answers before the law for the paper they sign
 */
export function readConfirmation(form: FormInput, { papers, opened, words }: Asked): Confirmation {
  const written = typedText(form, "summary").trim().slice(0, SUMMARY_MAX);
  const chosen = typedText(form, "opinion");
  const opinion = chosen === "" && written !== "" ? "WRITTEN" : chosen;
  const isUnopened = papers.some(({ dossierId }) => opened(dossierId) === null);
  const isSaid = (name: string) => typedText(form, name) === "true";
  const missing: readonly (readonly [boolean, string, string])[] = [
    [opinion !== "AGREED" && opinion !== "WRITTEN", "opinion", words.opinionMissing],
    [opinion === "WRITTEN" && written === "", "summary", words.writtenMissing],
    [opinion === "AGREED" && written !== "", "summary", words.writtenBeside],
    [isUnopened && !isSaid("unopened"), "unopened", words.unopenedMissing],
    [!isSaid("answer"), "answer", words.answerMissing],
  ];
  const errors = missing.flatMap(([isMissing, path, message]) => (isMissing ? [{ path, message }] : []));
  return { errors, summary: opinion === "WRITTEN" ? written : words.opinions.AGREED };
}

/** Each paper with what is said of it alone, and when it was opened. */
export function papersConfirmed(
  form: FormInput,
  { papers, opened }: { readonly papers: readonly ChosenPaper[] } & Pick<Asked, "opened">,
): readonly ChosenPaper[] {
  return papers.map((paper) => {
    const own = typedText(form, ownSummaryField(paper.dossierId)).trim().slice(0, OWN_SUMMARY_MAX);
    return { ...paper, summary: own === "" ? null : own, openedAt: opened(paper.dossierId) };
  });
}
