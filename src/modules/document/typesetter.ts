import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { present } from "../../kernel/assert.ts";
import type { Json } from "../../kernel/json.ts";
import { epochOf, type Instant } from "../../kernel/local-date.ts";
import { exported, fontBlobs, placesIn, type Spot, TEMPLATES } from "./typeset-parts.ts";

export type { Spot } from "./typeset-parts.ts";

/**
 * The compiler's memory is swept after so many papers, and drops what none of the last sweeps' papers used: a long-lived
 * server would keep every paper it ever set otherwise. An office sets some twenty kinds in turn; all of them stay.
 */
const PAPERS_A_SWEEP = 8;
const SWEEPS_KEPT = 3;

const DATA_FILE = join(TEMPLATES, "data.json");

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

/**
 * Sets papers with Typst and the shipped templates, one compiler a process. Data reach a template only as the JSON
 * file `data.json`: text is never part of the source, so nothing an applicant typed can become markup or read a file.
 * (`sys.inputs` would make the compiler build its whole library anew for each paper.)
 */
export function typesetter(): Typesetter {
  shared ??= openTypesetter();
  return shared;
}

let shared: Typesetter | null = null;

function openTypesetter(): Typesetter {
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fontBlobs() }] });
  for (const name of readdirSync(TEMPLATES)) {
    compiler.addSource(join(TEMPLATES, name), readFileSync(join(TEMPLATES, name), "utf8"));
  }
  const compiled = (template: string, data: Json): NodeTypstDocument => {
    const mainFilePath = join(TEMPLATES, `${template}.typ`);
    compiler.mapShadow(DATA_FILE, Buffer.from(JSON.stringify(data)));
    const done = compiler.compile({ mainFilePath });
    return present(done.result, `a shipped template that sets: ${template}`);
  };
  let papers = 0;
  const sweep = () => {
    papers += 1;
    if (papers % PAPERS_A_SWEEP === 0) compiler.evictCache(SWEEPS_KEPT);
  };
  const seconds = (at: Instant) => Math.floor(epochOf(at) / 1_000);
  return {
    pdf: (template, data, at) => {
      const paper = exported(compiler, compiled(template, data), { standard: "a-2a", at: seconds(at) });
      sweep();
      return paper;
    },
    placed: (template, data, at) => {
      const document = compiled(template, data);
      const pdf = exported(compiler, document, { standard: "a-2b", at: seconds(at) });
      const places = placesIn(compiler, document);
      sweep();
      return { pdf, places };
    },
  };
}
