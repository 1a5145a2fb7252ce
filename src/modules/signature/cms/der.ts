/** Distinguished encoding (X.690): the few forms a signature is built of. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
} as const;

export const sequence = (...parts: readonly Uint8Array[]) => der(TAG.sequence, ...parts);
export const octets = (bytes: Uint8Array) => der(TAG.octets, bytes);
export const NULL = der(TAG.null);

/** A set is written in the order of its encodings, so that the same facts give the same bytes. */
export function setOf(tag: number, parts: readonly Buffer[]): Buffer {
  return der(tag, ...parts.toSorted(Buffer.compare));
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const sevens = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      sevens.unshift((left & 0x7f) | 0x80);
    return sevens;
  });
  return der(TAG.oid, Buffer.from(bytes));
}

export function integer(value: Uint8Array | number): Buffer {
  if (typeof value === "number") return der(TAG.integer, Buffer.from([value]));
  const positive = (value[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), value]) : value;
  return der(TAG.integer, positive);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}
