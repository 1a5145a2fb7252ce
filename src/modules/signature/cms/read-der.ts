/** One value of a distinguished encoding, with its bytes as they stand. */
export type DerNode = { readonly tag: number; readonly body: Buffer; readonly raw: Buffer };

/** Reads the value at the start; null where the bytes are none. What follows it is left alone. */
export function readDer(bytes: Uint8Array): DerNode | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [tag, first] = [buffer[0], buffer[1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  let [length, at] = [first, 2];
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4 || buffer.length < 2 + count) return null;
    length = buffer.readUIntBE(2, count);
    at = 2 + count;
  }
  if (at + length > buffer.length) return null;
  return { tag, body: buffer.subarray(at, at + length), raw: buffer.subarray(0, at + length) };
}

/** The values inside; empty where the body is no list of values. */
export function childrenOf(node: DerNode | null | undefined): DerNode[] {
  const children: DerNode[] = [];
  let left = node?.body ?? Buffer.alloc(0);
  while (left.length > 0) {
    const child = readDer(left);
    if (child === null) return [];
    children.push(child);
    left = left.subarray(child.raw.length);
  }
  return children;
}

/** The dotted form of an object identifier; empty for anything else. */
export function oidOf(node: DerNode | undefined): string {
  if (node?.tag !== 0x06) return "";
  const arcs: number[] = [];
  let value = 0;
  for (const byte of node.body) {
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    arcs.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join(".");
}
