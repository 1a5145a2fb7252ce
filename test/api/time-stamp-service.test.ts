import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD } from "../../src/demo/identity.ts";
import { messages } from "../../src/i18n/index.ts";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { apiOffice, done, fresh, refused } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { at } from "../support/office-time.ts";
import { hasTool } from "../support/signing.ts";
import { timeStampService } from "../support/time-stamp-service.ts";

describe.skipIf(!hasTool("openssl"))("an authority of time that is not ours", async () => {
  const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
  const { services } = office;
  const CODE = "1.004873";
  const SIGN = { outcome: "POSITIVE", summary: "Đồng ý", authorityWord: "KT" };
  const folder = mkdtempSync(join(tmpdir(), "motcua-stamps-"));
  const authority = await timeStampService(folder);
  afterAll(async () => {
    await authority.close();
    rmSync(folder, { recursive: true });
  });
  const signing = { ...services.config.signing, timeStampUrl: authority.url };
  const router = createApp({ ...services, config: { ...services.config, signing } });
  const session = { signInName: "leader", password: DEMO_PASSWORD };
  const { token } = await done(await office.guest.post("/api/v1/session", session));
  const leader = clientOf(router, { authorization: `Bearer ${token}` });
  const sign = (id: string, headers: Record<string, string>) =>
    leader.post(`/api/v1/dossiers/${id}/signResult`, SIGN, headers);
  const signedOf = async (id: string) =>
    (await listPapersOf(office.database, id)).filter(({ state }) => state === "SIGNED");

  test.each([
    ["failing", "SIGNING_UNAVAILABLE"],
    ["cut-off", "SIGNING_UNAVAILABLE"],
    ["babbling", "SIGNING_WRONG_ANSWER"],
    ["other-bytes", "SIGNING_WRONG_ANSWER"],
    ["rejecting", "SIGNING_WRONG_ANSWER"],
    ["replaying", "SIGNING_WRONG_ANSWER"],
  ] as const)(
    "whose answer is %s stamps nothing: the signer is told why, nothing is half signed, and the next try signs",
    async (mood, code) => {
      authority.is("honest");
      const before = await office.reach(CODE, "sign");
      await done(await sign(before.id, fresh(before.version)));
      const { id, version } = await office.reach(CODE, "sign");
      const headers = fresh(version);
      authority.is(mood);
      const problem = await refused(await sign(id, headers));
      expect(problem.code).toBe(code);
      expect(problem.detail).toBe(messages("vi").signature.errors[code]);
      expect(await signedOf(id)).toEqual([]);
      expect((await office.view(id)).dossier.version).toBe(version);
      authority.is("honest");
      expect(await done(await sign(id, headers))).toMatchObject({ id, version: version + 1 });
      const [paper] = await signedOf(id);
      const bytes = present(await services.files.get(present(paper?.signedSha256, "hash")), "file");
      const trust = await loadTrust(office.database);
      const { signatures } = validatePdf(bytes, { trust, now: office.clock.now() });
      expect(signatures).toHaveLength(1);
    },
  );
});
