import { normaliseText } from "../../kernel/fold-text.ts";

const LETTERS_MAX = 180;
/** Names a Windows machine gives to devices: saved under such a name, a file opens a printer. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const ALIKE: Readonly<Record<string, readonly string[]>> = { jpg: ["jpg", "jpeg", "jfif"] };

/**
 * The name people see and save a file under: composed letters (NFC), no path, no control or direction signs, none of
 * the signs a file system forbids, and an ending that says what the file is. Where it is kept has nothing to do with it.
 */
export function displayName(given: string, extension: string): string {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = normaliseText(last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").replace(/[<>:"|?*%]/g, "_"));
  const bare = plain.replace(/^[.\s]+/, "").replace(/[.\s]+$/, "");
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(bare)?.[1]?.toLowerCase() ?? "";
  const isTrue = (ALIKE[extension] ?? [extension]).includes(ending);
  const stem = isTrue ? bare.slice(0, -ending.length - 1) : bare;
  const kept = [...stem].slice(0, LETTERS_MAX).join("").trim();
  const named = kept === "" ? "tep" : DEVICE.test(kept) ? `_${kept}` : kept;
  return `${named}.${isTrue ? ending : extension}`;
}
