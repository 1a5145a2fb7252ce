import { assert, present } from "../../src/kernel/assert.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import { seedDossierRoutes } from "../../src/demo/dossier.ts";
import { inventedAnswers } from "../../src/demo/invented-answers.ts";
import { type Invention, inventionFrom } from "../../src/demo/invented-people.ts";
import { DEMO_OFFICERS, type DemoOfficerName, type DemoOrganisation } from "../../src/demo/organisation.ts";
import { seedWard } from "../../src/demo/seed.ts";
import type { AccountId, Officer, PersonId } from "../../src/modules/access/index.ts";
import { componentsFor, findPublishedVersion, formSchemaOf } from "../../src/modules/catalogue/index.ts";
import { type Acted, type AskedAct, type Office, openOffice, receiveAtCounter, runAct, type SubmitRequest, submitDossier } from "../../src/modules/dossier/index.ts";
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
  const office = openOffice(test.services);
  const rows = await test.database.kysely.selectFrom("identityAccount").select(["id", "personId"]).where("personId", "is not", null).execute();
  const accounts = new Map(rows.map((row) => [row.personId as PersonId, row.id as AccountId]));
  const invention = inventionFrom(11);
  const officer = (name: DemoOfficerName): Officer => {
    const demo = present(DEMO_OFFICERS.find((each) => each.name === name), name);
    const personId = organisation.personOf(name);
    const grants = demo.roles.map((role) => ({ role, unitId: organisation.unitOf(demo.unit), delegatedBy: null }));
    return { kind: "officer", accountId: present(accounts.get(personId), "account"), personId, fullName: demo.fullName, grants };
  };
  const submission = (code: string, changes: Partial<SubmitRequest> = {}) => submissionFor({ test, organisation, invention }, code, changes);
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
    receive: async (code) => done(await receiveAtCounter(office, { actor: officer("intake"), request: await submission(code), key: null })),
    submitOnline: async (code) => done(await submitDossier(office, { actor: { kind: "guest" }, request: await submission(code, { channelIn: "ONLINE", channelOut: "ONLINE" }), key: null })),
    act: async (name, dossier, command) => done(await runAct(office, officer(name), { dossierId: dossier.id, command, expectedVersion: null, key: null })),
  };
}

type Known = { readonly test: TestServices; readonly organisation: DemoOrganisation; readonly invention: Invention };

async function submissionFor({ test, organisation, invention }: Known, code: string, changes: Partial<SubmitRequest>): Promise<SubmitRequest> {
  const on = localDateOf(test.clock.now());
  const version = present(await findPublishedVersion(test.database, { code, on }), code);
  const schema = version.forms.map(formSchemaOf).find((each) => each !== null) ?? null;
  const person = invention.person();
  const procedureCase = present(version.cases.at(-1), "ordinary case");
  return {
    procedureCode: code,
    caseCode: null,
    receivingUnitId: organisation.unitOf("serviceCentre"),
    competentAgencyId: null,
    supportPointId: null,
    channelIn: "DIRECT",
    channelOut: "COUNTER",
    copiesOfSet: 1,
    applicant: {
      owner: { fullName: person.fullName, personalId: person.personalId, phone: person.phone, email: null, address: person.address, dateOfBirth: person.birthDate },
      submitter: null,
      relationship: "SELF",
    },
    form: schema === null ? {} : inventedAnswers(schema, { person, on }),
    components: componentsFor(procedureCase, {}).map((component) => ({ componentCode: component.code, originals: component.originals, copies: component.copies, files: [], digitisation: null })),
    lookedUp: [],
    custody: [],
    correctionOf: null,
    parentId: null,
    ...changes,
  };
}
