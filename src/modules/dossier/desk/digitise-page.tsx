import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  type ArrivedPage,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  type DateParts,
  ErrorSummary,
  FileUpload,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  RadioGroup,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { NEXT_PAPER, paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { StoredPaper } from "../../paper-store/index.ts";
import type { ComponentHeld, Dossier, FileRef } from "../dossier.ts";
import { type FileSignatures, SignatureNote } from "../screens/signature-note.tsx";
import { type WithheldFiles, withheldWords } from "../screens/withheld.ts";
import type { SuggestedFacts } from "../suggest-facts.ts";
import { CopiesWaiting } from "./copies-waiting.tsx";
import { Facts, Stored } from "./digitise-fields.tsx";
import { boxOf } from "./digitise-input.ts";

/** One paper of the dossier as the page shows it. */
export type DigitisedRow = {
  readonly code: string;
  readonly name: string;
  readonly held: ComponentHeld | null;
  readonly isHandedIn: boolean;
  readonly stored: StoredPaper | null;
  /** What stands in the boxes: typed just now, or kept. */
  readonly typed: {
    readonly outcome: string;
    readonly number: string;
    readonly issuer: string;
    readonly issuedOn: DateParts;
    readonly isCompared: boolean;
  };
  /** Something stands in the boxes that is not kept yet. */
  readonly isTouched: boolean;
  /** What a machine read, where somebody asked for it. */
  readonly suggested: SuggestedFacts | null;
  /** Pages sent ahead that no act has taken yet. */
  readonly arrived: readonly ArrivedPage[];
  readonly comparedWords: string | null;
  /** Whether its copies bear the signature of whoever compared them. */
  readonly copyWords: readonly string[];
};

type DigitiseView = {
  readonly dossier: Pick<Dossier, "id" | "version">;
  readonly code: string;
  readonly title: string;
  readonly rows: readonly DigitisedRow[];
  readonly withheld: WithheldFiles;
  readonly signatures: FileSignatures;
  readonly errors: readonly FormError[];
  /** A paper was just kept, and others go on as they were filled in. */
  readonly isSaved: boolean;
  /** Nothing on this machine reads text, or it read nothing. */
  readonly isUnread: boolean;
  readonly navigation: DeskCounts;
  readonly copiesWaiting: number;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: DigitiseView };

/** Every paper of the dossier, one after another: scanned, taken from the store, or not needed as a file. */
export function DigitisePage({ page, view }: Props) {
  const t = messages(page.locale).digitise;
  return (
    <DeskLayout
      page={page}
      title={`${t.title} · ${view.code}`}
      counts={view.navigation}
      islands={["upload.js"]}
    >
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[{ label: view.code, href: paths.deskDossier(view.dossier.id) }]}
          here={t.title}
        />
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">{`${view.title}. ${t.lead}`}</p>
        <ErrorSummary locale={page.locale} errors={view.errors} />
        <CopiesWaiting page={page} count={view.copiesWaiting} />
        {view.isUnread ? <Alert locale={page.locale} tone="info" title={t.unread} /> : null}
        {view.isSaved ? <Alert locale={page.locale} tone="success" title={t.savedOthersKept} /> : null}
        {view.rows.length === 0 ? <p>{t.nothing}</p> : <Papers page={page} view={view} />}
      </div>
    </DeskLayout>
  );
}

/**
 * One form for all papers, so that what is typed for one goes along with another. Its first button is the one that Enter
 * in a box presses: it keeps all that is filled in, whichever box it was.
 */
