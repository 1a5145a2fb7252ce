import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { z } from "zod";
import { installationRoot } from "../../platform/installation.ts";

/** Where the shipped templates lie. */
export const TEMPLATES = join(installationRoot(), "src", "modules", "document", "templates");

/** Metric twin of Times New Roman with every Vietnamese letter, embedded in each paper (NĐ 30/2020 asks for the face). */
const FONT_FILES = [
  "400Regular/Tinos_400Regular.ttf",
  "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "700Bold/Tinos_700Bold.ttf",
  "700Bold_Italic/Tinos_700Bold_Italic.ttf",
];

export function fontBlobs(): Buffer[] {
  const require = createRequire(import.meta.url);
  return FONT_FILES.map((file) => readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}`)));
}

/** A place on a paper by its name: page from 1, left upper corner from the left and from above, size; all in points. */
export const spotSchema = z.object({
  name: z.enum(["number", "date", "signature"]),
  page: z.int(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Spot = z.output<typeof spotSchema>;

const placesSchema = z.array(z.object({ value: spotSchema }));

/** The places a template marks (`<place>`). */
export function placesIn(compiler: NodeCompiler, document: NodeTypstDocument): Spot[] {
  return placesSchema.parse(compiler.query(document, { selector: "<place>" })).map(({ value }) => value);
}

type Export = { readonly standard: "a-2a" | "a-2b"; readonly at: number };

/** The paper in the standard asked for; as ordinary PDF where that refuses it. */
export function exported(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  { standard, at }: Export,
): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: standard, creationTimestamp: at });
  } catch {
    // PDF/A refuses a sign that no font has, such as an emoji in a name. The counter must not stop for it: the same
    // sheet as ordinary PDF.
    return compiler.pdf(document, { creationTimestamp: at });
  }
}
