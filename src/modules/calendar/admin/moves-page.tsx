import { type AllMessages, messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  dayInWords,
  ErrorSummary,
  Form,
  type FormError,
  Heading,
  Link,
  momentInWords,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import type { DayInput } from "../calendar-input.ts";
import type { Move } from "../moves.ts";
import type { Preview } from "../queries.ts";
import { calendarPaths } from "./calendar-paths.ts";

type FramedPage = Page<unknown, unknown>;
type Texts = AllMessages["calendar"]["admin"];

function MovesTable({ page, moves, t }: { page: FramedPage; moves: readonly Move[]; t: Texts }) {
  const { locale } = page;
  return (
    <Table
      locale={locale}
      caption={t.moves}
      emptyText={t.noMoves}
      rows={moves}
      columns={[
        {
          key: "code",
          header: t.code,
          cell: ({ id, code }) => <Link href={paths.deskDossier(id)}>{code}</Link>,
        },
        { key: "from", header: t.dueNow, cell: ({ from }) => momentInWords(from, locale) },
        {
          key: "to",
          header: t.dueThen,
          cell: ({ to }) => (to === null ? t.beyond : momentInWords(to, locale)),
        },
      ]}
    />
  );
}

type PreviewPageProps = {
  readonly page: FramedPage;
  readonly title: string;
  readonly unitId: UnitId | null;
  readonly day: DayInput;
  readonly preview: Preview;
  /** What was typed, carried on unseen to the act. */
  readonly form: FormInput;
};

/** A day about to be recorded, and the open dossiers it touches; nothing is written yet. */
export function PreviewPage({ page, title, unitId, day, preview, form }: PreviewPageProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  const trail = [
    { label: t.title, href: calendarPaths.list() },
    { label: title, href: calendarPaths.one(unitId) },
  ];
  return (
    <DeskLayout page={page} title={t.previewTitle}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={trail} here={t.previewTitle} />
        <Heading level={1} title={t.previewTitle} />
        <Card title={dayInWords(day.on, locale)}>
          <DefinitionList
            items={[
              [t.name, day.name[locale]],
              [t.kind, t.kinds[day.kind]],
              [t.appliesTo, day.purpose === null ? t.both : t.purposes[day.purpose]],
              [t.legalBasis, day.legalBasis],
            ]}
          />
        </Card>
        <p class="mc-measure">{t.previewIntro}</p>
        <p>{t.movesLooked({ looked: preview.looked, moves: preview.moves.length })}</p>
        <MovesTable page={page} moves={preview.moves} t={t} />
        <Form page={page} action={calendarPaths.days(unitId)}>
          {Object.entries(form).map(([name, value]) =>
            typeof value === "string" ? <input type="hidden" name={name} value={value} /> : null,
          )}
          <div class="mc-row">
            <Button>{t.record}</Button>
            <ButtonLink href={calendarPaths.one(unitId)} variant="tertiary">
              {messages(locale).shell.form.cancel}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </DeskLayout>
  );
}

type MovesPageProps = {
  readonly page: FramedPage;
  readonly title: string;
  readonly unitId: UnitId | null;
  readonly preview: Preview;
  readonly moved?: number | null;
  readonly errors?: readonly FormError[];
};

/** Open dossiers that stand at another date than their calendar now gives, and the one act that moves them. */
export function MovesPage({ page, title, unitId, preview, moved = null, errors = [] }: MovesPageProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  const trail = [
    { label: t.title, href: calendarPaths.list() },
    { label: title, href: calendarPaths.one(unitId) },
  ];
  return (
    <DeskLayout page={page} title={t.moves}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={trail} here={t.moves} />
        <Heading level={1} title={t.moves} />
        <ErrorSummary locale={locale} errors={errors} />
        {moved === null ? null : <Alert locale={locale} tone="success" title={t.applied({ moved })} />}
        <p class="mc-muted mc-measure">{t.movesIntro}</p>
        <p>{t.movesLooked({ looked: preview.looked, moves: preview.moves.length })}</p>
        <MovesTable page={page} moves={preview.moves} t={t} />
        {preview.moves.length === 0 ? null : (
          <Card>
            <Form page={page} action={calendarPaths.moves(unitId)}>
              <input type="hidden" name="signature" value={preview.signature} />
              <TextInput
                locale={locale}
                name="basis"
                label={t.basis}
                hint={t.legalBasisHint}
                error={errors.find(({ path }) => path === "basis")?.message}
                maxLength={300}
              />
              <div class="mc-row">
                <Button>{t.apply}</Button>
              </div>
            </Form>
          </Card>
        )}
      </div>
    </DeskLayout>
  );
}
