import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { isPlainXml, xmlText } from "../../../platform/uploads/inspect-xml.ts";
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from "./node.ts";

/** What a signed file may be so that judging it ends in time. */
export const XML_LIMITS = {
  bytes: 5 * 1_048_576,
  elements: 100_000,
  signatures: 20,
  references: 20,
  prefixes: 100,
  /** Of one element. */
  attributes: 500,
  /** Of elements, each written once a reference with every vocabulary around it. */
  written: 20_000_000,
  /** Of all references together: each writes what it refers to anew. */
  referredBytes: 30 * 1_048_576,
} as const;

type Growing = { readonly element: XmlElement; readonly children: XmlNode[] };

/**
 * Reads XML by the letter of the standard, with vocabularies; null where it is anything else. No document type, hence
 * no entity but the five everybody has, and nothing is fetched. Only version 1.0: 1.1 reads line ends differently.
 */
export function readTree(bytes: Uint8Array): XmlDocument | null {
  const text = xmlText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (text === null || !isPlainXml(text)) return null;
  try {
    return treeOf(text);
  } catch {
    // The parser throws on whatever is not well-formed: it is no XML then.
    return null;
  }
}

function treeOf(text: string): XmlDocument | null {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const children: XmlNode[] = [];
  const elements: XmlElement[] = [];
  const open: Growing[] = [];
  let isStrange = false;
  let hasComments = false;
  const put = (node: XmlNode) => (open.at(-1)?.children ?? children).push(node);
  parser.on("xmldecl", ({ version }) => {
    isStrange ||= version !== "1.0";
  });
  parser.on("doctype", () => {
    isStrange = true;
  });
  parser.on("opentag", (tag) => {
    const growing = elementOf(tag, open.at(-1)?.element ?? null);
    put(growing.element);
    elements.push(growing.element);
    open.push(growing);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const addText = (said: string) => {
    if (open.length > 0) put({ kind: "text", text: said });
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("comment", (said) => {
    hasComments = true;
    put({ kind: "comment", text: said });
  });
  parser.on("processinginstruction", ({ target, body }) => {
    put({ kind: "instruction", target, text: body });
  });
  parser.write(text).close();
  const [root] = elements;
  return root === undefined || isStrange ? null : { kind: "document", children, root, elements, hasComments };
}

function elementOf(tag: SaxesTagNS, parent: XmlElement | null): Growing {
  const all = Object.values(tag.attributes);
  const { name, prefix, local, uri } = tag;
  const children: XmlNode[] = [];
  const declared = new Map(all.filter(isDeclaration).map((each) => [each.name.slice(6), each.value]));
  const attributes = all.filter((each) => !isDeclaration(each)).map(attribute);
  return {
    element: { kind: "element", name, prefix, local, uri, attributes, declared, children, parent },
    children,
  };
}

function isDeclaration({ name }: SaxesAttributeNS): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}

function attribute({ name, local, uri, value }: SaxesAttributeNS): XmlAttribute {
  return { name, local, uri, value };
}
