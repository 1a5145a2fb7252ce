import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  errorOf,
  FileUpload,
  Form,
  RadioGroup,
  Table,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { postPaths } from "../post-paths.ts";
import type { SheetItem } from "../queries/read-sheets.ts";
import { type SheetPart as Part, sheetColumns } from "./sheet-columns.tsx";

/** How a parcel is found; each is chosen by itself, and nothing is chosen before somebody has looked. */
export const FINDINGS = ["WHOLE", "DAMAGED", "MISSING"] as const;
export const findingName = (code: string) => `found-${code}`;
export const damageName = (code: string) => `damage-${code}`;
export const photoName = (code: string) => `photo-${code}`;
/** What the office looks at is no larger than any other file of it. */
export const PHOTO_MEGABYTES_MAX = 20;
export const PHOTO_TYPES = ".jpg,.jpeg,.png,.pdf";

const RECEIPT_FORM = "receipt";

/** Where parcels are looked at one by one, what was said of them goes along into the other language. */
export function receiptForm({ sheet, mayReceive }: Part["view"]) {
  if (sheet.state !== "GIVEN" || !mayReceive) return {};
  return { form: { id: RECEIPT_FORM, action: postPaths.sheetAct(sheet.id, "receipt") } };
}

/** What is there, torn or missing is said one by one; whoever receives signs for that. */
export function Receive({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  return (
    <Form
      page={page}
      action={postPaths.sheetAct(view.sheet.id, "receipt")}
      id={RECEIPT_FORM}
      class="mc-stack"
      files
    >
      <p class="mc-hint">{t.sheet.receiveLead}</p>
      <Table
        locale={locale}
        caption={t.sheet.items}
        rows={view.items}
        columns={[
          ...sheetColumns(page, view, ["code", "dossier", "receiver"]),
          {
            key: "found",
            header: t.sheet.found,
            cell: (item: SheetItem) => <Finding page={page} view={view} item={item} />,
          },
        ]}
      />
      <ReceiptCard page={page} view={view} />
    </Form>
  );
}

/** Three answers, and under "damaged" the box that asks how, with one for a photograph: shown by the choice itself, without a script. */
function Finding({ page, view, item: { parcel } }: Part & { item: SheetItem }) {
  const { locale } = page;
  const t = messages(locale).post.found;
  const { code } = parcel;
  return (
    <div class="mc-finding">
      <RadioGroup
        locale={locale}
        name={findingName(code)}
        label={t.choose({ code })}
        value={view.typed(findingName(code))}
        options={FINDINGS.map((value) => ({ value, label: t[value] }))}
        error={errorOf(view.errors, findingName(code))}
      />
      <div class="mc-finding-damage">
        <TextInput
          locale={locale}
          name={damageName(code)}
          label={t.damage}
          value={view.typed(damageName(code))}
          maxLength={300}
          optional
          saysOptional={false}
          error={errorOf(view.errors, damageName(code))}
        />
      </div>
      <div class="mc-finding-photo">
        <FileUpload
          locale={locale}
          name={photoName(code)}
          label={t.photo({ code })}
          hint={t.photoHint({ megabytes: PHOTO_MEGABYTES_MAX })}
          megabytesMax={PHOTO_MEGABYTES_MAX}
          accept={PHOTO_TYPES}
          ahead={{ guestKey: null, arrived: view.arrived(photoName(code)) }}
          optional
          saysOptional={false}
          error={errorOf(view.errors, photoName(code))}
        />
      </div>
    </div>
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
        saysOptional={false}
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
