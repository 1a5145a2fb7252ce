import { describe, expect, test } from "vitest";
import { hasTool, SIGNED_AT, trustIn } from "../../../../test/support/signing.ts";
import {
  ALGORITHM,
  ENVELOPED,
  template,
  transform,
  withXmlSigners,
  xmlsecSigned,
} from "../../../../test/support/xmlsec.ts";
import { validateFile } from "../validate/validate-file.ts";
import { type CanonicalForm, canonical } from "./canonical.ts";
import type { XmlElement } from "./node.ts";
import { readTree } from "./read-tree.ts";

const ALL: CanonicalForm = { isExclusive: false, prefixes: [], inherits: "all" };
const USED: CanonicalForm = { isExclusive: true, prefixes: [], inherits: "none" };
const none: ReadonlySet<XmlElement> = new Set();

function written(xml: string, form: CanonicalForm = ALL, apex: string | null = null): string {
  const document = readTree(Buffer.from(xml));
  if (document === null) return "no XML";
  const element = document.elements.find(({ local }) => local === apex);
  return canonical({ apex: element ?? document, without: none }, form);
}

describe("canonical XML, by the examples of its recommendation", () => {
  test("instructions stand on lines of their own around the root, comments are left out (3.1)", () => {
    const xml = `<?xml version="1.0"?>\n\n<?xml-note   href="doc.xsl"\n   type="text/xsl"   ?>\n\n<doc>Hello, world!<!-- Comment 1 --></doc>\n\n<?pi-without-data     ?>\n\n<!-- Comment 2 -->\n`;
    expect(written(xml)).toBe(
      `<?xml-note href="doc.xsl"\n   type="text/xsl"   ?>\n<doc>Hello, world!</doc>\n<?pi-without-data?>`,
    );
  });

  test("tags are written out, attributes ordered, vocabularies said once (3.3)", () => {
    const xml = `<doc>\n   <e1   />\n   <e2   ></e2>\n   <e3   name = "elem3"   id="elem3"   />\n   <e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm"\n      xmlns:b="http://www.ietf.org"\n      xmlns:a="http://www.w3.org"\n      xmlns="http://example.org"/>\n   <e6 xmlns="" xmlns:a="http://www.w3.org">\n      <e7 xmlns="http://www.ietf.org">\n         <e8 xmlns="" xmlns:a="http://www.w3.org">\n            <e9 xmlns="" xmlns:a="http://www.ietf.org"/>\n         </e8>\n      </e7>\n   </e6>\n</doc>`;
    expect(written(xml)).toBe(
      `<doc>\n   <e1></e1>\n   <e2></e2>\n   <e3 id="elem3" name="elem3"></e3>\n   <e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>\n   <e6 xmlns:a="http://www.w3.org">\n      <e7 xmlns="http://www.ietf.org">\n         <e8 xmlns="">\n            <e9 xmlns:a="http://www.ietf.org"></e9>\n         </e8>\n      </e7>\n   </e6>\n</doc>`,
    );
  });

  test("signs are written in one way, whatever way they came in (3.4)", () => {
    const xml = `<doc>\r\n   <text>First line&#x0d;&#10;Second line</text>\n   <value>&#x32;</value>\n   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>\n   <compute expr='value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"'>valid</compute>\n   <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>\n</doc>`;
    expect(written(xml)).toBe(
      `<doc>\n   <text>First line&#xD;\nSecond line</text>\n   <value>2</value>\n   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>\n   <compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>\n   <norm attr=" '    &#xD;&#xA;&#9;   ' "></norm>\n</doc>`.replace(
        "&#9;",
        "&#x9;",
      ),
    );
  });

  test("an element alone says what is in force around it, or with the exclusive form only what it uses (exc-c14n 2.2)", () => {
    const xml = `<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2></n0:local>`;
    expect(written(xml, ALL, "elem2")).toBe(
      `<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="en"><n3:stuff></n3:stuff></n1:elem2>`,
    );
    expect(written(xml, USED, "elem2")).toBe(
      `<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>`,
    );
    expect(written(xml, { ...USED, prefixes: ["n0"] }, "elem2")).toContain(`<n1:elem2 xmlns:n0="foo:bar"`);
    expect(written(xml, ALL, "stuff")).toContain(` xml:lang="en"`);
  });
});

