import { messages } from "../../../i18n/index.ts";
import {
  ButtonLink,
  Card,
  ClockCard,
  type ClockView,
  Heading,
  moneyText,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierId } from "../dossier.ts";
import type { WaysOn } from "./receipt-ways.ts";

type ReceiptView = {
  readonly id: DossierId;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly clock: ClockView;
  readonly ways: WaysOn;
  readonly navigation: DeskCounts;
};

/** Accepted: the slip to print, and straight on to the next person in the queue. */
export function ReceiptPage({ page, view }: { page: PageFrame; view: ReceiptView }) {
  const t = messages(page.locale).desk.receipt;
  return (
    <DeskLayout page={page} title={t.title} counts={view.navigation}>
      <div class="mc-stack mc-measure">
        <Heading level={1} title={t.title} />
        <Card edge="success">
          <p class="mc-code" data-size="lg">
            {view.code}
          </p>
          <p>{`${view.procedureName} · ${view.ownerName}`}</p>
          <div class="mc-row">
            <ButtonLink href={paths.deskSlip(view.id)} variant="primary" icon="print">
              {t.print}
            </ButtonLink>
            {view.ways.receives ? (
              <>
                <ButtonLink href={paths.intake()}>{t.next}</ButtonLink>
                <ButtonLink href={paths.intakeOf(view.procedureCode)} variant="tertiary">
                  {t.same}
                </ButtonLink>
              </>
            ) : null}
            <ButtonLink href={paths.deskDossier(view.id)} variant="tertiary">
              {t.open}
            </ButtonLink>
            {view.ways.amends ? (
              <ButtonLink href={paths.amend(view.id)} variant="tertiary">
                {messages(page.locale).amend.title}
              </ButtonLink>
            ) : null}
          </div>
        </Card>
        <FeeNow page={page} view={view} />
        <PapersLeft page={page} view={view} />
        <ClockCard locale={page.locale} clock={view.clock} title={t.due} dueFirst />
      </div>
    </DeskLayout>
  );
}

type Part = { readonly page: PageFrame; readonly view: ReceiptView };

/** What is paid before the applicant leaves: taken here by whoever may, named to the others. */
function FeeNow({ page, view }: Part) {
  const { fee } = view.ways;
  if (fee === null) return null;
  const { locale } = page;
  const t = messages(locale).desk.receipt;
  return (
    <Card title={t.feeTitle} edge="warning">
      <p class="mc-strong">
        {fee.dong === null ? t.feeUnknown : t.feeNow({ amount: moneyText(fee.dong, locale) })}
      </p>
      {fee.take === null ? <p>{t.feeElsewhere({ code: view.code })}</p> : null}
      {fee.takesTransfers ? <p>{t.feeByPhone}</p> : null}
      <div class="mc-row">
        {fee.take === null ? null : (
          <ButtonLink href={fee.take} icon="money">
            {fee.takesTransfers ? t.takeOrCode : t.take}
          </ButtonLink>
        )}
        {fee.charges === null ? null : (
          <ButtonLink href={fee.charges} variant="tertiary">
            {t.charges}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

function PapersLeft({ page, view }: Part) {
  const { papersLeft } = view.ways;
  if (papersLeft === 0) return null;
  const t = messages(page.locale).desk.receipt;
  return (
    <Card title={t.papersTitle}>
      <p>{t.papersLead}</p>
      <div class="mc-row">
        <ButtonLink href={paths.digitiseNext(view.id)}>{t.digitise({ count: papersLeft })}</ButtonLink>
      </div>
    </Card>
  );
}
