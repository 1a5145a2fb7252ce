export { openAccount } from "./account-commands.ts";
export { registerIdentityJobs } from "./jobs.ts";
export { numbersUnderOtherNames } from "./other-names.ts";

export { resolveSession, sessionWithUnread } from "./session.ts";

export { openStandInAccounts, type StandInAccount } from "./stand-in/accounts.ts";
export { type StandInBeside, startStandInBeside } from "./stand-in/beside.ts";
export { withStandIn } from "./stand-in/settings.ts";
