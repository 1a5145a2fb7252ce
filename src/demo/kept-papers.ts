import { present } from "../kernel/assert.ts";
import { type SetClock, setClock } from "../kernel/clock.ts";
import { localDateOf } from "../kernel/local-date.ts";
import { findPublishedVersion } from "../modules/catalogue/index.ts";
import {
  CERTIFICATION,
  certifyCopies,
  findLine,
  listEntriesOf,
  makeElectronicCopy,
  strikeLine,
} from "../modules/certification/index.ts";
import {
  filePapersDue,
  issueDuePapers,
  openOffice,
  receiveAtCounter,
  storeUpload,
  uploadOwner,
} from "../modules/dossier/index.ts";
import { openStandInAccounts } from "../modules/identity/index.ts";
import type { Services } from "../platform/services.ts";
import { keepCheck } from "../platform/uploads/file-check-store.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../write-attachments.ts";
import { type InventedPerson, inventionFrom, personOfClaims } from "./invented-people.ts";
import { demoOfficers } from "./officers.ts";
import type { DemoOrganisation } from "./organisation.ts";
import { act, done, type Ward } from "./sample-office.ts";
import { samplePaper } from "./sample-paper.ts";
import { sampleSubmission } from "./sample-submission.ts";

/** A marriage is registered with a paper on marital status: one that is digitised, compared and kept. */
const MARRIAGE = "1.000894";
const PAPER = "marital-status";

/**
 * What the counter keeps of papers at the sample ward: two people's digitised papers (one in the store of each demo
 * citizen), a scan that waits for the scanner, and lines of the register of certified copies, one struck out and one
 * with its electronic copy. All of it invented and made by the ordinary acts.
 */
export async function seedKeptPapers(services: Services, organisation: DemoOrganisation): Promise<void> {
  const clock = setClock(services.clock.now());
  const officers = await demoOfficers(services, organisation);
  const office = openOffice({ ...services, clock }, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const ward: Ward = { office, clock, invention: inventionFrom(2031), organisation, officers };
  for (const { claims } of await openStandInAccounts(services))
    await digitise(ward, { ...ward.invention.person(), ...personOfClaims(claims) });
  await filePapersDue(office);
  await holdOne(ward);
  await certify(ward, clock);
}

/** The forms of all acts so far, as the office's own job keeps them within a minute of each. */
export async function keepForms(services: Services): Promise<void> {
  const office = openOffice(services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  while ((await issueDuePapers(office)) > 0);
}

/** A dossier at the counter whose paper is scanned, described and compared with its original. */
async function digitise(ward: Ward, person: InventedPerson): Promise<void> {
  const opened = await receive(ward, person);
  const intake = ward.officers.named("intake");
  const bytes = samplePaper("So 12-2026, UBND phuong Minh Hoa, ngay 05-02-2026");
  const owner = uploadOwner(intake, null);
  const name = `${opened.code}.${PAPER}.1.pdf`;
  const file = done(await storeUpload(ward.office.services, owner, { name, bytes }));
  const held = {
    componentCode: PAPER,
    originals: 1,
    copies: 0,
    files: [file],
    digitisation: "DIGITISED" as const,
  };
  const scan = {
    componentCode: PAPER,
    number: "12/2026",
    issuer: "UBND phường Minh Họa (minh họa)",
    issuedOn: localDateOf(ward.clock.now()),
    isCompared: true,
  };
  const command = { act: "checkComponents" as const, components: [held], scans: [scan] };
  await act(ward, { actor: intake, dossier: opened }, command);
}

/** A scan that came while the scanner was silent: it goes with its dossier and is opened to nobody. */
async function holdOne(ward: Ward): Promise<void> {
  const opened = await receive(ward, ward.invention.person());
  const intake = ward.officers.named("intake");
  const { services } = ward.office;
  const bytes = samplePaper("cho quet ma doc");
  const name = "giay-cho-quet.pdf";
  const file = done(await storeUpload(services, uploadOwner(intake, null), { name, bytes }));
  await keepCheck(
    services.database,
    { sha256: file.sha256, state: "HELD", signature: null },
    services.clock.now(),
  );
  const held = { componentCode: PAPER, originals: 1, copies: 0, files: [file], digitisation: null };
  await act(ward, { actor: intake, dossier: opened }, { act: "checkComponents", components: [held] });
}

async function receive(ward: Ward, person: InventedPerson) {
  const { office, organisation, officers, clock } = ward;
  const on = localDateOf(clock.now());
  const version = present(
    await findPublishedVersion(office.services.database, { code: MARRIAGE, on }),
    "marriage at the sample ward",
  );
  const receivingUnitId = organisation.unitOf("serviceCentre");
  const request = sampleSubmission(version, { person, on, online: false, receivingUnitId });
  return done(await receiveAtCounter(office, { actor: officers.named("intake"), request, key: null }));
}

async function certify({ office, organisation, officers, invention }: Ward, clock: SetClock): Promise<void> {
  const { database } = office.services;
  const on = localDateOf(clock.now());
  const receivingUnitId = organisation.unitOf("serviceCentre");
  const published = present(
    await findPublishedVersion(database, { code: CERTIFICATION, on }),
    "certified copies at the sample ward",
  );
  const version = await office.price(published, { unitId: receivingUnitId, on });
  const papers = [
    [{ name: "Bằng tốt nghiệp (minh họa)", pages: 1, copies: 3 }],
    [
      { name: "Thẻ căn cước (minh họa)", pages: 2, copies: 2 },
      { name: "Hợp đồng thuê nhà (minh họa)", pages: 6, copies: 1 },
    ],
  ];
  const received: Parameters<typeof findLine>[1][] = [];
  for (const lines of papers) {
    const { fullName, personalId, phone } = invention.person();
    const owner = { fullName, personalId, phone, email: null, address: null, dateOfBirth: null };
    const asked = { officer: officers.named("intake"), version, owner, lines, locale: "vi" as const };
    const { id } = done(
      await database.transaction((tx) => certifyCopies(office, tx, { ...asked, receivingUnitId })),
    );
    for (const { number, year } of await listEntriesOf(database, id))
      received.push({ dossierId: id, number, year });
  }
  const [first, , last] = received;
  const leader = officers.named("leader");
  const line = first === undefined ? null : await findLine(database, first);
  const bytes = samplePaper("Bang tot nghiep");
  const scan = done(
    await storeUpload(office.services, uploadOwner(leader, null), { name: "ban-chup.pdf", bytes }),
  );
  // Without the demonstration's authority nobody here has a key to sign with.
  const isSignable = (await office.signing.demo()) !== null;
  if (line !== null && isSignable) done(await makeElectronicCopy(office, { officer: leader, line, scan }));
  const wrong = last === undefined ? null : await findLine(database, last);
  const reason = "Vào nhầm giấy tờ của người khác (minh họa)";
  if (wrong !== null) done(await strikeLine(office.services, wrong, { reason, by: leader.personId }));
}
