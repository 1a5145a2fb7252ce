import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { runAct } from "../../src/modules/dossier/commands/run-act.ts";
import { submitDossier } from "../../src/modules/dossier/index.ts";
import { readDossier } from "../../src/modules/dossier/queries/read-dossier.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();

/** A dossier lying with the specialist. */
async function atAppraisal(code = "1.001612") {
  const dossier = await ward.receive(code);
  await ward.act("intake", dossier, { act: "handOver" });
  const [task] = await ward.database.kysely
    .selectFrom("dossierTask")
    .selectAll()
    .where("dossierId", "=", dossier.id)
    .execute();
  await ward.act("head2", dossier, { act: "completeTask", taskId: task?.taskId ?? "", note: "" });
  return dossier;
}

const refusalOf = async (
  name: Parameters<typeof ward.officer>[0],
  dossierId: Parameters<typeof runAct>[2]["dossierId"],
  command: Parameters<typeof runAct>[2]["command"],
) => {
  const done = await runAct(ward.office, ward.officer(name), {
    dossierId,
    command,
    expectedVersion: null,
    key: null,
  });
  return done.ok ? null : done.refusal.code;
};

describe("whom and what an act names", () => {
  test("a dossier is not sent, nor a question put, to a unit that does not exist", async () => {
    const { id } = await atAppraisal();
    expect(
      await refusalOf("head2", id, { act: "reroute", toUnitId: newId<"unit">(), reason: "Nhầm cơ quan" }),
    ).toBe("DOSSIER_UNIT_NOT_OPEN");
    const ask = {
      act: "requestConsultation",
      unitIds: [newId<"unit">()],
      question: "Ý kiến?",
      dueOn: ward.clock.today(),
    } as const;
    expect(await refusalOf("specialist2", id, ask)).toBe("DOSSIER_UNIT_NOT_OPEN");
  });

  test("an exemption is approved by a leader or head of the agency, not by just anybody", async () => {
    const dossier = await atAppraisal();
    await ward.act("specialist2", dossier, { act: "requirePayment", amountDong: 120_000, reason: "Lệ phí" });
    const exempted = (approvedBy: Parameters<typeof ward.organisation.personOf>[0]) =>
      ({
        act: "confirmPayment",
        reference: null,
        exemption: { reason: "Hộ nghèo", approvedBy: ward.organisation.personOf(approvedBy) },
      }) as const;
    expect(await refusalOf("cashier", dossier.id, exempted("digitiser"))).toBe("EXEMPTION_APPROVER_UNFIT");
    expect(await refusalOf("cashier", dossier.id, exempted("leader"))).toBe(null);
  });

  test("an applicant can neither claim the counter nor that a database answered for the papers", async () => {
    const whole = await ward.submission("1.001776", { channelIn: "POSTAL", channelOut: "COUNTER" });
    const bare = {
      ...whole,
      form: {},
      components: [],
      lookedUp: whole.components.map((component) => component.componentCode),
    };
    const refused = await submitDossier(ward.office, { actor: { kind: "guest" }, request: bare, key: null });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "DOSSIER_FORM_INVALID" } });
    const sent = await submitDossier(ward.office, { actor: { kind: "guest" }, request: whole, key: null });
    if (!sent.ok) throw new Error(sent.refusal.code);
    const row = await ward.database.kysely
      .selectFrom("dossier")
      .select("channelIn")
      .where("id", "=", sent.value.id)
      .executeTakeFirstOrThrow();
    expect(row.channelIn).toBe("ONLINE");
  });

  test("a consulted unit learns what it is asked, not whose dossier it is nor what is in it", async () => {
    const dossier = await atAppraisal();
    const police = ward.organisation.unitOf("police");
    await ward.act("specialist2", dossier, {
      act: "requestConsultation",
      unitIds: [police],
      question: "Tình trạng cư trú?",
      dueOn: ward.clock.today(),
    });
    const view = await readDossier(ward.office, ward.officer("specialist3"), dossier.id);
    if (!view.ok) throw new Error(view.refusal.code);
    const full = await readDossier(ward.office, ward.officer("specialist2"), dossier.id);
    if (!full.ok) throw new Error(full.refusal.code);
    expect(view.value.sharedPartOnly).toBe(true);
    const shown = JSON.stringify(view.value);
    const { owner } = full.value.applicant;
    for (const secret of [owner.fullName, owner.personalId, owner.phone, owner.address])
      expect(shown).not.toContain(secret);
    expect(view.value.dossier.caseFacts).toEqual({});
    expect(shown).toContain("Tình trạng cư trú?");
  });
});
