import type { Relation, RuleSubject } from "./subject.ts";

/** One line of the rights table: who, and in which relation to the subject (any of them suffices). */
export type Rule =
  | { readonly who: "anyone" }
  | { readonly who: RuleSubject; readonly when: readonly Relation[] };

const anyone: readonly Rule[] = [{ who: "anyone" }];
const officers = (roles: readonly RuleSubject[], ...when: readonly Relation[]): readonly Rule[] =>
  roles.map((who) => ({ who, when }));

/** Of the own tree; whoever audits reads it everywhere. */
const audited = (roles: readonly RuleSubject[]): readonly Rule[] => [
  ...officers(roles, "own-tree"),
  ...officers(["auditor"], "any"),
];

/** A division's head decides on what the division has at its desks; a leader on all of the agency's. */
const headOrLeader: readonly Rule[] = [
  ...officers(["unit-head"], "decides", "holds-step"),
  ...officers(["leader"], "decides"),
];

const DESK: readonly RuleSubject[] = [
  "intake-officer",
  "return-officer",
  "cashier",
  "specialist",
  "unit-head",
  "leader",
  "clerk",
  "centre-director",
  "control-officer",
  "digitisation-operator",
];

/**
 * The rights table: act → rules. Roles and separation of duties of one-stop.md §9, actors of §3.3.
 * Whether the act fits the dossier's state is decided in `dossier`; here only who and in which relation.
 */
