import { UPLOAD_LIMITS } from "./limits.ts";

/** A name of what a browser draws and runs: such a document is a page, not data. */
const PAGE = /http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg|1999\/XSL)/;
const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/;

/** The text of an XML file in an encoding everybody reads the same; null otherwise. */
export function xmlText(bytes: Buffer): string | null {
  try {
    const [first, second] = bytes;
    const encoding =
      first === 0xff && second === 0xfe
        ? "utf-16le"
        : first === 0xfe && second === 0xff
          ? "utf-16be"
          : "utf-8";
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const declared = DECLARED.exec(text)?.[1]?.toLowerCase() ?? encoding;
    return declared.startsWith(encoding.slice(0, 6)) && !text.includes("\0") ? text : null;
  } catch {
    // Bytes that are not the encoding they claim.
    return null;
  }
}

/**
 * Whether XML is plain data: no document type (DTD), hence no entity and nothing fetched; no style sheet that would run;
 * elements that close, nested at most so deep. Reads once from front to back and keeps only the open names.
 */
export function isPlainXml(text: string, depthMax: number = UPLOAD_LIMITS.xmlDepth): boolean {
  const open: string[] = [];
  let roots = 0;
  let at = text.indexOf("<");
  while (at >= 0) {
    const end = markupEnd(text, at);
    if (end < 0) return false;
    const markup = text.slice(at, end);
    if (markup.startsWith("</")) {
      if (open.pop() !== nameIn(markup, 2)) return false;
    } else if (markup.startsWith("<?")) {
      if (/^<\?xml-stylesheet/i.test(markup)) return false;
    } else if (markup.startsWith("<!")) {
      if (!markup.startsWith("<!--") && !markup.startsWith("<![CDATA[")) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (!markup.endsWith("/>")) open.push(nameIn(markup, 1));
      if (open.length > depthMax) return false;
    }
    at = text.indexOf("<", end);
  }
  return open.length === 0 && roots === 1;
}

/** Whether XML that stands alone is data and not a page for a browser. */
export function isDataXml(text: string): boolean {
  return isPlainXml(text) && !PAGE.test(text) && !/^\s*(?:<\?xml[^>]*>\s*)?<(html|svg)[\s>]/i.test(text);
}

/** Every element of plain XML as it begins: `<name a="b">`. */
export function* startTags(text: string): Generator<string> {
  let at = text.indexOf("<");
  while (at >= 0) {
    const end = markupEnd(text, at);
    if (end < 0) return;
    if (!"/?!".includes(text[at + 1] ?? "/")) yield text.slice(at, end);
    at = text.indexOf("<", end);
  }
}

/**
 * The attributes of one start tag, in either kind of quotes, signs written as numbers read; names without prefix, in
 * small letters. Goes through the tag once, however long it is.
 */
export function* attributesOf(tag: string): Generator<{ readonly name: string; readonly value: string }> {
  let at = 0;
  for (;;) {
    const open = firstQuote(tag, at);
    const close = open < 0 ? -1 : tag.indexOf(tag[open] ?? "", open + 1);
    if (close < 0) return;
    const before = tag.slice(at, open).trimEnd();
    const name = before.endsWith("=") ? before.slice(0, -1).trimEnd().split(/[\s:]/).at(-1) : undefined;
    if (name !== undefined) yield { name: name.toLowerCase(), value: withSigns(tag.slice(open + 1, close)) };
    at = close + 1;
  }
}

function firstQuote(tag: string, from: number): number {
  for (let at = from; at < tag.length; at += 1) if (tag[at] === '"' || tag[at] === "'") return at;
  return -1;
}

function withSigns(value: string): string {
  if (!value.includes("&#")) return value;
  return value.replace(
    /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi,
    (written, hex?: string, decimal?: string) => {
      const sign = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return sign <= 0x10ffff ? String.fromCodePoint(sign) : written;
    },
  );
}

function markupEnd(text: string, at: number): number {
  if (text.startsWith("<!--", at)) return after(text, "-->", at + 4);
  if (text.startsWith("<![CDATA[", at)) return after(text, "]]>", at);
  if (text.startsWith("<?", at)) return after(text, "?>", at);
  let quote = "";
  for (let place = at + 1; place < text.length; place += 1) {
    const sign = text[place];
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return place + 1;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function nameIn(markup: string, from: number): string {
  return /^[^\s/>]*/.exec(markup.slice(from))?.[0] ?? "";
}
