import { listStanding } from "../incident-store.ts";
import { listPostalAddresses } from "../postal-address.ts";
import { listParcels, type ParcelList } from "../queries/list-parcels.ts";
import { type AnyPage, openParcelDesk } from "./parcel-desk.ts";

const LIST_MAX = 300;

/** A list with what is to be known of its parcels: three questions, however many there are. What is late comes first. */
export async function listView(page: AnyPage, list: ParcelList) {
  const { database, clock } = page.services;
  const desk = await openParcelDesk(page);
  const rows = await listParcels(database, desk.scope, { list, limit: LIST_MAX });
  const ids = rows.map(({ id }) => id);
  const [standing, senders] = await Promise.all([
    listStanding(database, ids),
    listPostalAddresses(
      database,
      rows.filter(({ direction }) => direction === "IN"),
    ),
  ]);
  const today = clock.today();
  const isLate = (id: (typeof ids)[number]) => (standing.get(id)?.due_on ?? today) < today;
  const sorted = rows.toSorted((a, b) => Number(isLate(b.id)) - Number(isLate(a.id)));
  return { desk, rows: sorted, standing, senders, today };
}
