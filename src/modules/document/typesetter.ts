import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CompileDocArgs, NodeCompiler, type RenderPdfOpts } from "@myriaddreamin/typst-ts-node-compiler";
import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import { epochOf, type Instant } from "../../kernel/local-date.ts";
import { installationRoot } from "../../platform/installation.ts";

const TEMPLATES = join(installationRoot(), "src", "modules", "document", "templates");
/** Metric twin of Times New Roman with every Vietnamese letter, embedded in each paper (NĐ 30/2020 asks for the face). */
const FONT_FILES = [
  "400Regular/Tinos_400Regular.ttf",
  "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "700Bold/Tinos_700Bold.ttf",
  "700Bold_Italic/Tinos_700Bold_Italic.ttf",
];
/** Results unused for so many papers are dropped, or a long-lived server would keep every paper it ever set. */
const CACHE_AGE_MAX = 8;

type Typesetter = {
  /** The paper as PDF/A-2a, tagged, fonts embedded; the same template, data and time always give the same bytes. */
  readonly pdf: (template: string, data: Json, at: Instant) => Uint8Array;
  /** The same as PDF/A-2b, which later signatures may be added to, with the places its template marks. */
  readonly placed: (
    template: string,
    data: Json,
    at: Instant,
  ) => { readonly pdf: Uint8Array; readonly places: readonly Spot[] };
};

/** A place on a paper by its name: page from 1, left upper corner from the left and from above, size; all in points. */
const spotSchema = z.object({
  name: z.enum(["number", "date", "signature"]),
  page: z.int(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Spot = z.output<typeof spotSchema>;

/**
 * Sets papers with Typst, one compiler a process. Data reach a template only as JSON through `sys.inputs`: text is never
 * part of the source, so nothing an applicant typed can become markup or read a file.
 */
export function typesetter(): Typesetter {
  shared ??= openTypesetter();
  return shared;
}

let shared: Typesetter | null = null;

function openTypesetter(): Typesetter {
  const require = createRequire(import.meta.url);
  const compiler = NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [
      {
        fontBlobs: FONT_FILES.map((file) =>
          readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}`)),
        ),
      },
    ],
  });
  for (const name of readdirSync(TEMPLATES)) {
    compiler.addSource(join(TEMPLATES, name), readFileSync(join(TEMPLATES, name), "utf8"));
  }
  const sourceOf = (template: string, data: Json): CompileDocArgs => ({
    mainFilePath: join(TEMPLATES, `${template}.typ`),
    inputs: { data: JSON.stringify(data) },
  });
  const seconds = (at: Instant) => Math.floor(epochOf(at) / 1_000);
  return {
    pdf: (template, data, at) => {
      const paper = exported(compiler, sourceOf(template, data), {
        pdfStandard: "a-2a",
        creationTimestamp: seconds(at),
      });
      compiler.evictCache(CACHE_AGE_MAX);
      return paper;
    },
    placed: (template, data, at) => {
      const source = sourceOf(template, data);
      const pdf = exported(compiler, source, { pdfStandard: "a-2b", creationTimestamp: seconds(at) });
      const places = placesSchema.parse(compiler.query(source, { selector: "<place>" }));
      compiler.evictCache(CACHE_AGE_MAX);
      return { pdf, places: places.map(({ value }) => value) };
    },
  };
}

const placesSchema = z.array(z.object({ value: spotSchema }));

function exported(compiler: NodeCompiler, source: CompileDocArgs, options: RenderPdfOpts): Uint8Array {
  try {
    return compiler.pdf(source, options);
  } catch {
    // PDF/A refuses a sign that no font has, such as an emoji in a name. The counter must not stop for it: the same
    // sheet as ordinary PDF. A template that is broken fails here again, and that is thrown.
    const { pdfStandard: _archive, ...ordinary } = options;
    return compiler.pdf(source, ordinary);
  }
}
