import { assert, present } from "../../src/kernel/assert.ts";
import type { Instant } from "../../src/kernel/local-date.ts";
import { shippedCalendar, type WorkCalendar } from "../../src/modules/calendar/index.ts";
import type { DossierAct } from "../../src/modules/dossier/acts.ts";
import { sealEvents } from "../../src/modules/dossier/chain.ts";
import { type Decision, decide } from "../../src/modules/dossier/decide/index.ts";
import {
  type Dossier,
  type DossierId,
  emptyDossier,
  type Pinned,
} from "../../src/modules/dossier/dossier.ts";
import type { DossierCommand, Submission } from "../../src/modules/dossier/dossier-command.ts";
import type { DossierEvent } from "../../src/modules/dossier/events.ts";
import { evolve } from "../../src/modules/dossier/evolve.ts";
import {
  type ProcessGraph,
  readProcess,
  readShippedProcess,
  type ShippedProcessCode,
} from "../../src/modules/process/index.ts";

import { type CastName, refOf, unitOf } from "./dossier-cast.ts";
import {
  APPLICATION,
  at,
  CONSULT,
  ISSUE,
  PINNED,
  PROPOSE,
  paper,
  RECEIVER,
  RETURN,
  SIGN,
  SUBMISSION,
} from "./dossier-samples.ts";

export * from "./dossier-samples.ts";

const GRAPHS = new Map<ShippedProcessCode, ProcessGraph>();
/** A process as shipped, read once. */
export async function loadProcess(code: ShippedProcessCode): Promise<ProcessGraph> {
  const known = GRAPHS.get(code);
  if (known !== undefined) return known;
  const read = await readProcess(await readShippedProcess(code));
  assert(read.ok, `${code} is a valid process`);
  GRAPHS.set(code, read.value);
  return read.value;
}

export type Scene = {
  readonly graph: ProcessGraph;
  readonly calendar: WorkCalendar;
  readonly pinned: Pinned;
  readonly submission: Submission;
};

const STANDARD: Scene = {
  graph: await loadProcess("ward-standard"),
  calendar: shippedCalendar(),
  pinned: PINNED,
  submission: SUBMISSION,
};

/** A dossier in some situation, with the history that brought it there. Every act must be allowed. */
export class Situation {
  readonly dossier: Dossier;
  readonly events: readonly DossierEvent[];
  readonly now: Instant;
  readonly scene: Scene;

  constructor(scene: Scene, dossier: Dossier, events: readonly DossierEvent[], now: Instant) {
    this.scene = scene;
    this.dossier = dossier;
    this.events = events;
    this.now = now;
  }

  /** The same situation at another time of the wall clock. */
  on(local: string): Situation {
    return this.at(at(local));
  }

  at(now: Instant): Situation {
    return new Situation(this.scene, this.dossier, this.events, now);
  }

  with(change: Partial<Scene>): Situation {
    return new Situation({ ...this.scene, ...change }, this.dossier, this.events, this.now);
  }

  withPinned(change: Partial<Pinned>): Situation {
    return this.with({ pinned: { ...this.scene.pinned, ...change } });
  }

  /** What the office answers to the act, without doing it. */
  answer<A extends DossierAct>(name: CastName, command: DossierCommand<A>): Decision {
    const { calendar, graph } = this.scene;
    const context = { now: this.now, calendar, intakeCalendar: calendar, graph, actor: refOf(name), unitOf };
    return decide(this.dossier, command, context);
  }

  /** Does the act, which must be allowed. */
  act<A extends DossierAct>(name: CastName, command: DossierCommand<A>): Situation {
    const decision = this.answer(name, command);
    assert(decision.ok, `${command.act} by ${name}: ${decision.ok ? "" : JSON.stringify(decision.refusal)}`);
    const personal = command.act === "returnResult" ? RECEIVER : APPLICATION;
    const events = sealEvents(this.dossier, decision.value, {
      at: this.now,
      actor: refOf(name),
      onBehalfOf: null,
      commandId: `command-${this.dossier.version + 1}`,
      private: personal,
    });
    return new Situation(
      this.scene,
      events.reduce(evolve, this.dossier),
      [...this.events, ...events],
      this.now,
    );
  }

