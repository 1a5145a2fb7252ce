import { messages } from "../i18n/index.ts";
import { type ErrorCatalogue, errorTextWithoutFacts } from "./error-catalogue.ts";

/** `docs/errors.md`: every code with its status, its law and both texts, in the order of the codes. */
export function errorsDocument(catalogue: ErrorCatalogue): string {
  const rows = [...catalogue]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, entry]) => {
      const texts = (["vi", "en"] as const).map((locale) => cell(errorTextWithoutFacts(locale, code) ?? ""));
      return `| <a id="${code}"></a>\`${code}\` | ${entry.kind} | ${entry.status} | ${entry.module} | ${texts.join(" | ")} | ${cell(entry.legalGround ?? "")} |`;
    });
  return `${HEAD}\n${rows.join("\n")}\n`;
}

/** Facts stand in braces. */
const HEAD = `# Error codes

Generated from the modules' \`refusals.ts\` and texts by \`npm run docs:errors\`; do not edit. A refusal is the office
saying no; a fault is the world failing: retryable ones answer with \`Retry-After\`. Answers are
\`application/problem+json\` with \`code\`; words in braces are facts of the case.

| code | kind | HTTP | module | ${messages("vi").shell.languageName} | ${messages("en").shell.languageName} | legal ground |
|---|---|---|---|---|---|---|`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();
}
