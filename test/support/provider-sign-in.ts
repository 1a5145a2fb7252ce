import { expect } from "vitest";
import { beginProviderSignIn, completeProviderSignIn } from "../../src/modules/identity/provider-sign-in.ts";
import type { SignInFrame } from "../../src/modules/identity/sign-in.ts";
import type { Services } from "../../src/platform/services.ts";
import { testServices } from "./services.ts";

const frame: SignInFrame = {
  origin: { source: "127.0.0.1", userAgent: "test" },
  carrier: "COOKIE",
  deviceToken: null,
  formerToken: null,
};

/** Services whose provider a test chooses, and a person who comes back from it; use at the top of a file. */
export async function providerSignIn() {
  const { services, database } = await testServices();
  const demo = (identityProvider: Services["config"]["identityProvider"]): Services => ({
    ...services,
    config: { ...services.config, demo: true, identityProvider },
  });

  async function begin(at: Services) {
    const begun = await beginProviderSignIn(at, { returnTo: "/my/dossiers", locale: "vi" });
    return begun.ok
      ? { address: new URL(begun.value.address), flowToken: begun.value.flowToken }
      : expect.fail(begun.refusal.code);
  }
  const complete = (at: Services, flowToken: string | null, query: string) =>
    completeProviderSignIn(at, { ...frame, flowToken, query });
  return { services, database, demo, begin, complete };
}
