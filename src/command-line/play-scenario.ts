import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { present } from "../kernel/assert.ts";
import type { SetClock } from "../kernel/clock.ts";
import { Defect } from "../kernel/fault.ts";
import { parseLocalDate } from "../kernel/local-date.ts";
import { openServices } from "../platform/open-services.ts";
import { freePort } from "../platform/postgres/cluster.ts";
import { progressBar } from "../platform/process/progress-bar.ts";
import { say } from "../platform/process/terminal.ts";
import type { WeekReport } from "../scenario/play-week.ts";
import { runScenario } from "../scenario/run-scenario.ts";
import { bilingual } from "./bilingual.ts";
import { configuration } from "./configuration.ts";
import { CommandStopped } from "./explain.ts";
import { openInstallation } from "./open-installation.ts";
import { verifyEverything } from "./verify-parts.ts";

/** The week of 23 November 2026: its Tuesday is a public holiday, so the clock has something to skip. */
const MONDAY = "2026-11-23";

/** `motcua scenario`: a working week on a fresh embedded database, through HTTP only, with a summary for people. */
export async function playScenario(dossiers: number): Promise<void> {
  if (!Number.isInteger(dossiers) || dossiers < 1 || dossiers > 5_000) {
    throw new CommandStopped([bilingual((texts) => texts.commandLine.scenario.badCount)]);
  }
  const bar = progressBar();
  const started = performance.now();
  const report = await runScenario({
    open: openFresh,
    from: present(parseLocalDate(MONDAY), "Monday"),
    dossiers,
    port: await freePort(),
    onImported: (imported) => {
      say(
        bilingual((texts) =>
          imported === null
            ? texts.commandLine.scenario.noData
            : texts.commandLine.scenario.imported(imported.units, imported.procedures),
        ),
      );
    },
    verify: verifyEverything,
    onProgress: bar.show,
  }).finally(bar.end);
  tellReport(report, (performance.now() - started) / 1_000);
}

async function openFresh(clock: SetClock) {
  const folder = mkdtempSync(join(tmpdir(), "motcua-week-"));
  const config = configuration({ quiet: true, given: { MOTCUA_DATA: folder, DATABASE_URL: "" } });
  const installation = await openInstallation(config);
  const opened = await openServices(config, { url: installation.url, runsJobs: false, clock });
  return {
    services: opened.services,
    close: async () => {
      await opened.close();
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function tellReport(report: WeekReport, seconds: number): void {
  const { verification } = report;
  const counts = {
    dossiers: verification.dossiers,
    requests: report.requests,
    acknowledged: report.acknowledged,
    events: verification.events,
    seconds: Math.round(seconds),
  };
  say(bilingual((texts) => texts.commandLine.scenario.played(counts)));
  for (const [status, count] of Object.entries(report.statuses).sort(([, a], [, b]) => b - a)) {
    say(
      `  ${String(count).padStart(4)} ${bilingual((texts) => texts.screens.status[statusOf(status, texts.screens.status)])}`,
    );
  }
  const walked = Object.entries(report.walked).sort(([, a], [, b]) => b - a);
  say(bilingual((texts) => texts.commandLine.scenario.walked));
  say(`  ${walked.map(([type, count]) => `${type} ${count}`).join(" · ")}`);
  const told = Object.entries(report.post.kinds).sort(([, a], [, b]) => b - a);
  const { seen, failed, check } = report.post;
  say(bilingual((texts) => texts.commandLine.scenario.told({ messages: check.messages, seen, failed })));
  say(`  ${told.map(([kind, count]) => `${kind} ${count}`).join(" · ")}`);
  say(bilingual((texts) => texts.commandLine.scenario.documents(report.documents.counts)));
  const { forms } = report;
  say(
    bilingual(({ commandLine }) =>
      commandLine.verified.formsDone({ forms: forms.forms, wrong: forms.wrong.length }),
    ),
  );
  say(`  ${forms.kinds.map(({ kind, taken, voided }) => `${kind} ${taken} (−${voided})`).join(" · ")}`);
  const faults = faultsOf(report);
  if (faults.length > 0)
    throw new CommandStopped([
      bilingual((texts) => texts.commandLine.scenario.faulty(faults.length)),
      ...faults.slice(0, 20),
    ]);
  say(bilingual((texts) => texts.commandLine.scenario.whole));
}

/** All that does not add up, a line each. */
function faultsOf(report: WeekReport): readonly string[] {
  return [
    ...report.failures,
    ...report.differences.map((difference) => `${difference.code}: ${difference.what}`),
    ...report.balances
      .filter(({ owed, found }) => owed !== found)
      .map(({ what, owed, found }) => `${what}: ${found} <> ${owed}`),
    ...report.faults,
    ...leftBehind(report.post),
  ];
}

/** A message left behind, or told twice. */
function leftBehind({ check, twice, sent, seen }: WeekReport["post"]): readonly string[] {
  return [
    ...(check.waiting + check.dead === 0 ? [] : [`messages left behind: ${check.waiting + check.dead}`]),
    ...(twice === 0 && sent === seen ? [] : [`messages told twice: ${twice}, sent ${sent}, seen ${seen}`]),
  ];
}

function statusOf<T extends object>(status: string, names: T): keyof T {
  for (const name in names) if (name === status) return name;
  throw new Defect(`no text for the status ${status}`);
}
