import { CommanderError } from "commander";
import { type AllMessages, LOCALES, messages } from "../i18n/index.ts";
import { Fault } from "../kernel/fault.ts";
import type { Refusal } from "../kernel/result.ts";
import type { ConfigProblem } from "../platform/config/read-config.ts";
import { ENVIRONMENT } from "../platform/config/settings.ts";
import { errorText } from "../web/error-catalogue.ts";
import { bilingual } from "./bilingual.ts";

/** A command that cannot go on, with the lines that say why; the last resort of the command line. */
export class CommandStopped extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("; "));
    this.name = "CommandStopped";
    this.lines = lines;
  }
}

/** What to print for whatever ended a command: one clear line a problem, in both languages, never a stack. */
export function explain(error: unknown): readonly string[] {
  if (error instanceof CommandStopped) return error.lines;
  if (error instanceof CommanderError)
    return [
      bilingual((texts) => texts.commandLine.misused(onOneLine(error.message.replace(/^error: /, "")))),
    ];
  if (error instanceof Fault) return [sentence(error.code, error.facts)];
  if (isFull(error)) return [bilingual((texts) => texts.commandLine.outputFull)];
  const message = error instanceof Error ? error.message : String(error);
  return [bilingual((texts) => texts.commandLine.unexpected(onOneLine(message)))];
}

/** Whether the disk something was to be written on is full. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

/** Stops a command because a module refused: its sentence, and its code for whoever looks it up. */
export function stopBecause(refusal: Refusal): CommandStopped {
  return new CommandStopped([sentence(refusal.code, refusal)]);
}

function sentence(code: string, facts: unknown): string {
  const [vi, en] = LOCALES.map(
    (locale) =>
      errorText(locale, code, facts) ?? messages(locale).commandLine.unexpected(JSON.stringify(facts)),
  );
  return onOneLine(`${vi} · ${en} (${code})`);
}

/** One line a mistake in the configuration: where it stands and what would fit. */
export function explainConfig(problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map((problem) => bilingual((texts) => configLine(texts, problem)));
}

function configLine(texts: AllMessages, problem: ConfigProblem): string {
  const { configProblem, settings } = texts.platform;
  const rules: Readonly<Record<string, string>> = settings;
  const variables: Readonly<Record<string, string>> = ENVIRONMENT;
  const variable = variables[problem.setting] ?? problem.setting;
  switch (problem.rule) {
    case "unreadable":
      return configProblem.unreadable(problem.source);
    case "unknown":
      return configProblem.unknown(problem.setting, problem.source);
    case "incomplete":
      return configProblem.incomplete(variable);
    case "invalid":
      return `${problem.source === variable ? variable : `${problem.source}: ${problem.setting}`} ${rules[problem.setting] ?? ""}`;
  }
}

/** What other programs say may have lines of its own; a log reader counts on one line a problem. */
function onOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
