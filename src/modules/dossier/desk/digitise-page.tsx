import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  type ArrivedPage,
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  DateInput,
  type DateParts,
  dayText,
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
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type StoredPaper, storedFacts } from "../../paper-store/index.ts";
import type { ComponentHeld, Dossier, FileRef } from "../dossier.ts";
import { type FileSignatures, SignatureNote } from "../screens/signature-note.tsx";
import { type WithheldFiles, withheldWords } from "../screens/withheld.ts";
import type { SuggestedFacts } from "../suggest-facts.ts";

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
  /** What a machine read, where somebody asked for it. */
  readonly suggested: SuggestedFacts | null;
  /** Pages sent ahead that no act has taken yet. */
  readonly arrived: readonly ArrivedPage[];
  readonly comparedWords: string | null;
};

type DigitiseView = {
  readonly dossier: Pick<Dossier, "id" | "version">;
  readonly code: string;
  readonly title: string;
  readonly rows: readonly DigitisedRow[];
  readonly withheld: WithheldFiles;
  readonly signatures: FileSignatures;
  readonly errors: readonly FormError[];
  /** The paper whose boxes were just typed into. */
  readonly tried: string | null;
  /** Nothing on this machine reads text, or it read nothing. */
  readonly isUnread: boolean;
  readonly navigation: DeskCounts;
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
        {view.isUnread ? <Alert locale={page.locale} tone="info" title={t.unread} /> : null}
        {view.rows.length === 0 ? <p>{t.nothing}</p> : null}
        {view.rows
          .filter((row) => !isApart(row))
          .map((row) => (
            <RowCard page={page} view={view} row={row} />
          ))}
        <Apart page={page} view={view} />
      </div>
    </DeskLayout>
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
  const isTried = rows.some(({ code }) => code === view.tried);
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

function RowCard({ page, view, row }: RowProps) {
  const t = messages(page.locale);
  const action = `${paths.digitise(view.dossier.id)}/${encodeURIComponent(row.code)}`;
  return (
    <Card title={row.name}>
      <div class="mc-row">
        <Standing page={page} row={row} />
        {row.comparedWords === null ? null : <span class="mc-small">{row.comparedWords}</span>}
      </div>
      <Form page={page} action={action} files>
        <input type="hidden" name="_version" value={String(view.dossier.version)} />
        <Stored page={page} row={row} />
        <div class="mc-columns">
          <Pictures page={page} view={view} row={row} />
          <Facts page={page} row={row} />
        </div>
        <RadioGroup
          locale={page.locale}
          name="outcome"
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
          <Button name="_do" value="save">
            {t.digitise.save}
            <span class="ds-sr-only">{`: ${row.name}`}</span>
          </Button>
          <Button variant="secondary" name="_do" value="read">
            {t.digitise.read}
          </Button>
        </div>
      </Form>
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

/** A paper of the owner in the store: used with the owner's word, who stands at the counter. */
function Stored({ page, row }: { page: PageFrame; row: DigitisedRow }) {
  const t = messages(page.locale).digitise;
  if (row.stored === null || row.held?.digitisation === "REUSED") return null;
  const { id, name } = row.stored;
  return (
    <div class="mc-stack" data-gap="sm">
      <p>{t.stored({ name: [name, storedFacts(row.stored, page.locale)].join(" · ") })}</p>
      <Checkbox locale={page.locale} name="consent" id={`consent-${row.code}`} label={t.consent} optional />
      <div>
        <Button variant="secondary" name="_reuse" value={id}>
          {t.reuse}
        </Button>
      </div>
    </div>
  );
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
        name="pages"
        id={`pages-${row.code}`}
        label={files.length === 0 ? t.scan : t.scanAgain}
        hint={t.scanHint}
        megabytesMax={20}
        ahead={{ guestKey: null, arrived: row.arrived }}
        multiple
        capture
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

function Facts({ page, row }: { page: PageFrame; row: DigitisedRow }) {
  const t = messages(page.locale).digitise;
  const { typed, suggested, code } = row;
  const hint = (value: string | null | undefined) => (value ? { hint: t.suggested({ value }) } : {});
  return (
    <div class="mc-stack">
      <TextInput
        locale={page.locale}
        name="number"
        id={`number-${code}`}
        label={t.number}
        value={typed.number}
        optional
        {...hint(suggested?.number)}
      />
      <DateInput
        locale={page.locale}
        name="issuedOn"
        id={`issuedOn-${code}`}
        label={t.issuedOn}
        value={typed.issuedOn}
        optional
        {...hint(suggested?.issuedOn == null ? null : dayText(suggested.issuedOn))}
      />
      <TextInput
        locale={page.locale}
        name="issuer"
        id={`issuer-${code}`}
        label={t.issuer}
        value={typed.issuer}
        optional
        {...hint(suggested?.issuer)}
      />
      {suggested === null ? null : <TakeSuggested page={page} suggested={suggested} />}
      <Checkbox
        locale={page.locale}
        name="compared"
        id={`compared-${code}`}
        label={t.compared}
        checked={typed.isCompared}
        {...(row.comparedWords === null ? {} : { hint: t.comparedAlready })}
        optional
      />
    </div>
  );
}

/** What was read goes into the boxes only when somebody says so, and is saved only after that. */
function TakeSuggested({ page, suggested }: { page: PageFrame; suggested: SuggestedFacts }) {
  const t = messages(page.locale).digitise;
  return (
    <div>
      <input type="hidden" name="_suggested" value={JSON.stringify(suggested)} />
      <Button variant="tertiary" name="_do" value="take">
        {t.take}
      </Button>
    </div>
  );
}