describe("two files that a reader takes differently are never written the same", () => {
  test.each([
    ["a text, and an instruction of the same words", "<a><b>100</b></a>", "<a><b><?x 100?></b></a>"],
    ["an attribute whose name begins like a declaration", `<a xmlnso="1"/>`, `<a xmlnso="2"/>`],
    ["a line end, and a line separator", "<a>x\u2028y</a>", "<a>x\ny</a>"],
    ["a sign, and its name as text", "<a>&lt;</a>", "<a>&amp;lt;</a>"],
    ["a carriage return written as a number", "<a>x&#13;</a>", "<a>x\n</a>"],
  ])("%s", (_, one, two) => {
    expect(written(one)).not.toBe(written(two));
    expect(written(one, USED)).not.toBe(written(two, USED));
  });

  test.each([
    ["a document type with an entity", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`],
    ["an entity nobody declared", "<a>&nbsp;</a>"],
    ["a prefix nobody declared", "<x:a/>"],
    ["an attribute twice", `<a b="1" b="2"/>`],
    ["an attribute twice by its vocabulary", `<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>`],
    ["a sign that may not stand in XML", "<a>\u0001</a>"],
    ["a tag in an attribute", `<a b="<c/>"/>`],
    ["the other version of XML", `<?xml version="1.1"?><a>\u0085</a>`],
    ["elements without end", "<a>".repeat(300)],
    ["elements too deep", `${"<a>".repeat(300)}${"</a>".repeat(300)}`],
  ])("%s is not read at all", (_, xml) => {
    expect(readTree(Buffer.from(xml))).toBeNull();
  });
});

const xmlsec = await withXmlSigners();

/** Documents made to differ wherever canonical forms have been got wrong before. */
const HARD = [
  [
    "vocabularies said again, taken back and in a strange order",
    `<don xmlns="urn:a" xmlns:Z="urn:z" xmlns:b="urn:b" xmlns:_c="urn:c" xmlns:b-1="urn:q"><b:x xmlns:b="urn:b2" b:k="1" Z:k="2" k="3"><y xmlns=""><b:z xmlns:b="urn:b"/></y></b:x>@</don>`,
  ],
  [
    "numbers, quotes and line ends in attributes",
    `<don a=" &#9;x&#10;&#13; 'y' &quot; &lt; > \n\t z " b='"'>\r\n&#13;]]&gt;&gt;<![CDATA[<&>]]>@</don>`,
  ],
  ["instructions inside and outside", `<?before x ?>\n<don><?in  a  b?><?empty?>@</don>\n<?after y?>`],
  [
    "Vietnamese, decomposed letters and signs beyond the plane",
    `<đơn xmlns:tỉnh="urn:t" tỉnh:mã="Hà Nội"><tên>Nguyễn Thị Hằng \u{1f600}\u2028</tên>@</đơn>`,
  ],
  [
    "language and space from around",
    `<don xml:lang="vi" xml:space="preserve"><phan Id="p" xml:lang="en"> x </phan>@</don>`,
  ],
  [
    "attributes of several vocabularies",
    `<don xmlns:b="urn:1" xmlns:a="urn:2" a:z="1" b:a="2" z="3" Z="4" _="5">@</don>`,
  ],
] as const;
const FORMS = [
  ALGORITHM.c14n,
  `${ALGORITHM.c14n}#WithComments`,
  ALGORITHM.c14n11,
  ALGORITHM.exclusive,
] as const;

describe.skipIf(!hasTool("xmlsec1"))("what xmlsec1 signs is written here to the same byte", () => {
  test.each(HARD.flatMap(([name, xml]) => FORMS.map((form) => [name, form, xml] as const)))(
    "%s, as %s",
    (_, form, xml) => {
      const order = template({ form, references: [{ transforms: ENVELOPED + transform(form) }] });
      const signed = xmlsecSigned(
        `<?xml version="1.0" encoding="UTF-8"?>\n${xml.replace("@", order)}`,
        xmlsec.signer,
      );
      const { signatures } = validateFile(signed, { trust: trustIn(xmlsec.authority), now: SIGNED_AT });
      expect(signatures.map(({ verdict }) => verdict)).toEqual(["VALID_NO_TIMESTAMP"]);
    },
  );

  test.each(FORMS)("a part of a document, as %s", (form) => {
    const prefixes = `<e:InclusiveNamespaces xmlns:e="${ALGORITHM.exclusive}" PrefixList="q #default"/>`;
    const way = transform(form, form === ALGORITHM.exclusive ? prefixes : "");
    const order = template({ form, references: [{ uri: "#p", transforms: way }] });
    const xml = `<don xmlns="urn:a" xmlns:q="urn:q" xmlns:r="urn:r" xml:lang="vi"><phan Id="p" r:x="1"><y xmlns=""/></phan>${order}</don>`;
    const { signatures } = validateFile(xmlsecSigned(xml, xmlsec.signer), {
      trust: trustIn(xmlsec.authority),
      now: SIGNED_AT,
    });
    expect(signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain("PART_ONLY");
  });
});
