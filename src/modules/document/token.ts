import { randomInt } from "node:crypto";

/**
 * What is printed is typed again by people of seventy, off a crumpled copy: no small letters, and of signs that look alike
 * one only. No vowels and no D or W either, since a Vietnamese keyboard makes other letters of what follows those.
 */
const SIGNS = "0123456789CFGHJKMNPRTVX";
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  "\u0110": "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  B: "8",
  U: "V",
};
/** Twenty-nine at random, 131 bits: nobody meets a paper by guessing. The last one proves them. */
const RANDOM_SIGNS = 29;
const GROUPS = /.{5}(?=.)/g;

/**
 * What the code on a paper opens; says nothing about the paper, its dossier or whose it is.
 * @law one-stop.md §7.5: an opaque token of at least 128 bits.
 */
export function newPaperToken(): string {
  const signs = Array.from({ length: RANDOM_SIGNS }, () => SIGNS.charAt(randomInt(SIGNS.length))).join("");
  return signs + proofOf(signs);
}

/**
 * The number of signs is prime, no place weighs nothing and no two neighbours weigh the same: one wrong sign, or two that
 * changed places, are always seen.
 */
function proofOf(signs: string): string {
  const weightAt = (place: number) => (place % (SIGNS.length - 1)) + 1;
  const sum = [...signs].reduce((total, sign, place) => total + weightAt(place) * SIGNS.indexOf(sign), 0);
  return SIGNS.charAt(sum % SIGNS.length);
}

function isOurs(code: string): boolean {
  const signs = code.slice(0, RANDOM_SIGNS);
  return (
    code.length === RANDOM_SIGNS + 1 &&
    [...code].every((sign) => SIGNS.includes(sign)) &&
    code.endsWith(proofOf(signs))
  );
}

/** What stands beside the QR code for whoever has no camera: where to check, and the code to type there, in groups. */
export function typedLines(verifyUrl: string): string[] {
  const [place = "", code = ""] = verifyUrl.split(/\/(?=[^/]*$)/);
  return [place, isOurs(code) ? code.replace(GROUPS, "$& ") : code];
}

/**
 * The code in what somebody typed or pasted: the code itself, however spaced and in whichever letters, or the address it
 * ends. Null where a sign is missing or wrong, which is not a paper nobody issued.
 */
export function typedToken(text: string): string | null {
  const last = text.replace(/\s/g, "").replace(/^.*\/verify\//, "");
  const plain = [...last.toUpperCase().replace(/[-–.]/g, "")]
    .map((sign) => LOOKS_LIKE[sign] ?? sign)
    .join("");
  return isOurs(plain) ? plain : null;
}