export const POLICY = {
  // Public
  "portal.read": anyone,
  "dossier.track": anyone,
  "session.open": anyone,
  "session.close": anyone,
  // Own account
  "account.read-own": [
    { who: "citizen", when: ["any"] },
    ...officers(
      [
        ...DESK,
        "helpline-agent",
        "feedback-officer",
        "postal-staff",
        "unit-admin",
        "system-admin",
        "auditor",
      ],
      "any",
    ),
  ],
  // Organisation and identity
  "unit.read": officers([...DESK, "unit-admin", "system-admin", "auditor"], "any"),
  // The system imports units and seeds the demonstration: commands of the operator's own machine.
  "unit.manage": [...officers(["system-admin"], "any"), { who: "system", when: ["any"] }],
  "person.read": officers(
    ["unit-admin", "system-admin", "auditor", "unit-head", "leader", "centre-director"],
    "any",
  ),
  "person.manage": [
    ...officers(["unit-admin"], "own-tree"),
    ...officers(["system-admin"], "any"),
    { who: "system", when: ["any"] },
  ],
  "delegation.manage": [
    ...officers(["leader", "centre-director", "unit-admin"], "own-tree"),
    ...officers(["system-admin"], "any"),
    { who: "system", when: ["any"] },
  ],
  // Calendar
  "calendar.read": officers([...DESK, "unit-admin", "system-admin", "auditor"], "any"),
  "calendar.manage": [
    ...officers(["unit-admin"], "own-tree"),
    ...officers(["system-admin", "control-officer"], "any"),
    // The command line imports a year's days, the demonstration its ward's hours.
    { who: "system", when: ["any"] },
  ],
  // Certificates: the records clerk keeps those of the agency, its administrator too; anchors are the system's
  "certificate.read": [
    ...officers(["clerk", "leader", "unit-head", "control-officer", "unit-admin"], "own-tree"),
    ...officers(["system-admin", "auditor"], "any"),
  ],
  "certificate.manage": [
    ...officers(["clerk", "unit-admin"], "own-tree"),
    ...officers(["system-admin"], "any"),
    { who: "system", when: ["any"] },
  ],
  "trust.manage": [...officers(["system-admin"], "any"), { who: "system", when: ["any"] }],
  // Catalogue and process
  "catalogue.read": officers([...DESK, "unit-admin", "system-admin", "auditor"], "any"),
  "catalogue.manage": officers(["control-officer"], "any"),
  "catalogue.set-fees": officers(["control-officer"], "own-tree"),
  "catalogue.import": [...officers(["control-officer"], "any"), { who: "system", when: ["any"] }],
  "process.read": officers([...DESK, "unit-admin", "system-admin", "auditor"], "any"),
  "process.manage": [...officers(["control-officer"], "any"), { who: "system", when: ["any"] }],
  // Dossier: the applicant's side
  "dossier.submit": [
    { who: "guest", when: ["any"] },
    { who: "citizen", when: ["any"] },
    ...officers(["intake-officer", "postal-staff"], "any"),
  ],
  /** Files come before the act they belong to; who may attach them to what is asked again then. */
  "file.upload": [
    { who: "guest", when: ["any"] },
    { who: "citizen", when: ["any"] },
    ...officers([...DESK, "postal-staff"], "any"),
  ],
  "dossier.read-own": [{ who: "citizen", when: ["owner"] }],
  "dossier.list-own": [{ who: "citizen", when: ["any"] }],
  // The applicant, or the intake officer who assists at the counter (T5, T17, T27); papers also a guest who says number and name
  "dossier.answer-supplement": [
    { who: "guest", when: ["owner"] },
    { who: "citizen", when: ["owner"] },
    ...officers(["intake-officer"], "receives"),
  ],
  "dossier.request-withdrawal": [
    { who: "citizen", when: ["owner"] },
    ...officers(["intake-officer"], "receives"),
  ],
  "dossier.cancel": [{ who: "citizen", when: ["owner"] }, ...officers(["intake-officer"], "receives")],
  // Stored papers: one's own, and those of others with a purpose that is written down (one-stop.md §7.4)
  "paper-store.read-own": [{ who: "citizen", when: ["any"] }],
  "paper-store.represent": officers(["intake-officer", "centre-director", "leader"], "any"), // two of them
  "paper-store.look-up": officers(["intake-officer", "specialist", "digitisation-operator"], "any"),
  "certification.read": officers(["intake-officer", "leader", "clerk"], "any"), // the register; struck out by who enters or signs
  "certification.void": officers(["intake-officer", "leader"], "any"),
  // Nghị định 23/2015/NĐ-CP, Đ.5: copies are certified by the heads of the agency
  "certification.sign": officers(["leader"], "any"),
  // Dossier: the office's side
  "dossier.list": officers([...DESK, "auditor"], "any"),
  "dossier.read": [...officers(DESK, "own-tree", "holds-step", "consulted"), ...officers(["auditor"], "any")],
  "dossier.receive": officers(["intake-officer"], "receives"),
  "dossier.request-intake-supplement": officers(["intake-officer"], "receives"),
  "dossier.reject": [...officers(["intake-officer"], "receives"), { who: "system", when: ["any"] }],
  "dossier.hand-over": officers(["intake-officer"], "receives"),
  "dossier.assign": officers(["unit-head", "centre-director"], "holds-step", "decides"),
  "dossier.complete-task": officers(DESK, "holds-step"),
  "dossier.return-to-previous": officers(["specialist", "unit-head", "leader", "clerk"], "holds-step"),
  "dossier.consult": officers(["specialist", "unit-head"], "holds-step"),
  "dossier.reply-consultation": officers(["specialist", "unit-head"], "consulted"),
  "dossier.verify-facts": officers(["specialist", "unit-head"], "holds-step"),
  "dossier.propose-supplement": officers(["specialist"], "holds-step"),
  "dossier.approve-supplement": headOrLeader,
  // Who proposed it finds it needless, or who approves it does not agree: else the work could not go on (T10)
  "dossier.drop-supplement": [...officers(["specialist"], "holds-step"), ...headOrLeader],
  "dossier.send-supplement": officers(["intake-officer"], "receives"),
  "dossier.confirm-supplement": officers(["intake-officer"], "receives"),
  "dossier.stop": [...officers(["unit-head"], "decides", "holds-step"), { who: "system", when: ["any"] }],
  "dossier.require-payment": [
    ...officers(["specialist", "cashier"], "decides", "holds-step"),
    { who: "system", when: ["any"] },
  ],
  "dossier.confirm-payment": [
    ...officers(["cashier"], "receives", "decides"),
    { who: "system", when: ["any"] },
  ],
  "dossier.suspend": headOrLeader,
  "dossier.resume": headOrLeader,
  "dossier.decide-withdrawal": headOrLeader,
  // Whoever works on the dossier puts its result on paper; the leader may have a draft made anew before signing
  "dossier.draft-result": officers(["specialist", "unit-head", "leader"], "holds-step"),
  "dossier.sign": officers(["leader"], "decides-and-not-specialist"),
  "dossier.issue": officers(["clerk"], "decides", "holds-step"),
  "dossier.return-result": [
    ...officers(["intake-officer", "return-officer", "postal-staff"], "receives"),
    { who: "system", when: ["any"] },
  ],
  // A signed and numbered result is voided by the head or leader at the agency that answers for it (T23). It lies at
  // the return desk by then: its holding the step gives the head of the one-stop shop no say in the result, and the head
  // of a division no longer sees what left the division (one-stop.md §9, data scope), so they ask the agency.
  "dossier.reopen": officers(["unit-head", "leader"], "decides"),
  // What the applicant holds is revoked or replaced by whoever signs for the agency (NĐ 30/2020, Đ.18).
  "dossier.recall-result": officers(["leader"], "decides"),
  // The correction (T24) is opened where dossiers are received or by the agency that decided; a head asks one of the two.
  "dossier.correct": [...officers(["intake-officer", "unit-head"], "receives", "decides")],
  "dossier.propose-extension": officers(["specialist"], "holds-step"),
  "dossier.sign-extension": officers(["leader"], "decides"),
  "dossier.reroute": officers(["unit-head", "centre-director"], "decides", "receives", "holds-step"),
  "dossier.open-child": [
    ...officers(["intake-officer"], "receives"),
    ...officers(["specialist"], "holds-step"),
    { who: "system", when: ["any"] },
  ],
  "dossier.advance-parent": [{ who: "system", when: ["any"] }],
  "dossier.move-custody": officers(
    ["intake-officer", "return-officer", "specialist", "unit-head", "clerk", "digitisation-operator"],
    "receives",
    "holds-step",
  ),
  "dossier.check-components": [
    ...officers(["intake-officer", "digitisation-operator"], "receives"),
    ...officers(["specialist"], "holds-step"),
  ],
  "dossier.confirm-draft": [{ who: "citizen", when: ["owner"] }, ...officers(["intake-officer"], "receives")],
  "dossier.fire-timer": [{ who: "system", when: ["any"] }],
  // Recomputing open dossiers after a calendar revision is an explicit act of whoever keeps the calendar (§4.2)
  "dossier.move-due": [
    ...officers(["unit-admin"], "own-tree"),
    ...officers(["system-admin", "control-officer"], "any"),
  ],
  // Public post (one-stop.md §6.3, §9): the office hands over and receives, postal staff see and sign for their own post
  // office alone, whoever answers for the unit looks on. A sheet and a parcel are asked about at the side that acts.
  "post.read": [
    ...officers(
      [
        "intake-officer",
        "return-officer",
        "cashier",
        "unit-head",
        "leader",
        "centre-director",
        "postal-staff",
      ],
      "own-tree",
    ),
    ...officers(["auditor"], "any"),
  ],
  "post.sign": officers(["intake-officer", "return-officer", "postal-staff"], "own-tree"),
  "post.hand-over": officers(["intake-officer", "return-officer"], "own-tree"),
  "post.carry": officers(["postal-staff"], "own-tree"),
  "post.resolve": officers(["return-officer", "centre-director"], "own-tree"),
  "post.reconcile": officers(["cashier", "centre-director"], "own-tree"),
  // Money (one-stop.md §9: cashier ≠ exemption approver): taken by cashiers of the unit, asked for by whoever serves the
  // applicant, decided by heads and leaders, looked into by whoever answers for the unit or audits it.
  "payment.read": audited(["cashier", "unit-head", "leader", "centre-director"]),
  /** The charges of one dossier: also of whoever may ask for less of them, or for something back. */
  "payment.read-charges": audited(["cashier", "intake-officer", "unit-head", "leader", "centre-director"]),
  "payment.take": officers(["cashier"], "own-tree"),
  "payment.ask-decision": officers(["cashier", "intake-officer"], "own-tree"),
  "payment.decide": officers(["unit-head", "leader"], "own-tree"),
  "payment.reconcile": officers(["cashier", "centre-director"], "own-tree"),
  "payment.manage-accounts": [
    ...officers(["centre-director", "unit-admin"], "own-tree"),
    { who: "system", when: ["any"] },
  ],
  /** Whoever owes pays: by the key of the payment page, or the second factor of the dossier. */
  "payment.pay": anyone,
  "payment.pay-own": [{ who: "citizen", when: ["owner"] }],
  /** A bank's message proves itself by its signature. */
  "payment.tell": anyone,
  // Statistics: whoever answers for a unit, or looks over it, sees the figures of its tree (one-stop.md §9)
  "statistics.read": officers(
    ["leader", "unit-head", "centre-director", "control-officer", "auditor"],
    "own-tree",
  ),
  // Statutory reports: made and checked by those who answer for the unit, signed off by who leads it, read by the auditor
  "report.read": audited(["leader", "unit-head", "centre-director", "control-officer"]),
  "report.prepare": officers(["unit-head", "centre-director", "control-officer"], "own-tree"),
  "report.sign-off": officers(["leader", "centre-director"], "own-tree"),
  // Any step of a report on its way out; the command asks for the right of the step itself
  "report.step": officers(["leader", "unit-head", "centre-director", "control-officer"], "own-tree"),
  // The dossier register names people: whoever keeps it at the counter, and whoever answers for the unit
  "register.read": [
    ...officers(["intake-officer", "leader", "unit-head", "centre-director", "control-officer"], "own-tree"),
    ...officers(["auditor"], "any"),
  ],
  // Templates of papers and their English: kept by whoever keeps the catalogue (one-stop.md §9)
  "paper.manage-templates": officers(["control-officer"], "any"),
  "report.manage-forms": officers(["control-officer"], "any"),
  // Messages: the operator keeps them going and sees no address, the control officer writes their texts, both are looked over
  /** How a guest is told, chosen behind the address in their own letter. */
  "notification.choose": anyone,
  "notification.read": officers(["system-admin", "control-officer", "auditor"], "any"),
  "notification.operate": officers(["system-admin"], "any"),
  "notification.edit-texts": officers(["control-officer"], "any"),
  // The clerk's registers (văn thư): the clerk keeps them, leaders read and give out, units see what they have a part in
  "records.list": officers([...DESK, "auditor"], "any"),
  "records.read": [
    ...officers(["clerk", "leader", "control-officer"], "own-tree"),
    ...officers(DESK, "holds-step"),
    ...officers(["auditor"], "any"),
  ],
  "records.register": officers(["clerk"], "own-tree"),
  "records.draft": officers(["specialist", "unit-head", "leader", "clerk", "centre-director"], "own-tree"),
  "records.sign": officers(["leader"], "own-tree"),
  "records.assign": [
    ...officers(["leader"], "own-tree"),
    ...officers(["leader", "unit-head", "centre-director"], "holds-step"),
  ],
  "records.work": officers(DESK, "holds-step"),
  "records.figures": audited(["clerk", "leader", "control-officer"]),
  // Operation
  "audit.read": officers(["auditor", "system-admin"], "any"),
  "operation.read": officers(["system-admin"], "any"),
  "operation.manage": officers(["system-admin"], "any"),
} as const satisfies Record<string, readonly Rule[]>;

export type Act = keyof typeof POLICY;
