import { parseId } from "../kernel/ids.ts";
import { epochOf, instantOfEpoch } from "../kernel/local-date.ts";
import { openOffice } from "../modules/dossier/index.ts";
import { feesBook } from "../modules/payment/index.ts";
import {
  collectPapers,
  giveSheet,
  openSheet,
  receiveSheet,
  setCashOnDelivery,
  takeInEvents,
  trackingEvent,
} from "../modules/post/index.ts";
import type { Services } from "../platform/services.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../write-attachments.ts";
import { type DemoOfficers, demoOfficers } from "./officers.ts";
import { type DemoOfficerName, type DemoOrganisation, done } from "./organisation.ts";

type Desk = {
  readonly services: Services;
  readonly organisation: DemoOrganisation;
  readonly officers: DemoOfficers;
};

/**
 * Parcels of the sample ward: two to be posted, one delivered with cash, one that met nobody, one on its way, and papers
 * that arrived and are not opened. All of it by the ordinary acts of the two sides.
 */
export async function seedParcels(services: Services, organisation: DemoOrganisation): Promise<void> {
  const desk: Desk = { services, organisation, officers: await demoOfficers(services, organisation) };
  const waiting = await services.database.kysely
    .selectFrom("postConsignment")
    .select(["code", "dossierId"])
    .where("state", "=", "CREATED")
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
  const sent = waiting.slice(0, 4);
  const codes = sent.map(({ code }) => code);
  const [paid, missed, carried] = codes;
  if (paid === undefined || missed === undefined || carried === undefined) return;
  const as = callsOf(desk);
  const owed = new Map<string, number>();
  for (const { code, dossierId } of sent) owed.set(code, await owedOf(services, dossierId));
  for (const [code, amountDong] of owed) done(await setCashOnDelivery(as("intake"), { code, amountDong }));
  await handOver(desk, codes);
  await tell(desk, [
    [
      paid,
      "DELIVERED",
      {
        receiverName: "Người nhận (minh họa)",
        receiver: "OWNER",
        identity: "ID_CARD",
        collectedDong: owed.get(paid),
      },
    ],
    [missed, "FAILED", { reason: "Người nhận vắng nhà (minh họa)" }],
    [carried, "IN_TRANSIT", {}],
  ]);
  await collect(desk);
}

/** What the books still want of a dossier: the post collects it with the result. */
async function owedOf({ database }: Services, id: string | null): Promise<number> {
  const dossierId = parseId<"dossier">(id ?? "");
  const standing = dossierId === null ? null : await feesBook(database, dossierId);
  return standing?.owedDong ?? 0;
}

function callsOf({ services, officers }: Desk) {
  const office = openOffice(services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  return (name: DemoOfficerName) => ({ office, services, actor: officers.named(name) });
}

const unitsOf = ({ organisation }: Desk) => ({
  officeUnitId: organisation.unitOf("serviceCentre"),
  carrierUnitId: organisation.unitOf("postOffice"),
});

async function handOver(desk: Desk, codes: readonly string[]): Promise<void> {
  const as = callsOf(desk);
  const sheet = done(await openSheet(as("intake"), { direction: "TO_POST", ...unitsOf(desk), codes }));
  done(await giveSheet(as("intake"), { id: sheet.id, count: codes.length }));
  const received = { id: sheet.id, count: codes.length, received: codes, difference: "" };
  done(await receiveSheet(as("postman"), received));
}

type Story = readonly [code: string, kind: string, facts: Readonly<Record<string, unknown>>];

async function tell(desk: Desk, stories: readonly Story[]): Promise<void> {
  const { services } = desk;
  const office = openOffice(services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const at = services.clock.now();
  // A moment after the sheet: nothing of the sample lies in the future.
  const happenedAt = instantOfEpoch(epochOf(at) + 1);
  const events = stories.map(([parcelCode, kind, facts], index) =>
    trackingEvent.parse({ eventRef: `demo-${index + 1}`, parcelCode, kind, happenedAt, ...facts }),
  );
  const { carrierUnitId } = unitsOf(desk);
  await takeInEvents({ office, services }, events, {
    carrierUnitId,
    source: "CARRIER",
    recordedBy: null,
    at,
  });
}

async function collect(desk: Desk): Promise<void> {
  const as = callsOf(desk);
  const collected = done(
    await collectPapers(as("postman"), {
      ...unitsOf(desk),
      sender: {
        name: "Hoàng Thị Minh Họa",
        phone: null,
        address: "Số 9 phố Minh Họa, phường Tây Hồ, Hà Nội",
      },
      papers: [
        { name: "Tờ khai", quantity: 1 },
        { name: "Bản sao giấy khai sinh", quantity: 2 },
      ],
    }),
  );
  const codes = [collected.code];
  const sheet = done(await openSheet(as("postman"), { direction: "TO_OFFICE", ...unitsOf(desk), codes }));
  done(await giveSheet(as("postman"), { id: sheet.id, count: 1 }));
  done(await receiveSheet(as("intake"), { id: sheet.id, count: 1, received: codes, difference: "" }));
}
