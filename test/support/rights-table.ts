/**
 * Who may do what, written by hand from one-stop.md: §3.3 (who of each transition), §9 (roles, separation of duties,
 * data scope). The test compares it with what the program answers; it never reads the program's own table.
 *
 * Each row: act → who → how they must stand to the object. One letter a relation, any of them suffices:
 *   A  any object, or none          S  the own account             O  the own dossier (owner, or the same personal id)
 *   T  unit tree: the unit or one above it (for a dossier: receiving, support or competent)
 *   R  receiving side: receiving unit or support point, or above   D  deciding side: competent agency, or above
 *   H  exactly a unit that holds an open step                      C  exactly a unit asked for its opinion
 *   N  deciding side, and did not appraise this dossier
 * A guest's own is the dossier whose personal id and name come with the request; merely at the door, none is.
 * Short names: guest citizen system; I intake, B return officer, K cashier, S specialist, H unit head, L leader,
 * C clerk, D centre director, Q control officer, G digitisation, P postal, E helpline, F feedback, U unit admin,
 * Y system admin, X auditor.
 */
export const WHO = {
  I: "intake-officer",
  B: "return-officer",
  K: "cashier",
  S: "specialist",
  H: "unit-head",
  L: "leader",
  C: "clerk",
  D: "centre-director",
  Q: "control-officer",
  G: "digitisation-operator",
  P: "postal-staff",
  E: "helpline-agent",
  F: "feedback-officer",
  U: "unit-admin",
  Y: "system-admin",
  X: "auditor",
} as const;

/** `"I:R system:A"` = intake officers of the receiving side, and the program itself. */
type Row = string;

const EVERYONE = "guest:A citizen:A system:A I:A B:A K:A S:A H:A L:A C:A D:A Q:A G:A P:A E:A F:A U:A Y:A X:A";
const DESK_ANY = "I:A B:A K:A S:A H:A L:A C:A D:A Q:A G:A";
const EVERY_OFFICER = `${DESK_ANY} P:A E:A F:A U:A Y:A X:A`;

