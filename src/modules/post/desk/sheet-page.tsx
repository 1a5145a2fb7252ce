import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  dayText,
  errorOf,
  FoldedAct,
  Form,
  fullMoment,
  moneyText,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { codDiffers } from "../cash-on-delivery.ts";
import { postPaths } from "../post-paths.ts";
import { absentCashOf, type SheetItem } from "../queries/read-sheets.ts";
import { PostPage } from "./post-frame.tsx";
import { type SheetPart as Part, sheetColumns, showsOwed } from "./sheet-columns.tsx";
import { CountBox, Receive, receiptForm } from "./sheet-receipt.tsx";
import { Report } from "./sheet-report.tsx";
import { sheetNumber } from "./sheets-page.tsx";

/** One sheet: scan parcels onto it, count, sign; the other side counts and signs. */
export function SheetPage({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const { sheet, desk } = view;
  const title = t.sheet.title({ number: sheetNumber(sheet.number), day: dayText(sheet.day) });
  return (
    <PostPage
      page={page}
      tab={null}
      title={title}
      counts={desk.counts}
      errors={view.errors}
      islands={["upload.js"]}
      {...receiptForm(view)}
    >
      <p class="mc-row">
        <Tag tone={sheet.state === "CLOSED" ? "success" : sheet.state === "GIVEN" ? "warning" : "neutral"}>
          {t.sheetStates[sheet.state]}
        </Tag>
        <span>{t.directions[sheet.direction]}</span>
        <ButtonLink href={postPaths.sheetFile(sheet.id)} icon="download" variant="tertiary">
          {t.sheet.print}
        </ButtonLink>
      </p>
      <Facts page={page} view={view} />
      <Report page={page} view={view} />
      <CashWarning page={page} view={view} />
      <Scan page={page} view={view} />
      {sheet.state === "GIVEN" && view.mayReceive ? (
        <Receive page={page} view={view} />
      ) : (
        <Items page={page} view={view} />
      )}
      <Give page={page} view={view} />
      <Cancel page={page} view={view} />
    </PostPage>
  );
}

function Facts({ page, view }: Part) {
  const { sheet, desk, items, personName } = view;
  const { locale } = page;
  const t = messages(locale).post;
  const absent = absentCashOf(view);
  const codDong = items.reduce((sum, { codDong: dong }) => sum + dong, 0);
  const signed = (by: string | null, at: typeof sheet.given_at, count: number | null) =>
    at === null ? null : t.sheet.signed({ who: personName(by), when: fullMoment(at), count: count ?? 0 });
  return (
    <Card>
      <DefinitionList
        items={[
          [t.sheets.office, desk.unitName(sheet.office_unit_id)],
          [t.carrier, desk.unitName(sheet.carrier_unit_id)],
          [t.sheet.given, signed(sheet.given_by, sheet.given_at, sheet.given_count)],
          [t.sheet.received, signed(sheet.received_by, sheet.received_at, sheet.received_count)],
          [t.sheet.difference, sheet.difference],
          [
            sheet.direction === "TO_POST" ? t.sheet.codSum : t.sheet.codBack,
            codDong === 0 ? null : moneyText(codDong, locale),
          ],
          [
            t.sheet.codCorrected,
            absent.dong === 0
              ? null
              : t.sheet.codCorrectedTo({
                  amount: moneyText(codDong - absent.dong, locale),
                  signed: moneyText(codDong, locale),
                  absent: moneyText(absent.dong, locale),
                  parcels: absent.parcels,
                }),
          ],
        ]}
      />
    </Card>
  );
}

/** Said to the side that gives, before it signs: the table names the parcels. */
function CashWarning({ page, view }: Part) {
  if (view.sheet.state !== "OPEN" || !showsOwed(view)) return null;
  const differing = view.items.filter(({ parcel }) => codDiffers(parcel, parcel.owedDong) !== null);
  if (differing.length === 0) return null;
  const title = messages(page.locale).post.sheet.codDiffers({ count: differing.length });
  return <Alert locale={page.locale} tone="warning" title={title} />;
}

/** The box keeps the cursor: scan, scan, scan. */
function Scan({ page, view: { sheet, mayGive, errors } }: Part) {
  const t = messages(page.locale).post;
  if (sheet.state !== "OPEN" || !mayGive) return null;
  return (
    <Card>
      <Form page={page} action={postPaths.sheetAct(sheet.id, "items")}>
        <TextInput
          locale={page.locale}
          name="code"
          label={t.scan}
          maxLength={40}
          size={20}
          autofocus
          error={errorOf(errors, "code")}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.sheet.add}</Button>
        </div>
      </Form>
    </Card>
  );
}

function Items({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const { sheet, items, mayGive } = view;
  const last =
    sheet.state === "OPEN" && mayGive
      ? [
          {
            key: "removal",
            header: t.sheet.removeShort,
            cell: (item: SheetItem) => <Removal page={page} view={view} item={item} />,
          },
        ]
      : sheet.state === "CLOSED"
        ? [
            {
              key: "received",
              header: t.sheet.received,
              cell: (item: SheetItem) => <Received page={page} item={item} />,
            },
          ]
        : [];
  return (
    <Table
      locale={locale}
      caption={t.sheet.items}
      rows={items}
      emptyText={t.sheet.none}
      columns={[...sheetColumns(page, view, ["code", "dossier", "receiver", "state"]), ...last]}
    />
  );
}

function Received({ page, item: { received, damage } }: { page: PageFrame; item: SheetItem }) {
  const t = messages(page.locale).post;
  if (received !== true) return <Tag tone="danger">{t.sheet.missing}</Tag>;
  if (damage === null) return <Tag tone="success">{t.sheet.there}</Tag>;
  return (
    <div>
      <Tag tone="warning">{t.found.damagedShort}</Tag> <span>{damage}</span>
    </div>
  );
}

function Removal({ page, view, item }: Part & { item: SheetItem }) {
  const t = messages(page.locale).post.sheet;
  const { code } = item.parcel;
  return (
    <Form page={page} action={postPaths.sheetAct(view.sheet.id, "removal")} class="mc-row">
      <input type="hidden" name="code" value={code} />
      <button
        class="ds-button"
        type="submit"
        data-variant="tertiary"
        data-color="accent"
        aria-label={t.remove({ code })}
      >
        {t.removeShort}
      </button>
    </Form>
  );
}

function Give({ page, view }: Part) {
  const t = messages(page.locale).post.sheet;
  if (view.sheet.state !== "OPEN" || !view.mayGive || view.items.length === 0) return null;
  return (
    <Card title={t.give}>
      <p class="mc-hint">{t.giveLead}</p>
      <Form page={page} action={postPaths.sheetAct(view.sheet.id, "giving")}>
        <CountBox page={page} view={view} />
        <div class="mc-row">
          <Button icon="signature">{t.give}</Button>
        </div>
      </Form>
    </Card>
  );
}

function Cancel({ page, view: { sheet, mayGive } }: Part) {
  const t = messages(page.locale).post.sheet;
  if (!mayGive || (sheet.state !== "OPEN" && sheet.state !== "GIVEN")) return null;
  return (
    <FoldedAct title={t.cancel}>
      <Form page={page} action={postPaths.sheetAct(sheet.id, "cancellation")}>
        <p>{t.cancelLead}</p>
        <div class="mc-row">
          <Button variant="secondary">{t.cancel}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}
