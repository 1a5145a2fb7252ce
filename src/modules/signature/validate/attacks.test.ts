import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  agencyOrder,
  hasTool,
  pdfsig,
  personalOrder,
  portsOf,
  SIGNED_AT,
  signed,
  signers,
  smallPdf,
  trustIn,
} from "../../../../test/support/signing.ts";
import { present } from "../../../kernel/assert.ts";
import { openPdf, pagesOf } from "../pdf/file.ts";
import { type PdfUpdate, streamOf, updateOf } from "../pdf/update.ts";
import {
  arrayOf,
  dictOf,
  isKind,
  itemsOf,
  nameOf,
  type PdfDict,
  type PdfValue,
  refTo,
  textString,
  withEntries,
} from "../pdf/value.ts";
import { addField, formFields } from "../sign/acro-form.ts";
import { fillFields, withOpenFields } from "../sign/fields.ts";
import { validatePdf } from "./validate-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-attacks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let office: Awaited<ReturnType<typeof signers>>;
let paper: Buffer;
beforeAll(async () => {
  office = await signers(folder);
  const open = withOpenFields(smallPdf("Dong y"), [
    { name: "number", place: { page: 1, x: 72, y: 740, width: 160, height: 18 }, face: "regular", size: 13 },
    { name: "date", place: { page: 1, x: 300, y: 740, width: 160, height: 18 }, face: "regular", size: 13 },
  ]);
  paper = await signed(portsOf(office.authority), personalOrder(open, office.leader));
});

function judged(pdf: Uint8Array) {
  const { verdict, signatures } = validatePdf(pdf, { trust: trustIn(office.authority), now: SIGNED_AT });
  const changes = signatures.flatMap(({ reasons }) =>
    reasons.flatMap((reason) =>
      reason.code === "CHANGED_AFTERWARDS" ? reason.changes.map(({ kind }) => kind) : [reason.code],
    ),
  );
  return { verdict, changes };
}

/** The paper with an update appended, as anybody could append one. */
function altered(change: (update: PdfUpdate) => void, pdf: Uint8Array = paper): Buffer {
  const update = updateOf(openPdf(pdf));
  change(update);
  return update.bytes();
}

const page = () => present(pagesOf(openPdf(paper))[0], "page");
const dictAt = (update: PdfUpdate, number: number): PdfDict => {
  const value = update.file.object(number);
  if (!isKind(value, "dict")) throw new TypeError(`object ${number} is no dictionary`);
  return value;
};
const rootOf = (update: PdfUpdate) => present(update.file.trailer.entries.get("Root"), "root");
function setRoot(update: PdfUpdate, entries: Record<string, PdfValue>) {
  const root = rootOf(update);
  if (isKind(root, "ref")) update.set(root, withEntries(update.file.root, entries));
}
const content = (text: string) => streamOf(Buffer.from(`BT /F 20 Tf 72 700 Td (${text}) Tj ET`), {});
function addAnnotation(update: PdfUpdate, entries: Record<string, PdfValue>) {
  const { number } = page();
  const annotation = update.add(dictOf({ Type: nameOf("Annot"), ...entries }));
  const annots = itemsOf(update.file.resolve(dictAt(update, number).entries.get("Annots")));
  update.set(refTo(number), withEntries(dictAt(update, number), { Annots: arrayOf(...annots, annotation) }));
}

describe("what may happen to a signed paper", () => {
  test("its number is filled in, a note is pinned, the agency signs: both signatures stay valid", async () => {
    const filled = fillFields(paper, { number: "15/QĐ-UBND" });
    if (!filled.ok) throw new TypeError(filled.refusal.code);
    const sealed = await signed(portsOf(office.authority), agencyOrder(filled.value, office.agency));
    const noted = altered(
      (update) =>
        addAnnotation(update, {
          Subtype: nameOf("Text"),
          Rect: arrayOf(20, 20, 40, 40),
          Contents: textString("Đã lưu"),
        }),
      sealed,
    );
    expect(judged(noted).verdict).toBe("VALID_NO_TIMESTAMP");
    if (!hasTool("pdfsig")) return;
    const said = pdfsig(noted);
    expect(said.match(/Signature is Valid/g)).toHaveLength(2);
    const spoilt = Buffer.from(noted);
    spoilt[spoilt.indexOf("Dong y")] = "X".charCodeAt(0);
    expect(pdfsig(spoilt)).not.toContain("Signature is Valid");
  });
});

