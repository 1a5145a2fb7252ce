import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CompileDocArgs, NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
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
};

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
  return {
    pdf: (template, data, at) => {
      const source = {
        mainFilePath: join(TEMPLATES, `${template}.typ`),
        inputs: { data: JSON.stringify(data) },
      };
      const paper = exported(compiler, source, Math.floor(epochOf(at) / 1_000));
      compiler.evictCache(CACHE_AGE_MAX);
      return paper;
    },
  };
}

function exported(compiler: NodeCompiler, source: CompileDocArgs, creationTimestamp: number): Uint8Array {
  try {
    return compiler.pdf(source, { pdfStandard: "a-2a", creationTimestamp });
  } catch {
    // PDF/A refuses a sign that no font has, such as an emoji in a name. The counter must not stop for it: the same
    // sheet as ordinary PDF. A template that is broken fails here again, and that is thrown.
    return compiler.pdf(source, { creationTimestamp });
  }
}
