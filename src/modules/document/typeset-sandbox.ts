import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { NodeCompiler, type NodeError, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { z } from "zod";
import { parseJson } from "../../kernel/json.ts";
import { type SandboxAnswer, sandboxOrderSchema } from "./sandbox-order.ts";
import { exported, fontBlobs, placesIn, TEMPLATES } from "./typeset-parts.ts";

/** A folder that is not there: nothing of this machine can be read by a template, whatever path it names. */
const WORKSPACE = "/motcua-templates";
const MAIN = join(WORKSPACE, "template.typ");
const DATA = join(WORKSPACE, "data.json");
/** What every template may build on; given as text, so that the folder they lie in stays closed. */
const PARTS = ["paper.typ", "result.typ"];

/** A paper longer than this is a template gone wrong. */
const PAGES_MAX = 100;

const diagnosticsSchema = z.array(
  z.object({
    message: z.string(),
    path: z.string(),
    range: z.object({ start: z.object({ line: z.number() }) }).nullable(),
    severity: z.number(),
  }),
);

/** A process of its own that sets one paper with a template of the authority's and ends: what `typesetInSandbox` starts. */
const order = parseJson(sandboxOrderSchema, await text(process.stdin));
process.stdout.write(JSON.stringify(typeset(order)));

function typeset({
  source,
  data,
  at,
  standard,
  changed,
}: z.output<typeof sandboxOrderSchema>): SandboxAnswer {
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fontBlobs() }] });
  for (const part of PARTS)
    compiler.addSource(join(WORKSPACE, part), readFileSync(join(TEMPLATES, part), "utf8"));
  compiler.addSource(MAIN, source);
  compiler.mapShadow(DATA, Buffer.from(data));
  const compiled = compiler.compile({ mainFilePath: MAIN });
  const error = compiled.takeError();
  const document = compiled.result;
  if (error !== null || document === null) return { problems: problemsOf(compiler, error) };
  if (document.numOfPages > PAGES_MAX) return { problems: [{ line: 0, message: "too many pages" }] };
  const pdf = exported(compiler, document, { standard, at });
  const paper = {
    pdf: pdf.toString("base64"),
    pages: document.numOfPages,
    places: placesIn(compiler, document),
  };
  return { ...paper, shown: shownOf(compiler, document, changed) };
}

/**
 * Which of the changes change what is seen. A template that fails on a change does use the fact.
 * Pictures of the pages are compared and not the files: what stands in a file's properties only, nobody reads.
 */
function shownOf(compiler: NodeCompiler, document: NodeTypstDocument, changed: readonly string[]): boolean[] {
  if (changed.length === 0) return [];
  const seen = compiler.plainSvg(document);
  return changed.map((data) => {
    compiler.mapShadow(DATA, Buffer.from(data));
    const { result } = compiler.compile({ mainFilePath: MAIN });
    return result === null || compiler.plainSvg(result) !== seen;
  });
}

/** The first lines that are wrong, as a person counts them, from 1; 0 where the fault lies in no line of the template. */
function problemsOf(compiler: NodeCompiler, error: NodeError | null) {
  if (error === null) return [{ line: 0, message: "" }];
  return diagnosticsSchema.parse(compiler.fetchDiagnostics(error)).map(({ message, path, range }) => ({
    line: path.endsWith("template.typ") && range !== null ? range.start.line + 1 : 0,
    message,
  }));
}
