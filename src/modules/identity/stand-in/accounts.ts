import type { Services } from "../../../platform/services.ts";
import type { Citizen } from "../../access/index.ts";
import { keepCitizen } from "../provider-sign-in.ts";
import { STAND_IN_CITIZENS, type StandInCitizen } from "./citizens.ts";
import { usesStandIn } from "./settings.ts";

export type StandInAccount = { readonly citizen: Citizen; readonly claims: StandInCitizen };

/** The accounts of the stand-in's citizens, as their first sign-in would make them; none where it is not used. */
export async function openStandInAccounts(services: Services): Promise<readonly StandInAccount[]> {
  const { identityProvider } = services.config;
  if (identityProvider === null || !usesStandIn(services.config)) return [];
  const opened: StandInAccount[] = [];
  // One after another: the seed may run inside one transaction.
  for (const claims of STAND_IN_CITIZENS) {
    const level = claims.vneid_level === 2 ? 2 : 1;
    const { id, fullName, phone } = await keepCitizen(services, identityProvider.issuer, {
      ...claims,
      vneid_level: level,
    });
    const confirmed = level === 2 ? claims.personal_id : null;
    opened.push({
      citizen: { kind: "citizen", accountId: id, fullName, personalId: confirmed, phone },
      claims,
    });
  }
  return opened;
}
