import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../demo/seed.ts";
import type { AllMessages } from "../../i18n/index.ts";
import type { StandInBeside } from "../../modules/identity/index.ts";
import type { Config } from "../../platform/config/config.ts";
import { say } from "../../platform/process/terminal.ts";
import { bilingual } from "../bilingual.ts";
import type { Installation } from "../open-installation.ts";

/** What a person wants to know once the server answers: where, as whom, on what, and how to stop it. */
export function reportStart(
  config: Config,
  installation: Installation,
  { seconds, standIn }: { readonly seconds: number; readonly standIn: StandInBeside | null },
): void {
  say("");
  say(line((texts) => texts.ready(config.publicUrl, seconds.toFixed(1))));
  say(`  ${line((texts) => texts.portal)}: ${config.publicUrl}/`);
  say(`  ${line((texts) => texts.desk)}: ${config.publicUrl}/desk`);
  say(`  ${line((texts) => texts.api)}: ${config.publicUrl}/api/v1`);
  if (standIn !== null) sayStandIn(standIn);
  sayDatabase(config, installation);
  say(
    `  ${line((texts) => texts.files(config.files.kind === "local" ? config.files.folder : config.files.endpoint))}`,
  );
  if (config.demo) {
    say(`  ${line((texts) => texts.accounts(DEMO_PASSWORD))}`);
    say(`    ${DEMO_ACCOUNTS.join(", ")}`);
  }
  say(line((texts) => texts.stop));
}

function line(pick: (texts: AllMessages["commandLine"]["started"]) => string): string {
  return bilingual((texts) => pick(texts.commandLine.started));
}

function sayStandIn({ port, runs }: StandInBeside): void {
  if (runs) {
    say(`  ${line((texts) => texts.vneid(`http://127.0.0.1:${port}`))}`);
    return;
  }
  say(`  ⚠ ${line((texts) => texts.vneidAbsent(port))}`);
  say(`    ${line((texts) => texts.vneidAdvice)}`);
}

function sayDatabase(config: Config, { embedded }: Installation): void {
  if (embedded === null) {
    const host = config.database.kind === "external" ? new URL(config.database.url).host : "";
    say(`  ${line((texts) => texts.externalDatabase(host))}`);
    return;
  }
  if (embedded.endedOrphan) say(`  ${line((texts) => texts.orphan)}`);
  say(`  ${line((texts) => texts.database(embedded.folder, embedded.account))}`);
  if (embedded.account !== null) say(`  ${line((texts) => texts.binaries(embedded.binaries))}`);
}
