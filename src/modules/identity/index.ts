export { type Account, type Carrier, type Origin, parseSignInName } from "./account.ts";
export {
  changePassword,
  endOwnSession,
  openAccount,
  resetPassword,
  setSuspended,
  signOut,
} from "./account-commands.ts";
export { registerIdentityJobs } from "./jobs.ts";
export { isLoopback } from "./loopback.ts";
export { beginProviderSignIn, completeProviderSignIn, PROVIDER_RETURN_PATH } from "./provider-sign-in.ts";
export { identityFaults, identityRefusals } from "./refusals.ts";
export { completeSecondFactor } from "./second-factor.ts";
export { type Credentials, resolveSession, type Session } from "./session.ts";
export { type SignedIn, type SignInFrame, signIn } from "./sign-in.ts";
export { openStandInAccounts, type StandInAccount } from "./stand-in/accounts.ts";
export { startStandInBeside } from "./stand-in/beside.ts";
export { withStandIn } from "./stand-in/settings.ts";
export { confirmTotp, disableTotp, enrolTotp, resetTotp } from "./totp-commands.ts";
