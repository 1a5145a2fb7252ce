import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  errorOf,
  FileUpload,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Select,
  Table,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { mayEver, type UnitId } from "../../access/index.ts";
import { postPaths } from "../post-paths.ts";
import type { Disbelieved } from "../queries/list-disbelieved.ts";
import type { ParcelDesk } from "./parcel-desk.ts";

type DisbelievedProps = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly Disbelieved[];
  readonly unitName: (id: UnitId | null) => string;
};

/** What the post told and nobody believed, with why; looked at, it leaves the list and stays in the book. */
export function DisbelievedTable({ page, rows, unitName }: DisbelievedProps) {
  const { locale } = page;
  const t = messages(locale).post;
  const because: { readonly [code: string]: string } = t.because;
  if (rows.length === 0) return null;
  const aside = mayEver(page.actor, "post.resolve")
    ? [
        {
          key: "aside",
          header: t.troubled.setAside,
          cell: (row: Disbelieved) => <Aside page={page} row={row} />,
        },
      ]
    : [];
  return (
    <Card title={t.troubled.disbelieved}>
      <Table
        locale={locale}
        caption={t.troubled.disbelieved}
        rows={rows}
        columns={[
          {
            key: "parcel",
            header: t.parcel,
            cell: (row) => <span class="mc-number mc-nowrap">{row.parcel_code}</span>,
          },
          { key: "told", header: t.troubled.told, cell: (row) => t.states[row.kind] },
          { key: "at", header: t.since, cell: (row) => fullMoment(row.happened_at) },
          { key: "carrier", header: t.carrier, cell: (row) => unitName(row.carrier_unit_id) },
          { key: "why", header: t.troubled.why, cell: (row) => because[row.because] ?? row.because },
          ...aside,
        ]}
      />
    </Card>
  );
}

function Aside({ page, row }: { page: FormPage & PageFrame; row: Disbelieved }) {
  return (
    <Form page={page} action={postPaths.setAside(row.id)} class="mc-row">
      <Button variant="tertiary">{messages(page.locale).post.troubled.setAside}</Button>
    </Form>
  );
}

type ImportProps = {
  readonly page: PageFrame & FormPage;
  readonly desk: ParcelDesk;
  readonly errors: readonly FormError[];
};

/** For a post without a feed: the file it sends each day. */
export function ImportCard({ page, desk, errors }: ImportProps) {
  const { locale } = page;
  const t = messages(locale).post;
  return (
    <Card title={t.troubled.importTitle}>
      <Form page={page} action={postPaths.events()} files>
        <Select
          locale={locale}
          name="carrier"
          label={t.carrier}
          value={desk.carriers[0]?.id}
          emptyLabel={null}
          options={desk.carriers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FileUpload
          locale={locale}
          name="file"
          label={t.troubled.file}
          hint={t.troubled.importHint}
          accept=".csv,text/csv"
          megabytesMax={4}
          error={errorOf(errors, "file")}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.troubled.importDo}</Button>
        </div>
      </Form>
    </Card>
  );
}
