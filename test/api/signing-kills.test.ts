import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { present } from "../../src/kernel/assert.ts";
import { numberedByRegister } from "../../src/modules/certification/index.ts";
import { listPapersOf, verifyPaperSignatures, verifyPapers } from "../../src/modules/document/index.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { PAPER_WITNESSES } from "../../src/paper-witnesses.ts";
import { apiOffice, done, fresh } from "../support/api-office.ts";
import { type Client, clientOf } from "../support/client.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const CODE = "1.004873";
const dying = dyingConnections(office.database);
/** Another process of the same office: what the first one remembered is not known here. */
const otherRouter = createApp(office.services);
const SIGN = { outcome: "POSITIVE", summary: "Đồng ý", authorityWord: "KT" };
/** More than any act has: a run that is never left in peace proves nothing. */
const STATEMENTS_MAX = 150;

async function signedIn(signInName: string): Promise<readonly [Client, Client]> {
  const password = DEMO_PASSWORD;
  const { token } = await done(await office.guest.post("/api/v1/session", { signInName, password }));
  const headers = { authorization: `Bearer ${token}` };
  return [clientOf(office.router, headers), clientOf(otherRouter, headers)];
}
const leader = await signedIn("leader");
const clerk = await signedIn("clerk");

type Asked = {
  readonly id: string;
  readonly version: number;
  readonly act: string;
  readonly body: unknown;
};

/** Dies in the n-th gap of the act, is asked again elsewhere under the same key, and a third time where it died. */
async function diesAndHeals(
  [first, other]: readonly [Client, Client],
  { id, version, act, body }: Asked,
  gap: number,
): Promise<boolean> {
  const headers = fresh(version);
  const ask = (client: Client) => client.post(`/api/v1/dossiers/${id}/${act}`, body, headers);
  dying.dieAfter(gap);
  const broken = await ask(first);
  const isDead = dying.isDead();
  dying.revive();
  expect(broken.status, `${act}, gap ${gap}`).toSatisfy((status: number) => status === 200 || status === 503);
  const healed = await done(await ask(other));
  expect(healed).toMatchObject({ id, version: version + 1 });
  expect(await done(await ask(first))).toEqual(healed);
  return isDead;
}

async function paperOf(id: string) {
  const kept = await listPapersOf(office.database, id);
  const results = kept.filter(({ eventSeq }) => eventSeq === null);
  expect(results).toHaveLength(1);
  return present(results[0], "paper");
}

async function judged(sha256: string | null) {
  const bytes = present(await office.services.files.get(present(sha256, "hash")), "file");
  return validatePdf(bytes, { trust: await loadTrust(office.database), now: office.clock.now() });
}

test("wherever the process dies while a result is signed, one signed paper is there after it is asked again", {
  timeout: 300_000,
}, async () => {
  let gap = 0;
  for (let isDead = true; isDead; gap += 1) {
    expect(gap).toBeLessThan(STATEMENTS_MAX);
    const { id, version } = await office.reach(CODE, "sign");
    isDead = await diesAndHeals(leader, { id, version, act: "signResult", body: SIGN }, gap);
    const { state, signedSha256 } = await paperOf(id);
    expect(state).toBe("SIGNED");
    expect((await judged(signedSha256)).verdict).toBe("VALID");
    const { timeline } = await office.view(id);
    expect(timeline.filter(({ type }: { type: string }) => type === "ResultSigned")).toHaveLength(1);
  }
  expect(gap).toBeGreaterThan(10);
  expect((await verifyDossiers(office.database)).broken).toEqual([]);
});

test("wherever it dies while a result is numbered and sealed, it has one number, the next, and both signatures", {
  timeout: 300_000,
}, async () => {
  let gap = 0;
  for (let isDead = true; isDead; gap += 1) {
    expect(gap).toBeLessThan(STATEMENTS_MAX);
    const { id, version } = await office.reach(CODE, "issue");
    isDead = await diesAndHeals(clerk, { id, version, act: "issueResult", body: { files: [] } }, gap);
    const { state, numberText, sha256 } = await paperOf(id);
    expect(state).toBe("PUBLISHED");
    expect(Number.parseInt(numberText ?? "", 10)).toBe(gap + 1);
    const { verdict, signatures } = await judged(sha256);
    expect([verdict, signatures.map(({ field }) => field)]).toEqual(["VALID", ["person", "agency"]]);
    const { timeline } = await office.view(id);
    expect(timeline.filter(({ type }: { type: string }) => type === "ResultIssued")).toHaveLength(1);
  }
  expect(gap).toBeGreaterThan(10);
  expect((await verifyPapers(office.database, numberedByRegister)).wrong).toEqual([]);
  expect((await verifyPaperSignatures(office.services, PAPER_WITNESSES)).wrong).toEqual([]);
  expect((await verifyDossiers(office.database)).broken).toEqual([]);
});