export const RIGHTS: Readonly<Record<string, Row>> = {
  // Everybody, signed in or not: the portal, public tracking, the door itself.
  "portal.read": EVERYONE,
  "dossier.track": EVERYONE,
  "session.open": EVERYONE,
  "session.close": EVERYONE,
  // §9: whoever has an account sees that account.
  "account.read-own": `citizen:A ${EVERY_OFFICER}`,
  // §9: unit admin for the own tree, system admin for all; the auditor reads. Imports are the operator's (system).
  "unit.read": `${DESK_ANY} U:A Y:A X:A`,
  "unit.manage": "Y:A system:A",
  "person.read": "U:A Y:A X:A H:A L:A D:A",
  "person.manage": "U:T Y:A system:A",
  // "officer must hold role in the unit or valid delegation": given by who leads the unit, or its administrator.
  "delegation.manage": "L:T D:T U:T Y:A system:A",
  "calendar.read": `${DESK_ANY} U:A Y:A X:A`,
  "calendar.manage": "U:T Y:A Q:A system:A", // the year of public holidays is imported by the operator
  // reform.md §F4: the custodian (records clerk) and the unit's administrator; anchors are the system administrator's.
  "certificate.read": "C:T L:T H:T Q:T U:T Y:A X:A",
  "certificate.manage": "C:T U:T Y:A system:A",
  "trust.manage": "Y:A system:A",
  // §9: the control officer owns catalogue and processes.
  "catalogue.read": `${DESK_ANY} U:A Y:A X:A`,
  "catalogue.manage": "Q:A",
  "catalogue.set-fees": "Q:T", // Luật Phí và lệ phí 2015, Đ.21: by the province, for what is below it
  "catalogue.import": "Q:A system:A",
  "process.read": `${DESK_ANY} U:A Y:A X:A`,
  "process.manage": "Q:A system:A",
  // A division is not above the agency's decision but holds the step (invariant f): its head acts on what lies there.
  // T1: applicant or postal staff; an intake officer assists at the counter.
  "dossier.submit": "guest:A citizen:A I:A P:A",
  // Whoever may submit, and every desk that puts a paper on a dossier; readers and administrators have none to put.
  "file.upload": `guest:A citizen:A ${DESK_ANY} P:A`,
  "dossier.read-own": "citizen:O",
  "dossier.list-own": "citizen:A",
  // T5, T11, T17, T27: the applicant, or the intake officer who writes it down for them.
  "dossier.answer-supplement": "guest:O citizen:O I:R",
  "dossier.request-withdrawal": "citizen:O I:R",
  "dossier.cancel": "citizen:O I:R",
  // §9 data scope: own unit tree; a consulted unit sees the shared part; the auditor reads all; administrators none.
  "dossier.list": `${DESK_ANY} X:A`,
  "dossier.read": "I:THC B:THC K:THC S:THC H:THC L:THC C:THC D:THC Q:THC G:THC X:A",
  "dossier.receive": "I:R", // T2, T3
  "dossier.request-intake-supplement": "I:R", // T4
  "dossier.reject": "I:R system:A", // T6
  "dossier.hand-over": "I:R", // T7
  "dossier.assign": "H:HD D:HD", // R4: the head of the unit that holds the step
  "dossier.complete-task": "I:H B:H K:H S:H H:H L:H C:H D:H Q:H G:H", // invariant (f)
  "dossier.return-to-previous": "S:H H:H L:H C:H",
  "dossier.consult": "S:H H:H", // T8
  "dossier.reply-consultation": "S:C H:C", // T8
  "dossier.verify-facts": "S:H H:H", // T9
  "dossier.propose-supplement": "S:H", // T10: S proposes
  "dossier.approve-supplement": "H:DH L:D", // T10: H or L approves
  "dossier.drop-supplement": "S:H H:DH L:D", // T10: who proposed it, or who does not approve it
  "dossier.send-supplement": "I:R", // T10: I sends
  "dossier.confirm-supplement": "I:R", // T11: I confirms
  "dossier.stop": "H:DH system:A", // T12
  "dossier.require-payment": "S:DH K:DH system:A", // T13: S, K, tax system
  "dossier.confirm-payment": "K:RD system:A", // T14
  "dossier.suspend": "H:DH L:D", // T15
  "dossier.resume": "H:DH L:D", // T16
  "dossier.decide-withdrawal": "H:DH L:D", // T18, T19
  "dossier.draft-result": "S:H H:H L:H", // §5.1: the specialist drafts, head and leader at their own step
  "dossier.sign": "L:N", // T20, T21; §9: specialist ≠ signer of the same dossier
  "dossier.issue": "C:DH", // T20, T21; the clerk often sits in a unit of the agency that holds the step
  "dossier.return-result": "I:R B:R P:R system:A", // T22
  "dossier.reopen": "H:D L:D", // T23: at the agency; holding the return desk gives no say in the result
  "dossier.recall-result": "L:D", // NĐ 30/2020, Đ.18: whoever signs for the agency
  "dossier.correct": "I:RD H:RD", // T24: the agency; an applicant submits anew (T1)
  "dossier.propose-extension": "S:H", // T25: S drafts
  "dossier.sign-extension": "L:D", // T25: L signs
  "dossier.reroute": "H:DRH D:DRH",
  "dossier.advance-parent": "system:A", // T26
  "dossier.open-child": "I:R S:H system:A", // §5.3: children of an interlinked dossier
  "dossier.move-custody": "I:RH B:RH S:RH H:RH C:RH G:RH", // whoever has the paper originals in hand
  "dossier.check-components": "I:R G:R S:H", // §7: digitisation at reception, or by who appraises
  "dossier.confirm-draft": "citizen:O I:R", // §5.5: the citizen checks the draft of the paper
  "dossier.fire-timer": "system:A",
  "dossier.move-due": "U:T Y:A Q:A", // §4.2: whoever keeps the calendar, by an explicit act
  // Money, §9: the cashier takes it; whoever serves the applicant asks for an exemption or refund; heads and leaders decide,
  // never a cashier; who leads the centre reconciles beside the cashier; the auditor reads.
  "payment.read": "K:T H:T L:T D:T X:A",
  "payment.read-charges": "K:T I:T H:T L:T D:T X:A",
  "payment.take": "K:T",
  "payment.ask-decision": "K:T I:T",
  "payment.decide": "H:T L:T",
  "payment.reconcile": "K:T D:T",
  "payment.manage-accounts": "D:T U:T system:A",
  // The key of the page, the second factor, or the bank's signature says who it is.
  "payment.pay": EVERYONE,
  "payment.tell": EVERYONE,
  "payment.pay-own": "citizen:O",
  // §8, §9: the heads report on their own tree, the leader vouches for it, the auditor reads; forms are the control officer's.
  "report.read": "L:T H:T D:T Q:T X:A",
  "report.prepare": "H:T D:T Q:T",
  "report.sign-off": "L:T D:T",
  "report.step": "L:T H:T D:T Q:T",
  "register.read": "I:T L:T H:T D:T Q:T X:A",
  "paper.manage-templates": "Q:A", // §9: the control officer owns the catalogue and what is printed from it
  "report.manage-forms": "Q:A",
  // §9: administrators see no dossier, and no address either; the control officer owns what the office says.
  "notification.choose": EVERYONE,
  "notification.read": "Y:A Q:A X:A",
  "notification.operate": "Y:A",
  "notification.edit-texts": "Q:A",
  // §6.3, §9: the one-stop shop hands over and receives; postal staff act for their own house alone (their tree is the
  // carrier's); whoever answers for the unit looks on; the cashier and the director settle the money.
  "post.read": "I:T B:T K:T H:T L:T D:T P:T X:A",
  "post.sign": "I:T B:T P:T",
  "post.hand-over": "I:T B:T",
  "post.carry": "P:T",
  "post.resolve": "B:T D:T",
  "post.reconcile": "K:T D:T",
  // §9: the auditor reads, including the audit log; the operator sees how the program runs.
  // §9: who leads, heads or looks over a unit sees the figures of its tree.
  "statistics.read": "L:T H:T D:T Q:T X:T",
  // §1.5, §9: the clerk keeps the registers, a leader gives work out and signs, a unit sees and does what it has a part in.
  "records.list": `${DESK_ANY} X:A`,
  "records.read": "I:H B:H K:H S:H H:H L:TH C:TH D:H Q:TH G:H X:A",
  "records.register": "C:T",
  "records.draft": "S:T H:T L:T C:T D:T",
  "records.sign": "L:T",
  "records.assign": "L:TH H:H D:H",
  "records.work": "I:H B:H K:H S:H H:H L:H C:H D:H Q:H G:H",
  "records.figures": "C:T L:T Q:T X:A",
  "audit.read": "X:A Y:A",
  // §7.4: stored papers are their owner's; officers who handle dossiers look with a purpose.
  "paper-store.read-own": "citizen:A",
  // Whoever sees people and their documents at the counter confirms whom they represent; where nobody else sits there, who leads is the second.
  "paper-store.represent": "I:A D:A L:A",
  "paper-store.look-up": "I:A S:A G:A",
  // NĐ 23/2015, Đ.5: copies are certified by the heads of the agency; the register is kept where copies are entered.
  "certification.read": "I:A L:A C:A",
  "certification.void": "I:A L:A",
  "certification.sign": "L:A",
  "operation.read": "Y:A",
  "operation.manage": "Y:A",
};
