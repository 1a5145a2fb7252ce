import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { ProcessRefusal } from "./refusals.ts";

/** The largest process seen in the field is 60 KB with its diagram. */
export const FILE_SIZE_BYTES_MAX = 512 * 1024;
/** BPMN nests definitions, process, element, extension, value: a dozen levels at most. */
const FILE_DEPTH_MAX = 40;

/**
 * Looks at the raw text before any parser does: no document type (entities, external files), not huge, not deep.
 * One pass without regular expressions over the whole, so that the check itself cannot be attacked.
 */
export function guardXml(xml: string): Result<null, ProcessRefusal> {
  const sizeBytes = new TextEncoder().encode(xml).length;
  if (sizeBytes > FILE_SIZE_BYTES_MAX) {
    return refuse({ code: "PROCESS_FILE_TOO_LARGE", sizeBytes, sizeBytesMax: FILE_SIZE_BYTES_MAX });
  }
  let depth = 0;
  for (let at = xml.indexOf("<"); at >= 0; ) {
    const kind = kindOfMarkup(xml, at);
    if (kind === "declaration") return refuse({ code: "PROCESS_FILE_HAS_DOCTYPE" });
    const end = endOfMarkup(xml, at, kind);
    if (end < 0) return refuse({ code: "PROCESS_FILE_NOT_BPMN", detail: "unclosed markup" });
    if (kind === "close") depth -= 1;
    if (kind === "open" && xml[end - 1] !== "/") depth += 1;
    if (depth > FILE_DEPTH_MAX) return refuse({ code: "PROCESS_FILE_TOO_DEEP", depthMax: FILE_DEPTH_MAX });
    at = xml.indexOf("<", end);
  }
  return accept(null);
}

type Markup = "comment" | "cdata" | "instruction" | "declaration" | "close" | "open";

function kindOfMarkup(xml: string, at: number): Markup {
  if (xml.startsWith("<!--", at)) return "comment";
  if (xml.startsWith("<![CDATA[", at)) return "cdata";
  if (xml.startsWith("<!", at)) return "declaration";
  if (xml.startsWith("<?", at)) return "instruction";
  return xml.startsWith("</", at) ? "close" : "open";
}

const CLOSERS = { comment: "-->", cdata: "]]>", instruction: "?>", close: ">" } as const;

/** Index of the last character of the markup, or -1. A `>` inside a quoted attribute value does not end a tag. */
function endOfMarkup(xml: string, at: number, kind: Exclude<Markup, "declaration">): number {
  if (kind !== "open") {
    const closer = CLOSERS[kind];
    const end = xml.indexOf(closer, at + (kind === "comment" ? 4 : 2));
    return end < 0 ? -1 : end + closer.length - 1;
  }
  let quote: string | null = null;
  for (let index = at; index < xml.length; index += 1) {
    const char = xml[index];
    if (quote !== null) quote = char === quote ? null : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return index;
  }
  return -1;
}
