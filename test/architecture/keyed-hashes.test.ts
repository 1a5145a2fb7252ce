import { describe, expect, it } from "vitest";
import { codeOnly, sourceFiles } from "./source-tree.ts";

/** Makes names of addresses that nobody shows back to us: there is nothing to compare. */
const ONLY_NAMES: readonly string[] = ["src/modules/notification/contact.ts"];
const KEYED = /\bcreateHmac\(/;
const CONSTANT_TIME = /\btimingSafeEqual\(/;
/** A hash, or a signature, beside an ordinary comparison with anything but nothing. */
const ORDINARY =
  /(?:digest\([^)]*\)|signature(?:Of\([^)]*\))?|\bknown|\bgiven)\s*[!=]==?(?!=)(?!\s*(?:""|null|undefined))/i;

type Checked = { readonly path: string; readonly text: string };

/** Files that make a hash with a key and compare it so that the time tells how much of a forgery fits. */
function telling(files: readonly Checked[]): readonly string[] {
  return files
    .filter(({ path, text }) => KEYED.test(text) && !ONLY_NAMES.includes(path))
    .filter(({ text }) => !CONSTANT_TIME.test(text) || ORDINARY.test(text))
    .map(({ path }) => path);
}

const product = sourceFiles(["src"], /(?<!\.test)\.tsx?$/).map(
  ({ path, text }): Checked => ({ path, text: codeOnly(text) }),
);

describe("a hash with a key is compared in constant time", () => {
  it("wherever one is made", () => {
    expect(telling(product)).toEqual([]);
  });

  it("the signature of the bank is among them, and an ordinary comparison there is found", () => {
    const text = product.find(({ path }) => path === "src/modules/payment/bank-signature.ts")?.text ?? "";
    expect(text).toMatch(CONSTANT_TIME);
    const swapped = text.replace(/timingSafeEqual\([^;]*\);/, "known === given;");
    expect(telling([{ path: "src/x.ts", text: swapped }])).toEqual(["src/x.ts"]);
    expect(telling([{ path: "src/x.ts", text: `${text}\nknown === given;` }])).toEqual(["src/x.ts"]);
  });
});
