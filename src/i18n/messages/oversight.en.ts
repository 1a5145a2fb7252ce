import type { Messages } from "../messages-type.ts";
import type { oversightVi } from "./oversight.vi.ts";

export const oversightEn: Messages<typeof oversightVi> = {
  stuck: {
    title: "Stuck dossiers",
    lead: ({ at }) =>
      `Numbered dossiers nobody is acting on, computed at ${at}. What waits for the applicant is not counted here.`,
    group: "Stuck",
    kinds: {
      UNTAKEN: () => "Taken by nobody",
      UNREAD: ({ hours }) => `Unread for ${hours} working hours`,
    },
    definitions: {
      UNTAKEN: "Accepted dossiers with a step past its quota that nobody took, or at no step at all.",
      UNREAD: "Sent in online or by post and checked by nobody within the working hours chosen.",
    },
    nowOnly: "Only known for now",
    more: ({ count }) => `over ${count}`,
    hours: "Working hours unread",
    hoursHint: "From 1 to 80; the rule is 8 hours",
    step: "Step",
    since: "Still since",
    submitted: "Sent in",
    checkDue: "Check due",
    empty: "No dossier is stuck.",
  },
  late: {
    title: "Where time was lost",
    lead: "At which step, and with which unit, the late results of the period lost their time.",
    rule: "Time lost is the working time a step held a dossier beyond its quota. A result may have run over at several steps, each counted once.",
    results: ({ count, unexplained }) =>
      `${count} late results; in ${unexplained} of them no step ran over (the quotas or the slack between steps were not enough, or an older system recorded no steps).`,
    none: "No result of the period was late.",
    bySteps: "By step",
    byUnits: "By the unit that held the step",
    step: "Step",
    unit: "Unit",
    times: "Overruns",
    time: "Time over",
    share: "Share",
    average: "Mean of an overrun",
    all: "All steps and units",
    list: "The late results",
    listOf: ({ name }) => `Late results: ${name}`,
    listAll: "Late results of the period",
    onlyTop: ({ shown, count }) => `${shown} of ${count}, the most time first.`,
    open: {
      title: "Overdue now, without a result",
      lead: ({ shown, count }) =>
        `Reckoned from the ${shown} longest overdue of ${count} overdue dossiers, as of now. A step still at work counts with what it has used.`,
      past: "Only known for now: leave “As known on” empty to see it.",
      none: "No dossier is overdue.",
    },
    back: "Back to the figures",
  },
  views: {
    label: "How reorganised agencies are counted",
    names: {
      RESTATED: "Agencies of today",
      AS_WAS: "Agencies of the time",
      AS_REPORTED: "As reported",
    },
    explain: {
      RESTATED:
        "What merged or divided agencies counted is laid to those at work today; shares of a divided one are estimates.",
      AS_WAS: "Each dossier counts for the agency that handled it then, closed ones included.",
      AS_REPORTED: "A made report keeps the figures it was made with, whatever became known later.",
    },
    estimated: "Estimate: these figures hold a share of a divided agency.",
    dividedApart: ({ names }) =>
      `Lists of dossiers, and what is counted dossier by dossier, leave out divided agencies: ${names}. To open their dossiers, look at the figures by agencies of the time.`,
    closed: ({ name, on }) => `${name} (until ${on})`,
    reports: "Reports of the period",
    noReports: "There is no report of this period.",
    form: "Form",
    period: "Period",
    revision: "Revision",
    asOf: "As of",
  },
};
