import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { messages } from "../../src/i18n/index.ts";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { apiOffice, done, fresh, refused } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { at } from "../support/office-time.ts";
import { remoteSigner } from "../support/remote-signer.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const { services, database } = office;
const CODE = "1.004873";
const SIGN = { outcome: "POSITIVE", summary: "Đồng ý", authorityWord: "KT" };

const certificate = await database.kysely
  .selectFrom("signatureCertificate")
  .select(["id", "fingerprint"])
  .where("holderId", "=", office.organisation.personOf("leader"))
  .where("subjectKind", "=", "PERSON")
  .executeTakeFirstOrThrow();
await database.kysely
  .updateTable("signatureCertificate")
  .set({ device: "REMOTE" })
  .where("id", "=", certificate.id)
  .execute();
const key = readFileSync(
  join(services.config.dataFolder, "demo-authority", `${certificate.fingerprint}.pem`),
);
const service = await remoteSigner(createPrivateKey(key));
afterAll(() => service.stop());

/** The office as it is set up with the remote service. */
const signing = { ...services.config.signing, remote: { url: service.url, token: "the-office" } };
const router = createApp({ ...services, config: { ...services.config, signing } });
const session = { signInName: "leader", password: DEMO_PASSWORD };
const { token } = await done(await office.guest.post("/api/v1/session", session));
const leader = clientOf(router, { authorization: `Bearer ${token}` });
const sign = (id: string, headers: Record<string, string>) =>
  leader.post(`/api/v1/dossiers/${id}/signResult`, SIGN, headers);

async function signedPapers(id: string) {
  return (await listPapersOf(database, id)).filter(({ state }) => state === "SIGNED");
}

test.each([
  ["declining", "SIGNING_DECLINED"],
  ["failing", "SIGNING_UNAVAILABLE"],
  ["cut-off", "SIGNING_UNAVAILABLE"],
  ["no-key", "SIGNING_KEY_MISSING"],
  ["babbling", "SIGNING_WRONG_ANSWER"],
  ["lying", "SIGNING_WRONG_ANSWER"],
  ["twice", "SIGNING_WRONG_ANSWER"],
] as const)(
  "a signing service that is %s signs nothing, the signer is told why, and the next try signs",
  async (mood, code) => {
    const { id, version } = await office.reach(CODE, "sign");
    const headers = fresh(version);
    service.be(mood);
    const problem = await refused(await sign(id, headers));
    expect(problem.code).toBe(code);
    expect(problem.detail).toBe(messages("vi").signature.errors[code]);
    expect(await signedPapers(id)).toEqual([]);
    expect((await office.view(id)).dossier.version).toBe(version);
    service.be("honest");
    expect(await done(await sign(id, headers))).toMatchObject({ id, version: version + 1 });
    expect(await signedPapers(id)).toHaveLength(1);
  },
);

test("a signer who presses again while the service takes its time is asked once, and both presses hear the same", async () => {
  const { id, version } = await office.reach(CODE, "sign");
  const headers = fresh(version);
  const before = service.calls();
  service.be("slow");
  const presses = [sign(id, headers), sign(id, headers)];
  await expect.poll(() => service.slow(), { timeout: 10_000, interval: 10 }).toBe(1);
  service.be("honest");
  service.answerSlow();
  const [one, two] = await Promise.all(presses.map(async (each) => done(await each)));
  expect(two).toEqual(one);
  expect(service.calls() - before).toBe(1);
  expect(await signedPapers(id)).toHaveLength(1);
});

test("what a colleague changed while the service took its time is not signed, and the signer hears who it was", async () => {
  const { id, version, taskId } = await office.reach(CODE, "sign");
  service.be("slow");
  const pressed = sign(id, fresh(version));
  await expect.poll(() => service.slow(), { timeout: 10_000, interval: 10 }).toBe(1);
  await office.act("leader", id, "returnToPrevious", { taskId, reason: "Thiếu trích yếu" });
  service.answerSlow();
  expect((await refused(await pressed)).code).toBe("DOSSIER_CHANGED");
  expect(await signedPapers(id)).toEqual([]);
  service.be("honest");
  const again = await office.carry({ ...(await office.view(id)).dossier, id }, "sign");
  await done(await sign(id, fresh(again.version)));
  const [paper] = await signedPapers(id);
  expect(present(paper, "paper").signedSha256).not.toBeNull();
});
