import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { FormError, FormPage } from "../../../web/components/index.ts";
import { Alert, Link, Table, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { mayEver } from "../../access/index.ts";
import { maskName } from "../../dossier/index.ts";
import type { StandingIncident } from "../incident-store.ts";
import type { ConsignmentId, Parcel } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";
import type { PostalAddress } from "../postal-address.ts";
import type { Disbelieved } from "../queries/list-disbelieved.ts";
import { DisbelievedTable, ImportCard } from "./disbelieved.tsx";
import { DueText } from "./incident-words.tsx";
import { parcelColumns } from "./parcel-columns.tsx";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";

type ListView = {
  readonly desk: ParcelDesk;
  readonly rows: readonly Parcel[];
  /** What is not settled about a parcel, and the day by which it is to be. */
  readonly standing: ReadonlyMap<ConsignmentId, StandingIncident>;
  /** Who sent what came by post; only as much of the name as tells people apart is shown. */
  readonly senders: ReadonlyMap<ConsignmentId, PostalAddress>;
  readonly today: LocalDate;
};
type Props<View> = { readonly page: PageFrame & FormPage; readonly view: View };

/** What the post has; postal staff open a parcel here to say what became of it. */
export function CarriedPage({ page, view: { desk, rows } }: Props<ListView>) {
  const { locale } = page;
  const t = messages(locale).post;
  return (
    <PostPage page={page} tab="CARRIED" counts={desk.counts}>
      <p class="mc-muted">{t.carried.lead}</p>
      <Table
        locale={locale}
        caption={t.tabs.CARRIED}
        rows={rows}
        emptyText={t.carried.empty}
        columns={[
          ...parcelColumns(locale),
          { key: "carrier", header: t.carrier, cell: (row) => desk.unitName(row.carrier_unit_id) },
        ]}
      />
    </PostPage>
  );
}

/** Papers that came by post and are no dossier yet. */
export function ArrivedPage({ page, view }: Props<ListView>) {
  const { desk, rows, senders } = view;
  const { locale } = page;
  const t = messages(locale).post;
  const shown = parcelColumns(locale).filter(({ key }) => key === "code" || key === "since");
  const senderOf = ({ id }: Parcel) => {
    const name = senders.get(id)?.name;
    return name === undefined ? "—" : maskName(name);
  };
  return (
    <PostPage page={page} tab="ARRIVED" counts={desk.counts}>
      <p class="mc-muted">{t.arrived.lead}</p>
      <Table
        locale={locale}
        caption={t.tabs.ARRIVED}
        rows={rows}
        emptyText={t.arrived.empty}
        columns={[
          ...shown,
          { key: "sender", header: t.sender, cell: senderOf },
          {
            key: "incident",
            header: t.state,
            cell: (row) => <Incident page={page} view={view} parcel={row} />,
          },
          { key: "carrier", header: t.carrier, cell: (row) => desk.unitName(row.carrier_unit_id) },
          {
            key: "open",
            header: t.arrived.open,
            cell: ({ code }) => <Link href={postPaths.opening(code)}>{t.arrived.open}</Link>,
          },
        ]}
      />
    </PostPage>
  );
}

type TroubledView = ListView & {
  readonly disbelieved: readonly Disbelieved[];
  readonly errors: readonly FormError[];
  readonly said: string | null;
};

/** Everything that needs somebody: parcels that did not arrive, and tellings that cannot be true. */
export function TroubledPage({ page, view }: Props<TroubledView>) {
  const { locale } = page;
  const t = messages(locale).post;
  const { desk, rows, disbelieved, errors, said } = view;
  return (
    <PostPage page={page} tab="TROUBLED" counts={desk.counts} errors={errors} islands={["upload.js"]}>
      {said === null ? null : <Alert locale={locale} tone="success" title={said} />}
      <p class="mc-muted">{t.troubled.lead}</p>
      <Table
        locale={locale}
        caption={t.tabs.TROUBLED}
        rows={rows}
        emptyText={t.troubled.empty}
        columns={[
          ...parcelColumns(locale).filter(({ key }) => key !== "cod"),
          { key: "why", header: t.one.reason, cell: (row) => <Why page={page} view={view} parcel={row} /> },
        ]}
      />
      <DisbelievedTable page={page} rows={disbelieved} unitName={desk.unitName} />
      {mayEver(page.actor, "post.sign") ? <ImportCard page={page} desk={desk} errors={errors} /> : null}
    </PostPage>
  );
}

type OfParcel = { readonly page: PageFrame; readonly view: ListView; readonly parcel: Parcel };

/** What was missing or torn, and until when it is to be settled. */
function Incident({ page, view: { standing, today }, parcel }: OfParcel) {
  const incident = standing.get(parcel.id);
  if (incident === undefined) return null;
  return (
    <>
      <Tag tone="danger">{messages(page.locale).post.found.kinds[incident.kind]}</Tag>{" "}
      <DueText page={page} dueOn={incident.due_on} today={today} />
    </>
  );
}

function Why({ page, view, parcel }: OfParcel) {
  const t = messages(page.locale).post.troubled;
  return (
    <>
      <Incident page={page} view={view} parcel={parcel} />
      {parcel.recalled_at === null ? null : <Tag tone="danger">{t.recalled}</Tag>}
      {parcel.direction === "OUT" && parcel.state === "DELIVERED" && parcel.closing !== "RETURNED" ? (
        <Tag tone="danger">{t.notClosed}</Tag>
      ) : null}
      {parcel.failures === 0 ? null : <span>{t.failures({ count: parcel.failures })}</span>}
    </>
  );
}
