import {
  openPostRoom,
  type PostRoom,
  runPost,
  simulatedProviders,
} from "../../src/modules/notification/index.ts";
import { type SimulatorMode, setSimulator } from "../../src/modules/notification/providers/simulator.ts";
import type { TestServices } from "./services.ts";

export type MessageRow = {
  readonly id: string;
  readonly kind: string;
  readonly seq: number | null;
  readonly audience: string;
  readonly silence: string | null;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly role: string | null;
};

/** The outbox as a test looks at it, and the simulated providers as it makes them behave. */
export function messagesOf({ services, database }: Pick<TestServices, "services" | "database">) {
  const room: PostRoom = openPostRoom(services, { providers: simulatedProviders(services) });
  const told = async (dossierId: string, audience = "APPLICANT"): Promise<MessageRow[]> =>
    database.kysely
      .selectFrom("notificationMessage")
      .select(["id", "kind", "seq", "audience", "silence", "personId", "unitId", "role"])
      .where("dossierId", "=", dossierId)
      .where("audience", "=", audience)
      .orderBy("at")
      .orderBy("seq")
      .orderBy("kind")
      .execute();
  return {
    room,
    told,
    kinds: async (dossierId: string, audience?: string) =>
      (await told(dossierId, audience)).map(({ kind }) => kind),
    deliveries: (dossierId: string) =>
      database.kysely
        .selectFrom("notificationDelivery as d")
        .innerJoin("notificationMessage as m", "m.id", "d.messageId")
        .selectAll("d")
        .select("m.kind")
        .where("m.dossierId", "=", dossierId)
        .orderBy("m.at")
        .orderBy("d.channel")
        .execute(),
    /** What the simulated providers have, as citizens see it. */
    arrived: (provider?: string) =>
      database.kysely
        .selectFrom("notificationSimulated")
        .selectAll()
        .$if(provider !== undefined, (query) => query.where("provider", "=", provider ?? ""))
        .orderBy("at")
        .orderBy("key")
        .execute(),
    behave: (provider: string, mode: SimulatorMode) => setSimulator(database, provider, mode),
    run: (otherwise: PostRoom = room) => runPost(otherwise),
  };
}
