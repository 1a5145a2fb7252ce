import { messages } from "../i18n/index.ts";
import type { Config } from "../platform/config/config.ts";
import { readConfig } from "../platform/config/read-config.ts";
import { environment, workingFolder } from "../platform/process/environment.ts";
import { CommandStopped, explainConfig } from "./explain.ts";

/** The configuration of this run, with what the command line said on top; stops with advice where it does not fit. */
export function configuration(
  options: { demo?: boolean; quiet?: boolean; given?: Readonly<Record<string, string | undefined>> } = {},
): Config {
  const demo = options.demo ?? false;
  const given = Object.entries(options.given ?? {}).filter(([, value]) => value !== undefined);
  const env = { ...environment(), ...Object.fromEntries(given) };
  const config = readConfig({ env, folder: workingFolder(), demo, quiet: demo || (options.quiet ?? false) });
  if (!config.ok) throw new CommandStopped(explainConfig(config.refusal.problems));
  if (!demo || config.value.authorityName !== null) return config.value;
  return { ...config.value, authorityName: messages("vi").platform.demoAuthorityName };
}
