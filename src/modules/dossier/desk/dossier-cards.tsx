import { type Locale, messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  ButtonLink,
  Card,
  DefinitionList,
  dayText,
  Link,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { ComponentHeld, Dossier, FileRef } from "../dossier.ts";
import { isPast } from "../past.ts";
import { EndedResult } from "../screens/ended-result.tsx";
import { ScanNote } from "../screens/scan-note.tsx";
import { SignatureNote } from "../screens/signature-note.tsx";
import { withheldWords } from "../screens/withheld.ts";
import type { DossierPageView } from "./dossier-page.tsx";

type Part = { readonly page: PageFrame; readonly view: DossierPageView };

/** The papers of the dossier, counted, with their files. */
export function PapersCard({ page, view }: Part) {
  const t = messages(page.locale).desk.dossier;
  if (view.dossier.components.length === 0 && !view.mayDigitise) return null;
  const kept = (held: ComponentHeld, count: number) =>
    view.isPresented(held.componentCode) ? "–" : String(count);
  return (
    <Card title={t.components}>
      {view.mayDigitise ? (
        <div>
          <ButtonLink href={paths.digitise(view.dossier.id)} variant="secondary">
            {messages(page.locale).digitise.title}
          </ButtonLink>
        </div>
      ) : null}
      <Table
        locale={page.locale}
        caption={t.components}
        rows={view.dossier.components}
        columns={[
          { key: "name", header: t.component, cell: (held) => view.choices.paperName(held.componentCode) },
          { key: "originals", header: t.originals, align: "end", cell: (held) => kept(held, held.originals) },
          { key: "copies", header: t.copies, align: "end", cell: (held) => kept(held, held.copies) },
          {
            key: "files",
            header: t.files,
            cell: ({ files }) => <Files page={page} files={files} view={view} />,
          },
          {
            key: "digitisation",
            header: t.digitisation,
            cell: (held) => {
              if (held.digitisation !== null) return t.digitisations[held.digitisation];
              return view.isPresented(held.componentCode) ? t.presented : t.notDigitised;
            },
          },
        ]}
      />
    </Card>
  );
}

/** Each file as a link; one that may not be opened says why in its place. */
function Files({ files, page, view }: Part & { files: readonly FileRef[] }) {
  return (
    <>
      {files.map((file) => {
        const why = withheldWords(view.withheld, file, page.locale);
        if (why === null)
          return (
            <div class="mc-break">
              <Link href={paths.deskDossierFile(view.dossier.id, file.sha256)}>{file.name}</Link>
              <SignatureNote page={page} signatures={view.signatures} file={file} />
              <ScanNote page={page} result={view.dossier.result} file={file} />
            </div>
          );
        return (
          <div class="mc-break">
            {file.name}
            <div class="mc-small">
              <Tag tone="warning">{why}</Tag>
            </div>
          </div>
        );
      })}
    </>
  );
}

/** What was decided, and the signed files themselves: whoever hands them over prints and checks them. */
export function ResultCard({ page, view }: Part) {
  const t = messages(page.locale);
  const { result } = view.dossier;
  if (view.result.length === 0 || result === null) return null;
  const files = result.files.length === 0 ? null : <Files page={page} files={result.files} view={view} />;
  return (
    <Card title={t.desk.dossier.result}>
      <EndedResult locale={page.locale} result={result} />
      <DefinitionList items={[...view.result, [t.acts.field.files, files]]} />
    </Card>
  );
}

/** The result on its way to paper: drafted or, before that, as the dossier tells it; what is signed is what is seen here. */
export function DraftCard({ page, view }: Part) {
  const t = messages(page.locale);
  const { id, result, draft } = view.dossier;
  const isPublished = result !== null && result.number !== null;
  const papers = result === null ? view.choices.drafts : [];
  const outcome = result?.outcome ?? draft?.outcome ?? null;
  if (view.sharedPartOnly || isPublished) return null;
  if (papers.length === 0 && (draft === undefined || result?.paper === undefined)) return null;
  const look = result === null ? t.desk.dossier.seeDraft : t.desk.dossier.seeSigned;
  const shown = outcome === null ? papers.slice(0, 1).map((each) => each.outcome) : [outcome];
  return (
    <Card title={t.desk.dossier.draft}>
      <p class="mc-muted">{result === null ? draftWords(draft, page.locale) : t.desk.dossier.signedPaper}</p>
      <div class="mc-actions">
        {shown.map((each) => (
          <div>
            <ButtonLink href={paths.deskResult(id, each)} variant="tertiary" icon="print">
              {look}
            </ButtonLink>
            <ButtonLink href={`${paths.deskResult(id, each)}&bilingual=1`} variant="tertiary">
              {t.desk.dossier.bilingual}
              <span class="ds-sr-only">{`: ${look}`}</span>
            </ButtonLink>
          </div>
        ))}
      </div>
    </Card>
  );
}

function draftWords(draft: Dossier["draft"], locale: Locale): string {
  const t = messages(locale).desk.dossier;
  if (draft === undefined) return t.notDrafted;
  return draft.isOutdated === true ? t.outdated : t.drafted;
}

/** What the applicant is handed: the slip, and the paper of each act that issues one, newest first. */
export function PrintsCard({ page, view }: Part) {
  const t = messages(page.locale).desk.dossier;
  const { id, acceptedAt } = view.dossier;
  const slip =
    acceptedAt === null || isPast(view.dossier) || view.sharedPartOnly
      ? []
      : [{ href: paths.deskSlip(id), title: t.slip, on: localDateOf(acceptedAt) }];
  const papers = view.papers.map(({ key, seq, at }) => ({
    href: paths.deskPaper(id, seq),
    title: messages(page.locale).document.paperName[key],
    on: localDateOf(at),
  }));
  const last = view.dossier.controlSheet.at(-1);
  const control =
    last === undefined || isPast(view.dossier) || view.sharedPartOnly
      ? []
      : [
          {
            href: paths.deskControlSheet(id),
            title: messages(page.locale).document.paperName.CONTROL_SHEET,
            on: localDateOf(last.at),
          },
        ];
  const prints = [...control, ...slip, ...papers].reverse();
  if (prints.length === 0) return null;
  return (
    <Card title={t.documents}>
      <div class="mc-actions">
        {prints.map(({ href, title, on }) => (
          <div>
            <ButtonLink href={href} variant="tertiary" icon="print">
              {`${title} · ${dayText(on)}`}
            </ButtonLink>
            <ButtonLink href={`${href}?bilingual=1`} variant="tertiary">
              {t.bilingual}
              <span class="ds-sr-only">{`: ${title}`}</span>
            </ButtonLink>
          </div>
        ))}
      </div>
    </Card>
  );
}
