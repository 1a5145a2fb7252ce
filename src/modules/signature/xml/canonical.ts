import {
  isElement,
  isWithin,
  vocabularyOf,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";

/** How XML is written so that the same content has the same bytes. Comments are never part of what is written here. */
export type CanonicalForm = {
  /** Only the vocabularies an element uses (exc-c14n), or all in force (c14n). */
  readonly isExclusive: boolean;
  /** Of exc-c14n: prefixes to be written as in c14n; the empty one is the default vocabulary. */
  readonly prefixes: readonly string[];
  /** `xml:` attributes of the elements around that are written on the topmost one. */
  readonly inherits: "all" | "language-and-space" | "none";
};

/** What is canonicalised: all of a document, or one element of it, without some of the elements inside. */
export type NodeSet = {
  readonly apex: XmlDocument | XmlElement;
  readonly without: ReadonlySet<XmlElement>;
};

const XML = "http://www.w3.org/XML/1998/namespace";

/**
 * Canonical XML 1.0 and 1.1 and Exclusive Canonical XML 1.0, without comments, of whole subtrees. In none of the
 * libraries for signatures that were tried is every altered file written differently (ADR 0234).
 */
export function canonical({ apex, without }: NodeSet, form: CanonicalForm): string {
  const out: string[] = [];
  if (apex.kind === "document") {
    writeDocument(apex, { form, without, out });
    return out.join("");
  }
  if (isWithin(apex, without)) return "";
  const scope = scopeAround(apex);
  writeElement(
    apex,
    { form, without, out },
    { scope, written: new Map(), inherited: inheritedBy(apex, form) },
  );
  return out.join("");
}

type Writing = {
  readonly form: CanonicalForm;
  readonly without: ReadonlySet<XmlElement>;
  readonly out: string[];
};
type Around = {
  /** Vocabularies in force outside the element, by prefix. */
  readonly scope: ReadonlyMap<string, string>;
  /** Those that the elements written around it have said. */
  readonly written: ReadonlyMap<string, string>;
  readonly inherited: readonly { readonly name: string; readonly value: string }[];
};

function writeDocument({ children, root }: XmlDocument, writing: Writing): void {
  const { out, without } = writing;
  let isAfter = false;
  for (const node of children) {
    if (node === root) {
      if (!without.has(root))
        writeElement(root, writing, { scope: new Map(), written: new Map(), inherited: [] });
      isAfter = true;
    } else if (node.kind === "instruction") {
      out.push(isAfter ? "\n" : "", instruction(node), isAfter ? "" : "\n");
    }
  }
}

function writeElement(element: XmlElement, writing: Writing, around: Around): void {
  const { out, without } = writing;
  const scope = element.declared.size === 0 ? around.scope : new Map([...around.scope, ...element.declared]);
  const said = declarations(element, writing.form, { scope, written: around.written });
  const written = said.length === 0 ? around.written : new Map([...around.written, ...said]);
  out.push("<", element.name);
  for (const [prefix, uri] of said)
    out.push(prefix === "" ? " xmlns" : ` xmlns:${prefix}`, `="${quoted(uri)}"`);
  for (const { name, value } of attributesOf(element, around.inherited))
    out.push(` ${name}="${quoted(value)}"`);
  out.push(">");
  for (const node of element.children) {
    if (isElement(node)) {
      if (!without.has(node)) writeElement(node, writing, { scope, written, inherited: [] });
    } else out.push(other(node));
  }
  out.push("</", element.name, ">");
}

type Names = { readonly scope: ReadonlyMap<string, string>; readonly written: ReadonlyMap<string, string> };

/** The vocabularies to be said on an element, in their order. */
function declarations(
  element: XmlElement,
  form: CanonicalForm,
  { scope, written }: Names,
): readonly (readonly [string, string])[] {
  const wanted = form.isExclusive ? usedBy(element, form, scope) : new Set(scope.keys());
  return [...wanted]
    .filter((prefix) => prefix !== "xml")
    .map((prefix) => [prefix, scope.get(prefix) ?? ""] as const)
    .filter(([prefix, uri]) => (written.get(prefix) ?? (prefix === "" ? "" : null)) !== uri)
    .sort(([a], [b]) => inOrder(a, b));
}

function usedBy(element: XmlElement, { prefixes }: CanonicalForm, scope: Names["scope"]): Set<string> {
  const ofAttributes = element.attributes.flatMap(({ name }) => {
    const colon = name.indexOf(":");
    return colon < 0 ? [] : [name.slice(0, colon)];
  });
  return new Set([element.prefix, ...ofAttributes, ...prefixes.filter((prefix) => scope.has(prefix))]);
}

/** By the address of the vocabulary, then by name; those of no vocabulary first. */
function attributesOf({ attributes }: XmlElement, inherited: Around["inherited"]) {
  const own = new Set(attributes.map(({ name }) => name));
  const added = inherited.filter(({ name }) => !own.has(name));
  return [...attributes, ...added.map((each) => ({ ...each, uri: XML, local: each.name.slice(4) }))].sort(
    (a, b) => inOrder(a.uri, b.uri) || inOrder(a.local, b.local),
  );
}

/** By code point, as canonical XML orders. */
function inOrder(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function scopeAround(apex: XmlElement): ReadonlyMap<string, string> {
  const prefixes = new Set<string>();
  for (let at = apex.parent; at !== null; at = at.parent)
    for (const prefix of at.declared.keys()) prefixes.add(prefix);
  const { parent } = apex;
  if (parent === null) return new Map();
  return new Map([...prefixes].map((prefix) => [prefix, vocabularyOf(parent, prefix)]));
}

function inheritedBy(apex: XmlElement, { inherits }: CanonicalForm): Around["inherited"] {
  const found = new Map<string, string>();
  for (let at = inherits === "none" ? null : apex.parent; at !== null; at = at.parent)
    for (const { name, local, uri, value } of at.attributes)
      if (uri === XML && !found.has(name) && (inherits === "all" || local === "lang" || local === "space"))
        found.set(name, value);
  return [...found].map(([name, value]) => ({ name, value }));
}

function other(node: Exclude<XmlNode, XmlElement>): string {
  if (node.kind === "text") return node.text.replace(/[&<>\r]/g, (sign) => IN_TEXT[sign] ?? sign);
  return node.kind === "instruction" ? instruction(node) : "";
}

function instruction({ target, text }: { readonly target: string; readonly text: string }): string {
  return `<?${target}${text === "" ? "" : ` ${text.replaceAll("\r", "&#xD;")}`}?>`;
}

const IN_TEXT: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const IN_QUOTES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;" },
};

function quoted(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (sign) => IN_QUOTES[sign] ?? sign);
}