function Papers({ page, view }: Props) {
  const t = messages(page.locale).digitise;
  return (
    <Form page={page} action={paths.digitise(view.dossier.id)} files>
      <input type="hidden" name="_version" value={String(view.dossier.version)} />
      <button class="ds-sr-only" type="submit" tabindex={-1}>
        {t.saveAll}
      </button>
      <div class="mc-stack">
        {view.rows
          .filter((row) => !isApart(row))
          .map((row) => (
            <RowCard page={page} view={view} row={row} />
          ))}
        <Apart page={page} view={view} />
        <div class="mc-row">
          <Button>{t.saveAll}</Button>
          {mayEver(page.actor, "dossier.receive") ? (
            <ButtonLink href={paths.received(view.dossier.id)} variant="tertiary">
              {t.toSlip}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </Form>
  );
}

/** What nobody handed in and no store offers waits for nothing. */
function isApart({ isHandedIn, stored }: DigitisedRow): boolean {
  return !isHandedIn && stored === null;
}

/** Papers the case may have and that were not handed in: one that turns up late is digitised here. */
function Apart({ page, view }: Props) {
  const t = messages(page.locale).digitise;
  const rows = view.rows.filter(isApart);
  if (rows.length === 0) return null;
  const isTried = rows.some((row) => row.isTouched || row.suggested !== null);
  return (
    <FoldedAct title={t.apart({ count: rows.length })} open={isTried} quiet>
      <div class="mc-stack">
        {rows.map((row) => (
          <RowCard page={page} view={view} row={row} />
        ))}
      </div>
    </FoldedAct>
  );
}

type RowProps = Props & { readonly row: DigitisedRow };

/** Where whoever comes from the counter goes on. */
function isNext(row: DigitisedRow, { rows }: DigitiseView): boolean {
  return rows.find(({ held, isHandedIn }) => isHandedIn && (held?.digitisation ?? null) === null) === row;
}

function RowCard({ page, view, row }: RowProps) {
  const t = messages(page.locale);
  const action = `${paths.digitise(view.dossier.id)}/${encodeURIComponent(row.code)}`;
  return (
    <Card title={row.name} {...(isNext(row, view) ? { id: NEXT_PAPER } : {})}>
      <div class="mc-row">
        <Standing page={page} row={row} />
        {row.comparedWords === null ? null : <span class="mc-small">{row.comparedWords}</span>}
        {row.copyWords.map((words) => (
          <span class="mc-small">{words}</span>
        ))}
      </div>
      <div class="mc-stack">
        <Stored page={page} row={row} action={action} />
        <div class="mc-columns">
          <Pictures page={page} view={view} row={row} />
          <Facts page={page} row={row} action={action} />
        </div>
        <RadioGroup
          locale={page.locale}
          name={boxOf(row.code, "outcome")}
          id={`outcome-${row.code}`}
          label={t.digitise.outcome}
          direction="row"
          value={row.typed.outcome}
          options={(["DIGITISED", "NOT_REQUIRED"] as const).map((value) => ({
            value,
            label: t.desk.dossier.digitisations[value],
          }))}
        />
        <div class="mc-row">
          <Button variant="secondary" formAction={action} name="_do" value="save">
            {t.digitise.save}
            <span class="ds-sr-only">{`: ${row.name}`}</span>
          </Button>
          <Button variant="tertiary" formAction={action} name="_do" value="read">
            {t.digitise.read}
            <span class="ds-sr-only">{`: ${row.name}`}</span>
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Standing({ page, row }: { page: PageFrame; row: DigitisedRow }) {
  const t = messages(page.locale);
  const standing = row.held?.digitisation ?? null;
  if (standing !== null) return <Tag tone="success">{t.desk.dossier.digitisations[standing]}</Tag>;
  if (!row.isHandedIn) return <Tag tone="neutral">{t.digitise.notHandedIn}</Tag>;
  return <Tag tone="warning">{t.desk.dossier.notDigitised}</Tag>;
}

function Pictures({ page, view, row }: RowProps) {
  const t = messages(page.locale).digitise;
  const files = row.held?.files ?? [];
  return (
    <div class="mc-stack" data-gap="sm">
      {files.map((file) => (
        <Picture page={page} view={view} file={file} />
      ))}
      <FileUpload
        locale={page.locale}
        name={boxOf(row.code, "pages")}
        id={`pages-${row.code}`}
        label={files.length === 0 ? t.scan : t.scanAgain}
        hint={t.scanHint}
        megabytesMax={20}
        ahead={{ guestKey: null, arrived: row.arrived }}
        multiple
        optional
      />
    </div>
  );
}

function Picture({ page, view, file }: Props & { file: FileRef }) {
  const href = paths.deskDossierFile(view.dossier.id, file.sha256);
  const why = withheldWords(view.withheld, file, page.locale);
  if (why !== null) return <p>{`${file.name}: ${why}`}</p>;
  return (
    <div>
      {file.mime.startsWith("image/") ? <img class="mc-scan" src={href} alt={file.name} /> : null}
      <Link href={href}>{file.name}</Link>
      <SignatureNote page={page} signatures={view.signatures} file={file} />
    </div>
  );
}
