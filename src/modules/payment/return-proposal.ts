import { fold } from "../../kernel/fold-text.ts";

/** What is to go back, as far as it may be recognised by what a bank writes. */
export type Returnable = {
  readonly id: string;
  readonly amount_dong: number;
  readonly dossier_code: string | null;
  readonly bank_ref: string | null;
  readonly receiver_number: string | null;
  readonly receiver_name: string | null;
};

type Left = { readonly amountDong: number; readonly memo: string };

/**
 * Which of these money that left pays, as far as its amount and words tell: the likeliest first. Proposed is the one of
 * its amount, or all that its words name where they are its sum; otherwise none.
 */
export function proposeReturn<Row extends Returnable>(
  { amountDong, memo }: Left,
  rows: readonly Row[],
): { readonly ordered: readonly Row[]; readonly proposedIds: readonly string[] } {
  const words = run(memo);
  const scored = rows
    .map((row) => ({ row, isSame: row.amount_dong === -amountDong, named: namedIn(words, row) }))
    .toSorted((a, b) => Number(b.isSame) - Number(a.isSame) || b.named - a.named);
  const [first, second] = scored;
  const isAlone = second === undefined || !second.isSame || second.named < (first?.named ?? 0);
  const named = scored.filter((each) => each.named > 0).map(({ row }) => row);
  const isSum = named.length > 0 && named.reduce((sum, row) => sum + row.amount_dong, 0) === -amountDong;
  const proposed = first?.isSame === true ? (isAlone ? [first.row] : []) : isSum ? named : [];
  return { ordered: scored.map(({ row }) => row), proposedIds: proposed.map(({ id }) => id) };
}

/** Banks write names without marks and codes without dashes, and run words together. */
function run(text: string): string {
  return fold(text).replaceAll(" ", "");
}

const WORDS_MIN = 4;

function namedIn(words: string, row: Returnable): number {
  const marks = [row.dossier_code, row.bank_ref, row.receiver_number, row.receiver_name];
  return marks.filter((mark) => {
    const sought = run(mark ?? "");
    return sought.length >= WORDS_MIN && words.includes(sought);
  }).length;
}
