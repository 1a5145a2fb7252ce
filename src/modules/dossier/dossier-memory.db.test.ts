import { beforeEach, describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import type { Acted } from "./commands/act.ts";
import { type Office, openOffice } from "./commands/office.ts";
import { type AskedAct, runAct } from "./commands/run-act.ts";
import { findDossier } from "./store.ts";
import { verifyDossiers } from "./verify.ts";

const ward = await testWard();

const statements: string[] = [];
const { services } = ward;
const watched = {
  ...services.database,
  run: (...call: Parameters<typeof services.database.run>) => {
    statements.push(call[0].name);
    return services.database.run(...call);
  },
};
/** Two processes on one database, each with a memory of its own. */
const here = openOffice({ ...services, database: watched }, []);
const elsewhere = openOffice(services, []);

const act = (
  office: Office,
  name: DemoOfficerName,
  asked: { readonly dossier: Acted; readonly command: AskedAct["command"]; readonly version?: number },
) =>
  runAct(office, ward.officer(name), {
    dossierId: asked.dossier.id,
    command: asked.command,
    expectedVersion: asked.version ?? null,
    key: null,
  });

/** A dossier whose last act was done by the process under test, which therefore remembers it. */
async function rememberedDossier() {
  const dossier = await ward.receive("1.001612");
  const moved = await act(here, "intake", { dossier, command: { act: "handOver" } });
  if (!moved.ok) throw new Error(moved.refusal.code);
  const task = await ward.database.kysely
    .selectFrom("dossierTask")
    .select("taskId")
    .where("dossierId", "=", dossier.id)
    .executeTakeFirstOrThrow();
  return { dossier: moved.value, taskId: task.taskId };
}

beforeEach(() => {
  statements.length = 0;
});

describe("a remembered dossier", () => {
  it("is acted on in one round trip", async () => {
    const { dossier, taskId } = await rememberedDossier();
    statements.length = 0;
    const done = await act(here, "head2", { dossier, command: { act: "completeTask", taskId, note: "" } });
    expect(done.ok).toBe(true);
    expect(statements.filter((name) => name.startsWith("dossier-"))).toEqual(["dossier-append-free"]);
  });

  it("that another process moved on is acted on as it now stands", async () => {
    const { dossier, taskId } = await rememberedDossier();
    const note = "Xong phân công (minh họa)";
    await act(elsewhere, "head2", { dossier, command: { act: "completeTask", taskId, note } });
    const moved = await findDossier(ward.database, dossier.id);
    const next = moved?.dossier.tasks[0]?.taskId ?? "";
    // To the memory this step does not exist yet: its "no" is asked again of the database.
    const done = await act(here, "specialist2", {
      dossier,
      command: { act: "completeTask", taskId: next, note: "" },
    });
    expect(done).toMatchObject({ ok: true, value: { version: (moved?.dossier.version ?? 0) + 1 } });
  });

  it("that another process moved on is refused to whoever saw the older version, and nothing is written", async () => {
    const { dossier, taskId } = await rememberedDossier();
    await act(elsewhere, "head2", { dossier, command: { act: "completeTask", taskId, note: "" } });
    const refused = await act(here, "head2", {
      dossier,
      command: { act: "completeTask", taskId, note: "" },
      version: dossier.version,
    });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "DOSSIER_CHANGED", what: "TaskCompleted", version: dossier.version + 1 },
    });
  });

  it("is not one that only an open transaction has seen", async () => {
    const { dossier } = await rememberedDossier();
    const loaded = await findDossier(ward.database, dossier.id);
    await ward.database.transaction(async (tx) => {
      if (loaded !== null) elsewhere.memory.keep(tx, loaded);
      expect(here.memory.find(tx, dossier.id)).toBeNull();
    });
    expect(elsewhere.memory.find(ward.database, dossier.id)).toBeNull();
  });

  it("leaves a history that verifies", async () => {
    expect((await verifyDossiers(ward.database)).broken).toEqual([]);
  });
});
