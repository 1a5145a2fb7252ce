import { createApp } from "../../src/app.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { Instant } from "../../src/kernel/local-date.ts";
import type { Actor } from "../../src/modules/access/index.ts";
import type { Config } from "../../src/platform/config/config.ts";
import type { ResolveSession } from "../../src/web/env.ts";
import type { Router } from "../../src/web/router.ts";
import type { ShellSettings } from "../../src/web/shell-parts.ts";
import { type Client, clientOf } from "./client.ts";
import { type TestServices, testServices } from "./services.ts";

export type TestApp = TestServices & {
  readonly router: Router;
  readonly guest: Client;
  /** A client signed in as this actor, with a bearer token. */
  readonly as: (actor: Actor) => Client;
  /** The same, with a session cookie, as a browser has it. */
  readonly browserOf: (actor: Actor) => Client;
};

type Options = {
  readonly now?: Instant;
  readonly settings?: Partial<ShellSettings>;
  readonly runsJobs?: boolean;
  readonly config?: Partial<Config>;
  /** Routes of the test itself, declared like those of a module. */
  readonly routes?: (router: Router) => void;
};

/** The whole application over a fresh database, answered by `app.request`; use at the top of a file. */
export async function testApp(options: Options = {}): Promise<TestApp> {
  const { routes, settings, ...serviceOptions } = options;
  const services = await testServices(serviceOptions);
  const sessions = new Map<string, Actor>();
  const signedIn: ResolveSession = async (_services, { bearer, cookieToken }) => {
    const token = bearer ?? cookieToken ?? "";
    const actor = sessions.get(token);
    return actor === undefined ? null : { actor, sessionId: token, csrfSecret: `secret-of-${token}` };
  };
  const router = createApp(services.services, {
    signedIn,
    // How busy the machine is that runs the tests is not what they ask about.
    settings: { eventLoopLagMsMax: Number.POSITIVE_INFINITY, ...settings },
  });
  routes?.(router);
  const open = (actor: Actor) => {
    const token = newId();
    sessions.set(token, actor);
    return token;
  };
  return {
    ...services,
    router,
    guest: clientOf(router, {}),
    as: (actor) => clientOf(router, { authorization: `Bearer ${open(actor)}` }),
    browserOf: (actor) =>
      clientOf(router, { cookie: `motcua-session=${open(actor)}`, "sec-fetch-site": "same-origin" }),
  };
}

export { aCitizen, anOfficer } from "./actors.ts";
