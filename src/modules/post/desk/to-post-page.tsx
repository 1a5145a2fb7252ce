import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  Form,
  type FormError,
  type FormPage,
  Select,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Parcel } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";
import { parcelColumns } from "./parcel-columns.tsx";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";

type View = {
  readonly desk: ParcelDesk;
  readonly rows: readonly Parcel[];
  readonly errors: readonly FormError[];
  readonly chosen: readonly string[];
};

/** Results to be posted, oldest first: tick, choose the post office, make out the sheet. */
export function ToPostPage({ page, view }: { page: PageFrame & FormPage; view: View }) {
  const { locale } = page;
  const t = messages(locale).post;
  const { desk, rows, errors, chosen } = view;
  const [only] = desk.carriers;
  const columns = [
    {
      key: "choice",
      header: t.sheet.there,
      cell: (parcel: Parcel) => (
        <Choice page={page} parcel={parcel} isChosen={chosen.includes(parcel.code)} />
      ),
    },
    ...parcelColumns(locale).map((column) =>
      column.key === "code" ? { ...column, rowHeader: true } : column,
    ),
  ];
  return (
    <PostPage page={page} tab="TO_POST" counts={desk.counts} errors={errors}>
      <p class="mc-muted">{t.toPost.lead}</p>
      {only === undefined ? (
        <Alert locale={locale} tone="warning" title={t.toPost.noCarrier} />
      ) : (
        <Form page={page} action={postPaths.sheets()} class="mc-stack">
          <input type="hidden" name="direction" value="TO_POST" />
          <Table
            locale={locale}
            caption={t.tabs.TO_POST}
            columns={columns}
            rows={rows}
            emptyText={t.toPost.empty}
          />
          <Card>
            <Select
              locale={locale}
              name="carrier"
              label={t.carrier}
              value={only.id}
              emptyLabel={null}
              options={desk.carriers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <div class="mc-row">
              <Button icon="envelope">{t.toPost.make}</Button>
            </div>
          </Card>
        </Form>
      )}
    </PostPage>
  );
}

function Choice({ page, parcel, isChosen }: { page: PageFrame; parcel: Parcel; isChosen: boolean }) {
  const t = messages(page.locale).post.toPost;
  if (parcel.sheet_id !== null) return <Tag tone="info">{t.onSheet}</Tag>;
  return (
    <input
      class="ds-input"
      type="checkbox"
      name="codes[]"
      value={parcel.code}
      aria-label={t.choose({ code: parcel.code })}
      {...(isChosen ? { checked: true } : {})}
    />
  );
}
