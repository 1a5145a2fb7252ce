import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Value = null | boolean | number | string | readonly Value[] | Dict;
type Dict = { readonly [key: string]: Value };

/** What qpdf makes of a file: every object with its dictionary, and the trailer. */
type Objects = {
  readonly trailer: Dict;
  readonly dicts: ReadonlyMap<string, Dict>;
  readonly lists: ReadonlyMap<string, readonly Value[]>;
};

const PRINT = 4;
/** Invisible, Hidden, NoView, ToggleNoView. */
const UNSEEN = [1, 2, 32, 256];
const FORBIDDEN_KEYS = ["/JavaScript", "/JS", "/EmbeddedFiles", "/Encrypt", "/AA", "/NeedsRendering", "/XFA"];
const FORBIDDEN_FILTERS = ["/LZWDecode", "/Crypt"];

/**
 * What of the structural rules of PDF/A-2b (ISO 19005-2) a file breaks, of those that an incremental update can break, read by
 * qpdf and poppler and by nothing of ours. It is no full validation: colours, glyph programs and the content of streams are
 * not looked at.
 */
export function archiveFaults(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), "motcua-archive-"));
  const file = join(folder, "paper.pdf");
  try {
    writeFileSync(file, pdf);
    const checked = spawnSync("qpdf", ["--check", file], { encoding: "utf8" });
    const objects = read(file);
    const metadata = streamText(file, objects);
    return [
      ...(checked.status === 0 ? [] : [`qpdf: ${checked.stdout}${checked.stderr}`]),
      ...fileFaults(Buffer.from(pdf), objects),
      ...metadataFaults(metadata),
      ...catalogueFaults(objects),
      ...[...objects.dicts.values()].flatMap((dict) => objectFaults(dict, objects)),
      ...fontFaults(file),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file: string): Objects {
  // qpdf answers 3 where it only warns; the check above tells of what.
  const run = spawnSync("qpdf", ["--json=2", "--json-stream-data=none", file], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const parsed: { readonly qpdf: readonly [unknown, Readonly<Record<string, Dict>>] } = JSON.parse(
    run.stdout,
  );
  const dicts = new Map<string, Dict>();
  const lists = new Map<string, readonly Value[]>();
  let trailer: Dict = {};
  for (const [key, object] of Object.entries(parsed.qpdf[1])) {
    if (Array.isArray(object.value)) lists.set(key.replace(/^obj:/, ""), object.value);
    const dict = dictOf(object.value) ?? dictOf(dictOf(object.stream)?.dict);
    if (key === "trailer") trailer = dict ?? {};
    else if (dict !== null) dicts.set(key.replace(/^obj:/, ""), dict);
  }
  return { trailer, dicts, lists };
}

function dictOf(value: Value | undefined): Dict | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Dict) : null;
}

function resolved(value: Value | undefined, { dicts }: Objects): Dict | null {
  return typeof value === "string" ? (dicts.get(value) ?? null) : dictOf(value);
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function fileFaults(pdf: Buffer, { trailer }: Objects): string[] {
  const text = pdf.toString("latin1");
  const tail = text.slice(text.lastIndexOf("%%EOF"));
  const kinds = [...text.matchAll(/startxref\s+(\d+)/g)].map(([, at]) =>
    text.slice(Number(at), Number(at) + 4) === "xref" ? "table" : "stream",
  );
  return [
    /^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}/.test(text)
      ? []
      : ["the header is not followed by four high bytes (6.1.2)"],
    /^%%EOF\r?\n?$/.test(tail) ? [] : ["something follows the end of the file (6.1.3)"],
    listOf(trailer["/ID"]).length === 2 ? [] : ["the last trailer has no ID (6.1.3)"],
    trailer["/Encrypt"] === undefined ? [] : ["the file is encrypted (6.1.3)"],
    new Set(kinds).size === 1 ? [] : [`tables and streams of references are mixed: ${kinds.join(", ")}`],
  ].flat();
}

function streamText(file: string, objects: Objects): string {
  const root = resolved(objects.trailer["/Root"], objects);
  const reference = String(root?.["/Metadata"] ?? "").split(" ")[0];
  if (!reference) return "";
  return execFileSync("qpdf", [`--show-object=${reference}`, "--filtered-stream-data", file], {
    encoding: "utf8",
  });
}

