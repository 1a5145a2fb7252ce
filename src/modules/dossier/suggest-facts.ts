import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";

/** What a machine thinks it read on a paper: shown beside the picture, taken over only by a person. */
export type SuggestedFacts = {
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
};

const NUMBER = /(?:^|\s)S[ốôo6][:.\s]+([0-9][0-9A-ZĐa-zđ/.-]{0,39})/mu;
const IN_WORDS = /ng[àa]y\s+(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+(\d{4})/iu;
const IN_DIGITS = /(?:^|\s)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s|$|[,.;])/mu;
const ISSUER = /^.*?((?:ỦY|UỶ|UY) BAN NH[ÂA]N D[ÂA]N.*|UBND .*|(?:SỞ|BỘ|PHÒNG|CÔNG AN) .*)$/mu;

/** Number, date and issuer as they commonly stand on Vietnamese papers (NĐ 30/2020); null where none was found. */
export function suggestFacts(text: string): SuggestedFacts {
  const clean = text.normalize("NFC");
  return {
    number: NUMBER.exec(clean)?.[1]?.replace(/[./-]+$/, "") ?? null,
    issuer:
      ISSUER.exec(clean)?.[1]
        ?.replace(/\s{2,}.*$/, "")
        .trim()
        .slice(0, 200) ?? null,
    issuedOn: dateIn(clean),
  };
}

function dateIn(text: string): LocalDate | null {
  const [, day = "", month = "", year = ""] = IN_WORDS.exec(text) ?? IN_DIGITS.exec(text) ?? [];
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
