import { messages } from "../../i18n/index.ts";

/** The word before the signatory's title: thay mặt, ký thay, thừa lệnh, thừa ủy quyền, quyền. */
export type AuthorityWord = "TM" | "KT" | "TL" | "TUQ" | "Q";

type Signing = {
  readonly word: AuthorityWord | null;
  /** A people's committee is headed by a chairperson. */
  readonly isCommittee: boolean;
  /** Title of whoever signs, as their post says; null where it names none. */
  readonly title: string | null;
};

/**
 * The lines above the place of the signature, one below the other, as they are written (in capitals by the sheet).
 *
 * A deputy who signs for the head writes the head's title after `KT.` and the own one below; whoever signs by order or
 * by delegation does the same; a collective authority is named after `TM.`.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13 and Phụ lục I, phần II, mục 7: authority and title of who signs
 */
export function signatureLines({ word, isCommittee, title }: Signing): readonly string[] {
  const t = messages("vi").document.result;
  const head = isCommittee ? t.chairperson : t.headOfUnit;
  const deputy = isCommittee ? t.deputyChairperson : t.deputyHead;
  switch (word) {
    case "TM":
      return [t.onBehalf({ agency: isCommittee ? t.committee : t.unit }), ownTitle(title, head)];
    case "KT":
      return isCommittee
        ? [t.onBehalf({ agency: isCommittee ? t.committee : t.unit }), t.deputyFor({ head }), deputy]
        : [t.deputyFor({ head }), ownTitle(title, deputy)];
    case "TL":
      return [t.byOrder({ head }), ownTitle(title, deputy)];
    case "TUQ":
      return [t.byDelegation({ head }), ownTitle(title, deputy)];
    case "Q":
      return [t.acting({ head })];
    case null:
      return [ownTitle(title, head)];
  }
}

/** "Phó Chủ tịch UBND phường" signs as "Phó Chủ tịch": the agency stands above already. */
function ownTitle(title: string | null, otherwise: string): string {
  if (title === null || title.trim() === "") return otherwise;
  return title.replace(/\s+(UBND|Ủy ban nhân dân)\b.*$/u, "");
}
