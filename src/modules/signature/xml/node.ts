export type XmlAttribute = {
  readonly name: string;
  readonly local: string;
  /** The address of its vocabulary; empty where it has none. */
  readonly uri: string;
  readonly value: string;
};

export type XmlElement = {
  readonly kind: "element";
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  /** Without the declarations of vocabularies. */
  readonly attributes: readonly XmlAttribute[];
  /** Vocabularies declared here, by prefix; the default one has the empty prefix. */
  readonly declared: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | null;
};

export type XmlNode =
  | XmlElement
  | { readonly kind: "text" | "comment"; readonly text: string }
  | { readonly kind: "instruction"; readonly target: string; readonly text: string };

export type XmlDocument = {
  readonly kind: "document";
  /** The root with what stands before and after it. */
  readonly children: readonly XmlNode[];
  readonly root: XmlElement;
  /** Every element, in the order of the document. */
  readonly elements: readonly XmlElement[];
  readonly hasComments: boolean;
};

export function isElement(node: XmlNode): node is XmlElement {
  return node.kind === "element";
}

/** The elements inside, where nothing else but white space stands among them; null otherwise. */
export function partsOf(element: XmlElement): readonly XmlElement[] | null {
  const others = element.children.filter((node) => !isElement(node));
  if (others.some((node) => node.kind !== "text" || node.text.trim() !== "")) return null;
  return element.children.filter(isElement);
}

/** The text of an element with nothing but text in it; null otherwise. */
export function plainText(element: XmlElement): string | null {
  const texts = element.children.map((node) => (node.kind === "text" ? node.text : null));
  return texts.includes(null) ? null : texts.join("");
}

/** An attribute of no vocabulary by its name; null where the element has none. */
export function attributeOf(element: XmlElement, name: string): string | null {
  return element.attributes.find((each) => each.uri === "" && each.local === name)?.value ?? null;
}

/** The address a prefix stands for at an element; empty where it stands for none. */
export function vocabularyOf(element: XmlElement, prefix: string): string {
  for (let at: XmlElement | null = element; at !== null; at = at.parent) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return "";
}

/** Whether an element is one of these, or stands inside one. */
export function isWithin(element: XmlElement, outer: ReadonlySet<XmlElement>): boolean {
  for (let at: XmlElement | null = element; at !== null; at = at.parent) if (outer.has(at)) return true;
  return false;
}
