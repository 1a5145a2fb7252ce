import type { PdfValue } from "./value.ts";

/** The value as it is written into a file; a stream is written by whoever writes its object. */
export function written(value: PdfValue): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") return numeral(value);
  switch (value.kind) {
    case "name":
      return `/${value.name.replace(/[^A-Za-z0-9_.+-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)}`;
    case "string":
      return value.isHex ? `<${Buffer.from(value.bytes).toString("hex")}>` : literal(value.bytes);
    case "ref":
      return `${value.number} ${value.generation} R`;
    case "array":
      return `[${value.items.map(written).join(" ")}]`;
    case "dict":
      return dictionary(value.entries);
    case "stream":
      return dictionary(value.dict.entries);
  }
}

function dictionary(entries: ReadonlyMap<string, PdfValue>): string {
  const body = [...entries].map(
    ([key, value]) => `${written({ kind: "name", name: key })} ${written(value)}`,
  );
  return `<< ${body.join(" ")} >>`;
}

function literal(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  const escaped = text
    .replace(/[\\()]/g, "\\$&")
    .replace(/[^\x20-\x7e]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, "0")}`);
  return `(${escaped})`;
}

/** At most four places after the point: a ten-thousandth of a point is seen by nobody. */
export function numeral(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(4)));
}