describe("a paper altered after signing is TAMPERED", () => {
  test.each<[string, (update: PdfUpdate) => void, string]>([
    [
      "the text of the page is replaced",
      (update) => update.set(refTo(5), content("Tu choi")),
      "PAGE_CHANGED",
    ],
    [
      "the page shows another content that lay hidden",
      (update) => {
        const hidden = update.add(content("Tu choi"));
        update.set(refTo(3), withEntries(dictAt(update, 3), { Contents: hidden }));
      },
      "PAGE_CHANGED",
    ],
    [
      "its letters get another face",
      (update) => update.set(refTo(4), withEntries(dictAt(update, 4), { BaseFont: nameOf("ZapfDingbats") })),
      "PAGE_CHANGED",
    ],
    [
      "the catalogue shows another tree of pages",
      (update) => {
        const other = update.add(
          dictOf({
            Type: nameOf("Page"),
            MediaBox: arrayOf(0, 0, 595, 842),
            Contents: update.add(content("X")),
          }),
        );
        setRoot(update, {
          Pages: update.add(dictOf({ Type: nameOf("Pages"), Kids: arrayOf(other), Count: 1 })),
        });
      },
      "STRUCTURE_CHANGED",
    ],
    [
      "a page is added",
      (update) => {
        const more = update.add(
          dictOf({ Type: nameOf("Page"), Parent: refTo(2), MediaBox: arrayOf(0, 0, 595, 842) }),
        );
        update.set(refTo(2), withEntries(dictAt(update, 2), { Kids: arrayOf(refTo(3), more), Count: 2 }));
      },
      "PAGE_CHANGED",
    ],
    [
      "its paper grows smaller",
      (update) => update.set(refTo(3), withEntries(dictAt(update, 3), { MediaBox: arrayOf(0, 0, 595, 600) })),
      "PAGE_CHANGED",
    ],
    [
      "something is laid over it",
      (update) =>
        addAnnotation(update, {
          Subtype: nameOf("FreeText"),
          Rect: arrayOf(60, 690, 300, 730),
          AP: dictOf({ N: update.add(content("X")) }),
        }),
      "ANNOTATION_CHANGED",
    ],
    [
      "a note is large enough to cover it",
      (update) => addAnnotation(update, { Subtype: nameOf("Text"), Rect: arrayOf(0, 0, 595, 842) }),
      "ANNOTATION_CHANGED",
    ],
    [
      "an empty field with a picture is added",
      (update) => {
        addField(update, {
          place: { page: 1, x: 0, y: 0, width: 500, height: 500 },
          field: { FT: nameOf("Tx"), T: textString("cover"), AP: dictOf({ N: update.add(content("X")) }) },
        });
      },
      "SIGNED",
    ],
    [
      "an unsigned signature field covers it",
      (update) => {
        addField(update, {
          place: { page: 1, x: 0, y: 0, width: 500, height: 500 },
          field: { FT: nameOf("Sig"), T: textString("cover"), AP: dictOf({ N: update.add(content("X")) }) },
        });
      },
      "SIGNED",
    ],
    [
      "the picture of the signature is swapped",
      (update) => {
        const person = present(
          formFields(update.file).find(({ name }) => name === "person"),
          "field",
        );
        update.set(
          person.ref,
          withEntries(person.dict, { AP: dictOf({ N: update.add(content("Ai khac")) }) }),
        );
      },
      "FIELD_CHANGED",
    ],
    [
      "a field moves",
      (update) => {
        const field = present(
          formFields(update.file).find(({ name }) => name === "number"),
          "field",
        );
        update.set(field.ref, withEntries(field.dict, { Rect: arrayOf(0, 0, 595, 842) }));
      },
      "FIELD_CHANGED",
    ],
    [
      "a layer hides a part",
      (update) => setRoot(update, { OCProperties: dictOf({ OCGs: arrayOf() }) }),
      "STRUCTURE_CHANGED",
    ],
    [
      "it begins to do something when opened",
      (update) => setRoot(update, { OpenAction: dictOf({ S: nameOf("JavaScript") }) }),
      "STRUCTURE_CHANGED",
    ],
    [
      "what may be changed is widened",
      (update) => setRoot(update, { Perms: dictOf({}) }),
      "STRUCTURE_CHANGED",
    ],
  ])("where %s", (_what, change, kind) => {
    const { verdict, changes } = judged(altered(change));
    expect(verdict).toBe("TAMPERED");
    expect(changes).toContain(kind);
  });

  test("where a field is changed that a later signature locked", async () => {
    const filled = fillFields(paper, { number: "15/QĐ-UBND" });
    if (!filled.ok) throw new TypeError(filled.refusal.code);
    const sealed = await signed(
      portsOf(office.authority),
      agencyOrder(filled.value, office.agency, { locks: ["number"] }),
    );
    const renumbered = fillFields(sealed, { number: "99/QĐ-UBND" });
    expect(renumbered.ok && judged(renumbered.value).verdict).toBe("TAMPERED");
    const dated = fillFields(sealed, { date: "20/11/2026" });
    expect(dated.ok && judged(dated.value).verdict).toBe("VALID_NO_TIMESTAMP");
  });

  test("where one object serves a field that may change and the page that may not", () => {
    const shared = altered((update) => {
      const field = present(
        formFields(update.file).find(({ name }) => name === "number"),
        "field",
      );
      update.set(refTo(5), content("Tu choi"));
      update.set(field.ref, withEntries(field.dict, { AP: dictOf({ N: refTo(5) }) }));
    });
    expect(judged(shared).verdict).toBe("TAMPERED");
  });
});
