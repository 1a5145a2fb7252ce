import { addDays, instantAt } from "../kernel/local-date.ts";
import { importTrust, openSigning, requestCertificate, stepCertificate } from "../modules/signature/index.ts";
import type { Services } from "../platform/services.ts";
import { DEMO_OFFICERS, type DemoOrganisation, type DemoUnitKey, done, SEEDER } from "./organisation.ts";
import { DEMO_UNITS } from "./ward.ts";

/** How long the demonstration's leaders have had their certificates. */
const DAYS_BEFORE = 420;
const DAYS = 1_150;
/** The agencies that decide, and who keeps the seal of each. */
const AGENCIES = { ward: "clerk", police: "head3" } as const;
type Agency = keyof typeof AGENCIES;

/**
 * Certificates of the demonstration's own authority for whoever signs results, whoever digitises papers at the counter, and for the agencies that seal them. They
 * say DEMO on every paper; an installation that is no demonstration has none.
 */
export async function seedCertificates(services: Services, organisation: DemoOrganisation): Promise<void> {
  const authority = await openSigning(services).demo();
  if (authority === null) return;
  done(await importTrust(services, SEEDER, { content: authority.certificate.der }));
  const from = addDays(services.clock.today(), -DAYS_BEFORE);
  const give = async (order: Given) => {
    const { name, unit, ...subject } = order;
    const organisationName = nameOf(unit);
    const at = instantAt(from, 8 * 60);
    const made = await authority.issue({
      name,
      organisation: organisationName,
      use: "signer",
      at,
      days: DAYS,
    });
    const requestDocument = "TTr-DEMO";
    const asked = {
      ...subject,
      unitId: organisation.unitOf(unit),
      kind: "DEMO",
      device: "DEMO",
      requestDocument,
    } as const;
    const { id } = done(await requestCertificate(services, SEEDER, { ...asked, requestedOn: from }));
    done(await stepCertificate(services, SEEDER, { id, act: "issue", content: made.der, issuedOn: from }));
    done(await stepCertificate(services, SEEDER, { id, act: "handOver", minutes: "BB-DEMO", on: from }));
  };
  for (const { name, fullName, unit, roles } of DEMO_OFFICERS) {
    if (!roles.some((role) => role === "leader" || role === "intake-officer")) continue;
    await give({ name: fullName, unit, subjectKind: "PERSON", holderId: organisation.personOf(name) });
  }
  for (const unit of ["ward", "police"] satisfies readonly Agency[]) {
    const holderId = organisation.personOf(AGENCIES[unit]);
    await give({ name: nameOf(unit), unit, subjectKind: "ORGANISATION", holderId });
  }
}

type Given = {
  readonly name: string;
  readonly unit: DemoUnitKey;
  readonly subjectKind: "PERSON" | "ORGANISATION";
  readonly holderId: ReturnType<DemoOrganisation["personOf"]>;
};

function nameOf(unit: DemoUnitKey): string {
  return DEMO_UNITS.find(({ key }) => key === unit)?.name ?? "";
}
