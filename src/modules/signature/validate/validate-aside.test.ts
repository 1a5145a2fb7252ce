import { expect, test } from "vitest";
import { SIGNED_AT, trustIn } from "../../../../test/support/signing.ts";
import { handSignedForm, type TemplateOrder, withXmlSigners } from "../../../../test/support/xmlsec.ts";
import { validateAside } from "./validate-aside.ts";

const office = await withXmlSigners();
const asked = { trust: trustIn(office.authority), now: SIGNED_AT };
const form = (content: string, order?: TemplateOrder) =>
  Buffer.from(handSignedForm(`<don>${content}@</don>`, office.signer, order));
/** Within every limit, and far more than some milliseconds of work, however fast the machine is. */
const large = form("<x>1</x>".repeat(90_000), { references: [{}, {}, {}, {}] });
const TOO_COMPLEX = { verdict: "UNKNOWN", signatures: [{ reasons: [{ code: "TOO_COMPLEX" }] }] };

test("a signed file is judged aside as it is in place", async () => {
  expect((await validateAside({ bytes: form("<x></x>"), ...asked }))?.verdict).toBe("VALID_NO_TIMESTAMP");
  expect((await validateAside({ bytes: large, ...asked, msMax: 60_000 }))?.verdict).toBe(
    "VALID_NO_TIMESTAMP",
  );
});

test("a file that takes too long has its verdict at once: it is not judged, and says why", async () => {
  expect(await validateAside({ bytes: large, ...asked, msMax: 50 })).toMatchObject(TOO_COMPLEX);
});

test("so has one that takes too much memory", async () => {
  expect(await validateAside({ bytes: large, ...asked, heapMegabytesMax: 24 })).toMatchObject(TOO_COMPLEX);
});
