import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  type Column,
  Form,
  type FormError,
  type FormPage,
  Select,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { CashedParcel } from "../cash-on-delivery.ts";
import type { Parcel } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";
import { CodText, parcelColumns } from "./parcel-columns.tsx";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";

type View = {
  readonly desk: ParcelDesk;
  readonly rows: readonly CashedParcel[];
  readonly errors: readonly FormError[];
  readonly chosen: readonly string[];
};

/** Results to be posted, oldest first: tick, choose the post office, make out the sheet. */
export function ToPostPage({ page, view }: { page: PageFrame & FormPage; view: View }) {
  const { locale } = page;
  const t = messages(locale).post;
  const { desk, rows, errors, chosen } = view;
  const [only] = desk.carriers;
  return (
    <PostPage page={page} tab="TO_POST" counts={desk.counts} errors={errors}>
      <p class="mc-muted">{t.toPost.lead}</p>
      {only === undefined ? (
        <Alert locale={locale} tone="warning" title={t.toPost.noCarrier} />
      ) : (
        <Form page={page} action={postPaths.sheets()} class="mc-stack">
          <input type="hidden" name="direction" value="TO_POST" />
          <input type="hidden" name="from" value="list" />
          <Table
            locale={locale}
            caption={t.tabs.TO_POST}
            columns={columnsOf(page, chosen)}
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

/** What every list shows, with a box to tick before it and what is owed behind the money. */
function columnsOf(page: PageFrame, chosen: readonly string[]): readonly Column<CashedParcel>[] {
  const { locale } = page;
  const t = messages(locale).post;
  return [
    {
      key: "choice",
      header: t.toPost.chosen,
      cell: (parcel: CashedParcel) => (
        <Choice page={page} parcel={parcel} isChosen={chosen.includes(parcel.code)} />
      ),
    },
    ...parcelColumns(locale)
      .filter(({ key }) => key !== "cod")
      .map((column) => (column.key === "code" ? { ...column, rowHeader: true } : column)),
    {
      key: "cod",
      header: t.cod,
      align: "end" as const,
      cell: (parcel: CashedParcel) => <CodText parcel={parcel} dong={parcel.cod_dong} locale={locale} />,
    },
  ];
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
