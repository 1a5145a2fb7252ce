import { DRAFTED_BY_HAND } from "../demo/drafted.ts";
import type { DemoOfficerName, DemoUnitKey } from "../demo/organisation.ts";
import type { FormsClient } from "./forms-client.ts";
import type { Acted, Client, View } from "./http-client.ts";

/** What a story may use: the people, the papers, and the way to wait until later. */
export type Cast = {
  readonly as: (name: DemoOfficerName) => Client;
  /** The same officers at the pages of the office. */
  readonly forms: (name: DemoOfficerName) => FormsClient;
  readonly guest: Client;
  /** The officer who holds a role in a unit. */
  readonly holder: (role: string, unitId: string) => DemoOfficerName;
  readonly personId: (name: DemoOfficerName) => string;
  /** The code of a dossier the office was told of; null while there is none. */
  readonly someDossier: () => string | null;
  readonly unitId: (key: DemoUnitKey) => string;
  readonly submission: (code: string, online: boolean, facts?: object) => Promise<object>;
  /** What somebody types into the form of a procedure. */
  readonly typed: (code: string) => Promise<Readonly<Record<string, string>>>;
  /** Whatever a dossier owes is paid, in the way of its payer. */
  readonly payAll: (dossier: { readonly id: string; readonly code: string }) => Promise<void>;
  /** Money that went another way than over the desk. */
  readonly tookElsewhere: (method: "TREASURY", dong: number) => void;
  /** What the pages told those who acted at them. */
  readonly seen: Seen;
  /** A submission whose result is wanted by public post, or as a file. */
  readonly sentOutBy: (channelOut: "POSTAL" | "ONLINE", code: string) => Promise<object>;
  readonly resultFile: (client: Client, code: string) => Promise<object>;
  /** A day on which the office works, this many working days from today. */
  readonly workingDay: (ahead: number) => string;
  /** Resolves at a later moment of the week. */
  readonly later: () => Promise<void>;
};

/** What pages and programs told people of the week, held against the books at its end. */
export type Seen = {
  /** Papers of batches: so many were signed, so many were not. */
  readonly batches: { readonly signed: number; readonly failed: number }[];
  /** Numbers of documents that went out. */
  readonly numbers: string[];
  /** Dossiers opened from what came by post, by their code. */
  readonly opened: string[];
  /** Dossiers whose result came as a file while nobody did anything, by their code. */
  readonly givenAsFiles: string[];
};

export type Story = (cast: Cast, code: string) => Promise<void>;

/** One desk after another until the dossier rests: every step by whoever holds it. `until` stops before that stage. */
export async function carry(
  cast: Cast,
  dossier: Acted,
  options: { readonly until?: string; readonly negative?: boolean } = {},
): Promise<View> {
  for (let turn = 0; turn < 40; turn += 1) {
    await cast.later();
    const view = await cast.as("auditor").view(dossier.id);
    const [task] = view.tasks;
    if (task === undefined || task.stage === options.until) return view;
    const client = cast.as(cast.holder(task.role, task.unitId));
    await finish(cast, client, {
      dossier,
      task,
      outcomes: outcomesOf(view, task.taskId),
      negative: options.negative ?? false,
      procedureCode: view.pinned.procedureCode,
      isOnPaper: view.result?.paper !== undefined,
    });
  }
  return cast.as("auditor").view(dossier.id);
}

type Turn = {
  readonly dossier: Acted;
  readonly task: View["tasks"][number];
  readonly outcomes: readonly string[];
  readonly negative: boolean;
  readonly procedureCode: string;
  readonly isOnPaper: boolean;
};

async function finish(cast: Cast, client: Client, at: Turn): Promise<void> {
  const { dossier, task, outcomes, negative } = at;
  switch (task.stage) {
    case "intake":
      await client.act(dossier.id, "handOver", {});
      return;
    case "sign":
      await client.act(dossier.id, "signResult", {
        outcome: negative ? "NEGATIVE" : "POSITIVE",
        authorityWord: "KT",
        summary: negative ? "Không đủ điều kiện giải quyết (minh họa)." : "Đồng ý giải quyết (minh họa).",
        legalGround: negative ? "Nghị định 118/2025/NĐ-CP (minh họa)" : null,
        ...(outcomes.length === 0 ? {} : { stepOutcome: negative ? "REFUSE" : "APPROVE" }),
      });
      return;
    case "issue":
      await client.act(dossier.id, "issueResult", {
        files: at.isOnPaper ? [] : [await cast.resultFile(client, dossier.code)],
        comparedScans: !at.isOnPaper,
      });
      return;
    case "return":
      await cast.payAll(dossier);
      await client.act(dossier.id, "returnResult", {
        channel: "COUNTER",
        receiver: "OWNER",
        receiverName: "Người nhận minh họa",
        identityChecked: "ID_CARD",
      });
      return;
    case "consult":
      await client.act(dossier.id, "completeTask", {
        taskId: task.taskId,
        outcome: "AGREE",
        note: "Thống nhất (minh họa).",
      });
      return;
    default:
      if (task.stage === "appraise") await draft(client, at);
      await client.act(dossier.id, "completeTask", { taskId: task.taskId, note: "Đã thực hiện (minh họa)." });
  }
}

/** Who appraises puts the result on paper where the declaration alone does not. */
async function draft(client: Client, { dossier, procedureCode, negative }: Turn): Promise<void> {
  const fields = DRAFTED_BY_HAND[procedureCode];
  if (fields === undefined || negative) return;
  await client.act(dossier.id, "draftResult", { outcome: "POSITIVE", fields });
}

/** Outcomes the open step offers by name; most steps just end. */
function outcomesOf(view: View, taskId: string): readonly string[] {
  return view.process?.openTasks.find((task) => task.taskId === taskId)?.outcomes ?? [];
}
