import { fold } from "../../kernel/fold-text.ts";
import type { ProcedureContent } from "./procedure.ts";
import { findField, findLifeEvent } from "./reference.ts";

/** Folded name: what lists are ordered by and what counts most in a search. */
export function nameKey(content: ProcedureContent): string {
  return fold(content.name.vi).slice(0, 500);
}

/** Everything else a citizen may type: code, English name, field, life events, everyday words, results. */
export function searchKey(code: string, content: ProcedureContent): string {
  const field = content.fieldCode === null ? null : findField(content.fieldCode);
  const events = content.lifeEvents.map(findLifeEvent);
  const texts = [
    code,
    content.name.vi,
    content.name.en ?? "",
    field?.name.vi ?? "",
    field?.name.en ?? "",
    ...events.flatMap((event) => [event?.name.vi ?? "", event?.name.en ?? ""]),
    ...content.keywords,
    ...content.results.flatMap((result) => [result.name.vi, result.name.en ?? ""]),
  ];
  return fold(texts.join(" ")).slice(0, 20_000);
}
