import { fold } from "../../kernel/fold-text.ts";
import type { AuthorityWord } from "./signature-block.ts";

type Rank = "HEAD" | "DEPUTY" | "ACTING" | "OTHER";

/** What the title of a post says of who holds it, whatever the agency. */
const RANKS: readonly (readonly [RegExp, Rank])[] = [
  [/^phó(\s|$)/iu, "DEPUTY"],
  [/^(quyền\s|q\.)/iu, "ACTING"],
  [/^(chủ tịch|(tổng )?giám đốc|thủ trưởng)(\s|$)/iu, "HEAD"],
];

/** The words that go with a rank; null is the head's own signature, without a word. Of other posts nothing is known. */
const WORDS: { readonly [rank in Exclude<Rank, "OTHER">]: readonly (AuthorityWord | null)[] } = {
  HEAD: [null, "TM"],
  DEPUTY: ["KT", "TL", "TUQ"],
  ACTING: ["Q", "TM"],
};

function rankOf(title: string | null): Rank {
  const said = (title ?? "").trim().normalize("NFC");
  return RANKS.find(([pattern]) => pattern.test(said))?.[1] ?? "OTHER";
}

/**
 * In whose stead somebody signs by their post: a deputy for the head (KT.), who is acting as such (Q.), a head in their
 * own right (null). Results, outgoing documents and copies ask the same rule.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13: a deputy signs for the head; Phụ lục I, phần II, mục 7: how it is written
 */
export function authorityByPost(title: string | null): AuthorityWord | null {
  const rank = rankOf(title);
  if (rank === "DEPUTY") return "KT";
  return rank === "ACTING" ? "Q" : null;
}

export type AuthorityMisfit = {
  readonly code: "SIGNING_AUTHORITY_MISFIT";
  /** The post as it is written. */
  readonly title: string;
  /** The word that goes with it. */
  readonly fits: AuthorityWord | null;
};

type Signing = { readonly title: string | null; readonly word: AuthorityWord | null };

/** Null where word and post go together: "PHÓ CHỦ TỊCH" without "KT. CHỦ TỊCH" is nobody's signature. */
export function authorityRefusal({ title, word }: Signing): AuthorityMisfit | null {
  const rank = rankOf(title);
  if (rank === "OTHER" || title === null || WORDS[rank].includes(word)) return null;
  return { code: "SIGNING_AUTHORITY_MISFIT", title, fits: authorityByPost(title) };
}

export type SigningRefusal =
  | AuthorityMisfit
  | {
      readonly code: "SIGNING_TITLE_MISFIT";
      /** As it was typed. */
      readonly title: string;
      /** The post that is held. */
      readonly post: string;
    };

/** Of a post and a title under a signature: how one is written short in one of them. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/^q(?= )/, "quyen"],
  [/\bubnd\b/g, "uy ban nhan dan"],
  [/\bhdnd\b/g, "hoi dong nhan dan"],
];
/** "Chánh" is nobody's title. */
const TITLE_WORDS_MIN = 2;

function wordsOf(title: string): readonly string[] {
  return WRITTEN_OUT.reduce((said, [short, long]) => said.replace(short, long), fold(title)).split(" ");
}

/** Whether a title says the post in its own words, as far as the shorter of the two goes. */
function saysPost(title: string, post: string): boolean {
  if (rankOf(title) !== rankOf(post)) return false;
  const [said, held] = [wordsOf(title), wordsOf(post)];
  const isLongEnough = said.length >= Math.min(TITLE_WORDS_MIN, held.length);
  const common = Math.min(said.length, held.length);
  return isLongEnough && said.slice(0, common).every((word, index) => word === held[index]);
}

/**
 * Null where the title that is to stand under a signature is of the post the signer holds, and the word goes with it. A post
 * may be written shorter or longer than it was entered ("Phó Chủ tịch", "Phó Chủ tịch Ủy ban nhân dân phường"), but whoever
 * heads one division does not sign as head of another. What an entered post leaves open ("Trưởng phòng") the title may say.
 * Where no post is known the title itself is judged.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13; Phụ lục I, phần II, mục 7: the title under a signature says the post its holder was given
 */
export function signingRefusal({
  post,
  title,
  word,
}: Signing & { readonly post: string | null; readonly title: string }): SigningRefusal | null {
  if (post !== null && !saysPost(title, post)) return { code: "SIGNING_TITLE_MISFIT", title, post };
  return authorityRefusal({ title: post ?? title, word });
}