  /** The refusal's code, or the types of the events the act would add. */
  outcome<A extends DossierAct>(name: CastName, command: DossierCommand<A>): string | readonly string[] {
    const decision = this.answer(name, command);
    return decision.ok ? decision.value.map((event) => event.type) : decision.refusal.code;
  }

  taskId(): string {
    return present(this.dossier.tasks.at(0), "open task").taskId;
  }

  submitted(): Situation {
    const { submission, pinned } = this.scene;
    return this.act("applicant", { act: "submit", ...submission, pinned, channelIn: "ONLINE" });
  }

  received(): Situation {
    const { submission, pinned } = this.scene;
    return this.act("intake", { act: "receiveAtCounter", ...submission, pinned, custody: [] });
  }

  askedAtIntake(): Situation {
    const items = [{ componentCode: "C2", problem: "thiếu chữ ký" }];
    return this.submitted().act("intake", { act: "requestIntakeSupplement", items, reason: "Hồ sơ chưa đủ" });
  }

  handedOver(): Situation {
    return this.received().act("intake", { act: "handOver" });
  }

  /** Sent online under the same-day birth process, with the draft before the applicant. */
  draftSent(): Situation {
    const accepted = this.submitted().act("intake", { act: "accept", components: [], custody: [] });
    return accepted.act("intake", { act: "handOver" }).completed("specialist");
  }

  /** With the specialist, who appraises. */
  atAppraisal(): Situation {
    return this.handedOver().completed("head");
  }

  completed(
    name: CastName,
    more: { readonly outcome?: string; readonly facts?: Dossier["caseFacts"] } = {},
  ): Situation {
    return this.act(name, { act: "completeTask", taskId: this.taskId(), note: "", ...more });
  }

  consulting(): Situation {
    return this.atAppraisal().act("specialist", CONSULT);
  }

  verifying(): Situation {
    return this.atAppraisal().act("specialist", {
      act: "startVerification",
      notice: "Xác minh nơi cư trú cũ",
    });
  }

  proposed(): Situation {
    return this.act("specialist", PROPOSE);
  }

  supplementSent(): Situation {
    return this.proposed()
      .act("head", { act: "approveSupplement", overLimitReason: null })
      .act("intake", { act: "sendSupplement" });
  }

  awaitingSupplement(): Situation {
    return this.atAppraisal().supplementSent();
  }

  supplied(): Situation {
    return this.act("applicant", { act: "answerSupplement", components: [paper("C2")] });
  }

  awaitingPayment(): Situation {
    return this.atAppraisal().act("specialist", {
      act: "requirePayment",
      amountDong: 15_000,
      reason: "Lệ phí",
    });
  }

  suspended(): Situation {
    return this.atAppraisal().act("head", {
      act: "suspend",
      ground: "Quyết định của Tòa án",
      document: "01/QĐ-TA",
    });
  }

  withdrawalRequested(): Situation {
    return this.act("applicant", { act: "requestWithdrawal", reason: "Không còn nhu cầu" });
  }

  atSignature(): Situation {
    return this.atAppraisal().completed("specialist").completed("head");
  }

  signed(): Situation {
    return this.atSignature().act("leader", SIGN);
  }

  resultReady(): Situation {
    return this.signed().act("clerk", ISSUE);
  }

  returned(): Situation {
    return this.resultReady().act("intake", RETURN);
  }
}

/** A dossier nobody has sent yet, on the morning of Monday 2 November 2026 at the invented ward. */
export function aDossier(change: Partial<Scene> = {}): Situation {
  const id: DossierId = "00000000-0000-7000-8000-000000000099" as DossierId;
  return new Situation({ ...STANDARD, ...change }, emptyDossier(id), [], at("2026-11-02 09:00"));
}