function metadataFaults(metadata: string): string[] {
  const said = (name: string) =>
    new RegExp(`pdfaid:${name}(?:>|=")([^<"]+)`).exec(metadata)?.[1]?.trim() ?? "nothing";
  return said("part") === "2" && said("conformance") === "B"
    ? []
    : [`the metadata say part ${said("part")}, conformance ${said("conformance")} (6.6.4)`];
}

function catalogueFaults(objects: Objects): string[] {
  const root = resolved(objects.trailer["/Root"], objects) ?? {};
  const given = root["/OutputIntents"];
  const intents = listOf(objects.lists.get(String(given)) ?? given).map((each) => resolved(each, objects));
  const archive = intents.find((each) => each?.["/S"] === "/GTS_PDFA1");
  const form = resolved(root["/AcroForm"], objects) ?? {};
  const perms = Object.keys(resolved(root["/Perms"], objects) ?? {});
  return [
    resolved(archive?.["/DestOutputProfile"], objects) === null
      ? ["no output intent with a profile (6.2.3)"]
      : [],
    form["/NeedAppearances"] === true ? ["appearances are left to the viewer (6.4.1)"] : [],
    perms.every((key) => key === "/DocMDP" || key === "/UR3")
      ? []
      : [`permissions ${perms.join(" ")} (6.1.12)`],
  ].flat();
}

function objectFaults(dict: Dict, objects: Objects): string[] {
  const filters = [dict["/Filter"] ?? []].flat();
  return [
    ...FORBIDDEN_KEYS.filter((key) => dict[key] !== undefined).map((key) => `${key} in an object`),
    ...filters
      .filter((each) => FORBIDDEN_FILTERS.includes(String(each)))
      .map((each) => `filter ${String(each)}`),
    ...(dict["/Length"] !== undefined && dict["/F"] !== undefined
      ? ["a stream lies outside the file (6.1.7)"]
      : []),
    ...(dict["/Type"] === "/Annot" || dict["/Subtype"] === "/Widget" ? annotationFaults(dict, objects) : []),
    ...(dict["/S"] === "/Transparency" && dict["/CS"] === undefined && dict["/Type"] === "/Group"
      ? ["a group blends in no colour space (6.2.10)"]
      : []),
    ...(dict["/TransferMethod"] === undefined && dict["/Type"] === "/SigRef" ? referenceFaults(dict) : []),
  ];
}

function annotationFaults(dict: Dict, objects: Objects): string[] {
  const flags = Number(dict["/F"] ?? 0);
  const name = String(dict["/T"] ?? dict["/Subtype"]);
  const looks = resolved(dict["/AP"], objects);
  const keys = Object.keys(looks ?? {});
  const normal = resolved(looks?.["/N"], objects);
  return [
    (flags & PRINT) === 0 ? [`${name} is not printed (6.3.2)`] : [],
    UNSEEN.some((bit) => (flags & bit) !== 0) ? [`${name} is hidden (6.3.2)`] : [],
    normal?.["/Subtype"] === "/Form" || isFlat(dict) ? [] : [`${name} has no look of its own (6.3.3)`],
    keys.length === 0 || keys.every((key) => key === "/N")
      ? []
      : [`${name} has looks ${keys.join(" ")} (6.3.3)`],
    dict["/A"] === undefined || dict["/Subtype"] === "/Link" ? [] : [`${name} does something (6.4.1)`],
  ].flat();
}

/** Links, and what has no size, need no look. */
function isFlat(dict: Dict): boolean {
  const [left, low, right, high] = listOf(dict["/Rect"]);
  return dict["/Subtype"] === "/Link" || dict["/Subtype"] === "/Popup" || (left === right && low === high);
}

function referenceFaults(dict: Dict): string[] {
  const wrong = ["/DigestLocation", "/DigestMethod", "/DigestValue"].filter((key) => dict[key] !== undefined);
  return wrong.map((key) => `${key} in the reference of a signature (6.1.12)`);
}

/** Poppler's table: name, type, encoding, emb, sub, uni, object. */
function fontFaults(file: string): string[] {
  const rows = execFileSync("pdffonts", [file], { encoding: "utf8" }).split("\n").slice(2).filter(Boolean);
  return rows
    .filter((row) => !/\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(row))
    .map((row) => `not embedded: ${row}`);
}
