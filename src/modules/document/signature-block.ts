import { type Locale, messages } from "../../i18n/index.ts";

/** The word before the signatory's title: thay mặt, ký thay, thừa lệnh, thừa ủy quyền, quyền. */
export type AuthorityWord = "TM" | "KT" | "TL" | "TUQ" | "Q";

type Signing = {
  readonly word: AuthorityWord | null;
  /** A people's committee is headed by a chairperson. */
  readonly isCommittee: boolean;
  /** Title of whoever signs, as their post says; null where it names none. */
  readonly title: string | null;
  /** Title of whoever delegated to them; the head's where it is not said. */
  readonly instead?: string | null;
};

/**
 * The lines above the place of the signature, one below the other, as they are written (in capitals by the sheet).
 *
 * A deputy who signs for the head writes the head's title after `KT.` and the own one below; whoever signs by order or
 * by delegation does the same; a collective authority is named after `TM.`. In English they say the same below them.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13 and Phụ lục I, phần II, mục 7: authority and title of who signs
 */
export function signatureLines(
  { word, isCommittee, title, instead = null }: Signing,
  locale: Locale = "vi",
): readonly string[] {
  const t = messages(locale).document.result;
  const head = isCommittee ? t.chairperson : t.headOfUnit;
  const deputy = isCommittee ? t.deputyChairperson : t.deputyHead;
  const own = (otherwise: string) => ownTitle(title, locale) ?? otherwise;
  const agency = isCommittee ? t.committee : t.unit;
  switch (word) {
    case "TM":
      return [t.onBehalf({ agency }), own(head)];
    case "KT":
      return isCommittee
        ? [t.onBehalf({ agency }), t.deputyFor({ head }), deputy]
        : [t.deputyFor({ head }), own(deputy)];
    case "TL":
      return [t.byOrder({ head }), own(deputy)];
    case "TUQ":
      return [t.byDelegation({ head: ownTitle(instead, locale) ?? head }), own(deputy)];
    case "Q":
      return [t.acting({ head })];
    case null:
      return [own(head)];
  }
}

/** "Phó Chủ tịch UBND phường" signs as "Phó Chủ tịch": the agency stands above already. Null where the post names none. */
function ownTitle(title: string | null, locale: Locale): string | null {
  if (title === null || title.trim() === "") return null;
  const said = title.trim().replace(/\s+(UBND|Ủy ban nhân dân)\b.*$/u, "");
  return locale === "vi" ? said : titleIn(said, locale);
}

/** A title whose first words are a known one, in the other language; as it is written where none is. */
function titleIn(title: string, locale: Locale): string {
  const [known, told] = [messages("vi").document.titles, messages(locale).document.titles];
  const found = KNOWN_TITLES.find((name) =>
    title.toLocaleLowerCase("vi").startsWith(known[name].toLocaleLowerCase("vi")),
  );
  return found === undefined ? title : told[found];
}

type TitleName = keyof ReturnType<typeof messages>["document"]["titles"];
/** The longer first: a deputy head of a division is no deputy. */
const KNOWN_TITLES = [
  "deputyChair",
  "chair",
  "deputyDirector",
  "director",
  "deputyDivisionHead",
  "divisionHead",
  "deputyPoliceChief",
  "policeChief",
  "deputyOfficeChief",
  "officeChief",
  "deputyHead",
  "head",
] as const satisfies readonly TitleName[];
