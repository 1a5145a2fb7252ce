import { seedDossierRoutes } from "../../src/demo/dossier.ts";
import { type Invention, inventionFrom } from "../../src/demo/invented-people.ts";
import { demoOfficers } from "../../src/demo/officers.ts";
import type { DemoOfficerName, DemoOrganisation } from "../../src/demo/organisation.ts";
import { sampleSubmission } from "../../src/demo/sample-submission.ts";
import { seedWard } from "../../src/demo/seed.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import type { Officer } from "../../src/modules/access/index.ts";
import { findPublishedVersion } from "../../src/modules/catalogue/index.ts";
import {
  type Acted,
  type AskedAct,
  type Office,
  openOffice,
  receiveAtCounter,
  runAct,
  type SubmitRequest,
  submitDossier,
} from "../../src/modules/dossier/index.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { type TestServices, testServices } from "./services.ts";

/** A ward at work, for tests of acts: who is who, what is handed in, and a short way to act. */
export type TestWard = TestServices & {
  readonly office: Office;
  readonly organisation: DemoOrganisation;
  readonly officer: (name: DemoOfficerName) => Officer;
  readonly submission: (code: string, changes?: Partial<SubmitRequest>) => Promise<SubmitRequest>;
  readonly receive: (code: string) => Promise<Acted>;
  readonly submitOnline: (code: string) => Promise<Acted>;
  readonly act: (name: DemoOfficerName, dossier: Acted, command: AskedAct["command"]) => Promise<Acted>;
};

/** Seeds the demo ward without dossiers on a fresh database; use at the top of a file. */
export async function testWard(options: Parameters<typeof testServices>[0] = {}): Promise<TestWard> {
  const test = await testServices(options);
  const organisation = await seedWard(test.services);
  await seedDossierRoutes(test.services, organisation);
  const office = openOffice(test.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const officers = await demoOfficers(test.services, organisation);
  const invention = inventionFrom(11);
  const officer = officers.named;
  const submission = (code: string, changes: Partial<SubmitRequest> = {}) =>
    submissionFor({ test, organisation, invention }, code, changes);
  const done = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
    assert(result.ok, `refused: ${result.ok ? "" : JSON.stringify(result.refusal)}`);
    return result.value;
  };
  return {
    ...test,
    office,
    organisation,
    officer,
    submission,
    receive: async (code) =>
      done(
        await receiveAtCounter(office, {
          actor: officer("intake"),
          request: await submission(code),
          key: null,
        }),
      ),
    submitOnline: async (code) =>
      done(
        await submitDossier(office, {
          actor: { kind: "guest" },
          request: await submission(code, { channelIn: "ONLINE", channelOut: "ONLINE" }),
          key: null,
        }),
      ),
    act: async (name, dossier, command) =>
      done(
        await runAct(office, officer(name), {
          dossierId: dossier.id,
          command,
          expectedVersion: null,
          key: null,
        }),
      ),
  };
}

type Known = {
  readonly test: TestServices;
  readonly organisation: DemoOrganisation;
  readonly invention: Invention;
};

async function submissionFor(
  { test, organisation, invention }: Known,
  code: string,
  changes: Partial<SubmitRequest>,
): Promise<SubmitRequest> {
  const on = localDateOf(test.clock.now());
  const version = present(await findPublishedVersion(test.database, { code, on }), code);
  const sample = sampleSubmission(version, {
    person: invention.person(),
    on,
    online: false,
    receivingUnitId: organisation.unitOf("serviceCentre"),
  });
  return { ...sample, ...changes };
}
