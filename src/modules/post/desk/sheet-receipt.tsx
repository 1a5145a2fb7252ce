import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  errorOf,
  FieldError,
  Form,
  Table,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { postPaths } from "../post-paths.ts";
import type { SheetItem } from "../queries/read-sheets.ts";
import { type SheetPart as Part, sheetColumns } from "./sheet-columns.tsx";

/** What is there is ticked, one by one: nothing is ticked before somebody has looked. */
export function Receive({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  return (
    <Form page={page} action={postPaths.sheetAct(view.sheet.id, "receipt")} class="mc-stack">
      <p class="mc-hint">{t.sheet.receiveLead}</p>
      <FieldError id="received" error={errorOf(view.errors, "received")} />
      <Table
        locale={locale}
        caption={t.sheet.items}
        rows={view.items}
        columns={[
          {
            key: "found",
            header: t.sheet.found,
            cell: (item: SheetItem) => <Tick page={page} view={view} item={item} />,
          },
          ...sheetColumns(page, view, ["code", "dossier", "receiver"]),
        ]}
      />
      <ReceiptCard page={page} view={view} />
    </Form>
  );
}

function Tick({ page, view, item: { parcel } }: Part & { item: SheetItem }) {
  const isFirst = view.items[0]?.parcel.code === parcel.code;
  const hasError = errorOf(view.errors, "received") !== undefined;
  return (
    <input
      class="ds-input"
      type="checkbox"
      {...(isFirst ? { id: "received" } : {})}
      name="received[]"
      value={parcel.code}
      aria-label={messages(page.locale).post.sheet.foundOne({ code: parcel.code })}
      {...(hasError ? { "aria-invalid": "true", "aria-describedby": "received-error" } : {})}
      {...(view.ticked.includes(parcel.code) ? { checked: true } : {})}
    />
  );
}

function ReceiptCard({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  return (
    <Card title={t.sheet.receive}>
      <CountBox page={page} view={view} />
      <Textarea
        locale={locale}
        name="difference"
        label={t.sheet.difference}
        hint={t.sheet.differenceHint}
        rows={2}
        maxLength={1_000}
        value={view.typed("difference")}
        optional
        error={errorOf(view.errors, "difference")}
      />
      <div class="mc-row">
        <Button icon="signature">{t.sheet.receive}</Button>
      </div>
    </Card>
  );
}

export function CountBox({ page, view: { errors, typed } }: Part) {
  const t = messages(page.locale).post.sheet;
  return (
    <TextInput
      locale={page.locale}
      name="count"
      label={t.count}
      hint={t.countHint}
      value={typed("count")}
      inputMode="numeric"
      size={5}
      maxLength={5}
      error={errorOf(errors, "count")}
    />
  );
}
