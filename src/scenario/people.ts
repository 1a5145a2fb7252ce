import { DEMO_PASSWORD } from "../demo/identity.ts";
import { DEMO_OFFICERS, type DemoOfficerName } from "../demo/organisation.ts";
import { deskForms, type FormsClient } from "./forms-client.ts";
import { type Client, httpClient, openSession, type Told } from "./http-client.ts";

/** Everything the clients of the week were told, and how often they asked. */
export type Ledger = { readonly told: Told[]; readonly requests: { count: number } };

/** The officers of the ward at their clients, and somebody without an account. */
export type People = {
  readonly as: (name: DemoOfficerName) => Client;
  /** The same officers at the pages of the office. */
  readonly forms: (name: DemoOfficerName) => FormsClient;
  readonly guest: Client;
  readonly signInAll: () => Promise<void>;
};

/**
 * Signs everybody in. A session ends when nobody used it for eight hours, and whoever has nothing to do before the late
 * afternoon finds theirs ended: they sign in again, as people do.
 */
export async function openPeople(baseUrl: string, ledger: Ledger): Promise<People> {
  const tokens = new Map<DemoOfficerName, string>();
  const signIn = async (name: DemoOfficerName) => {
    tokens.set(name, await openSession(baseUrl, { signInName: name, password: DEMO_PASSWORD }));
  };
  const signInAll = async () => {
    await Promise.all(DEMO_OFFICERS.map(({ name }) => signIn(name)));
  };
  await signInAll();
  const desks = new Map<DemoOfficerName, FormsClient>();
  return {
    forms: (name) => {
      const known = desks.get(name) ?? deskForms(baseUrl, { signInName: name, password: DEMO_PASSWORD });
      desks.set(name, known);
      return known;
    },
    as: (name) =>
      httpClient({ baseUrl, token: () => tokens.get(name) ?? null, renew: () => signIn(name), ...ledger }),
    guest: httpClient({ baseUrl, token: () => null, renew: null, ...ledger }),
    signInAll,
  };
}
