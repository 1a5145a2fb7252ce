import { BrokenPdf } from "./broken-pdf.ts";
import { type PdfDict, type PdfString, type PdfValue, refTo } from "./value.ts";

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const DEPTH_MAX = 60;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads values from the bytes of a file, one after the other. Strict: what is not PDF is refused, never guessed. */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  skipWhite(): void {
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
          this.at += 1;
      } else if (!WHITE.has(byte)) return;
    }
  }

  /** The next bare word (`obj`, `true`, `12`); empty before a delimiter or at the end. */
  word(): string {
    this.skipWhite();
    const start = this.at;
    while (this.at < this.bytes.length && isRegular(this.bytes[this.at] ?? 0)) this.at += 1;
    return latin(this.bytes, start, this.at);
  }

  /** Steps over the word if it comes next. */
  takes(word: string): boolean {
    const start = this.at;
    if (this.word() === word) return true;
    this.at = start;
    return false;
  }

  expect(word: string): void {
    if (!this.takes(word)) throw new BrokenPdf(`${word} expected at ${this.at}`);
  }

  wholeNumber(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw new BrokenPdf(`a number expected at ${this.at}`);
    return Number(word);
  }

  value(depth = 0): PdfValue {
    if (depth > DEPTH_MAX) throw new BrokenPdf("values nested too deep");
    this.skipWhite();
    const [first, second] = [this.bytes[this.at], this.bytes[this.at + 1]];
    if (first === 0x3c && second === 0x3c) return this.dict(depth);
    if (first === 0x3c) return this.hexString();
    if (first === 0x28) return this.literalString();
    if (first === 0x2f) return { kind: "name", name: this.name() };
    if (first === 0x5b) return this.array(depth);
    return this.bare();
  }

  private array(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipWhite();
      if (this.at >= this.bytes.length) throw new BrokenPdf("an array without end");
      if (this.bytes[this.at] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return { kind: "array", items };
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) break;
      if (this.bytes[this.at] !== 0x2f) throw new BrokenPdf(`a name expected at ${this.at}`);
      const key = this.name();
      // Readers differ on which of two wins; a file that needs such luck is not read.
      if (entries.has(key)) throw new BrokenPdf(`/${key} stands twice in a dictionary`);
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: "dict", entries };
  }

  private name(): string {
    this.at += 1;
    const start = this.at;
    while (this.at < this.bytes.length && isRegular(this.bytes[this.at] ?? 0)) this.at += 1;
    return latin(this.bytes, start, this.at).replace(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  private hexString(): PdfString {
    const start = this.at;
    const close = this.bytes.indexOf(0x3e, start);
    if (close < 0) throw new BrokenPdf("a string without end");
    const digits = latin(this.bytes, start + 1, close).replace(/[\0\t\n\f\r ]/g, "");
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new BrokenPdf(`no hexadecimal string at ${start}`);
    this.at = close + 1;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return { kind: "string", bytes: Buffer.from(even, "hex"), isHex: true, start, end: this.at };
  }

  private literalString(): PdfString {
    const start = this.at;
    const out: number[] = [];
    let open = 1;
    this.at += 1;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new BrokenPdf("a string without end");
      this.at += 1;
      if (byte === 0x5c) this.escape(out);
      else {
        if (byte === 0x28) open += 1;
        if (byte === 0x29) open -= 1;
        if (open === 0) break;
        out.push(byte);
      }
    }
    return { kind: "string", bytes: Uint8Array.from(out), isHex: false, start, end: this.at };
  }

  private escape(out: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(latin(this.bytes, this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      out.push(Number.parseInt(octal, 8) & 0xff);
      return;
    }
    const sign = this.bytes[this.at] ?? 0;
    this.at += 1;
    if (sign === 13 && this.bytes[this.at] === 10) this.at += 1;
    if (sign !== 13 && sign !== 10) out.push(ESCAPES[String.fromCharCode(sign)] ?? sign);
  }

  private bare(): PdfValue {
    const word = this.word();
    if (/^\d{1,10}$/.test(word)) return this.referenceOr(Number(word));
    if (/^[+-]?(\d{1,15}(\.\d{0,30})?|\.\d{1,30})$/.test(word)) return Number(word);
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    throw new BrokenPdf(`${JSON.stringify(word.slice(0, 20))} at ${this.at} is no value`);
  }

  /** `12 0 R` is one value, `12 0` two: looks ahead and steps back. */
  private referenceOr(number: number): PdfValue {
    const start = this.at;
    const generation = this.word();
    if (/^\d{1,5}$/.test(generation) && this.word() === "R") return refTo(number, Number(generation));
    this.at = start;
    return number;
  }
}

function isRegular(byte: number): boolean {
  return !WHITE.has(byte) && !DELIMITERS.has(byte);
}

export function latin(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", start, end);
}
