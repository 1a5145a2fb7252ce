import { messages } from "../../../i18n/index.ts";
import { ButtonLink, Card, ClockCard, type ClockView, Heading } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierId } from "../dossier.ts";

type ReceiptView = {
  readonly id: DossierId;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly clock: ClockView;
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
            <ButtonLink href={paths.intake()}>{t.next}</ButtonLink>
            <ButtonLink href={paths.intakeOf(view.procedureCode)} variant="tertiary">
              {t.same}
            </ButtonLink>
            <ButtonLink href={paths.deskDossier(view.id)} variant="tertiary">
              {t.open}
            </ButtonLink>
            <ButtonLink href={paths.amend(view.id)} variant="tertiary">
              {messages(page.locale).amend.title}
            </ButtonLink>
          </div>
        </Card>
        <ClockCard locale={page.locale} clock={view.clock} title={t.due} dueFirst />
      </div>
    </DeskLayout>
  );
}
