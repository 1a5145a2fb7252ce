import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  type ArrivedPage,
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  DefinitionList,
  dayText,
  ErrorSummary,
  FileUpload,
  Form,
  fullMoment,
  Heading,
  Link,
  Tag,
  Timeline,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { CopySigner } from "../copy-signer.ts";
import type { UnitPerson } from "../people.ts";
import type { Placement } from "../placement.ts";
import type { DocumentView } from "../read-document.ts";
import { linesOf } from "../recipients.ts";
import { Copies } from "./copies.tsx";
import { DocumentActs, MayLink } from "./document-acts.tsx";
import { documentTitle, kindText, lateText, STATE_TONES, subjectText, unitText } from "./document-words.ts";
import { eventDetails } from "./event-words.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, summaryOf, type Tried, WORDS_ID } from "./typed-form.ts";
import { WorkTree } from "./work-tree.tsx";

export type DocumentPageView = DocumentView & {
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  readonly tried: Tried | null;
  /** People of the units that have a part, to whom their head may give it. */
  readonly people: readonly UnitPerson[];
  /** Leaders of the agency to whom an unsigned document may be sent up. */
  readonly leaders: readonly UnitPerson[];
  /** The officer's own title, as it would stand under a signature. */
  readonly ownTitle: string;
  /** Who may sign a copy of it; nobody where none is made. */
  readonly copySigners: readonly CopySigner[];
  readonly fileMegabytesMax: number;
  /** Where number, day and signature go on its file; null where nobody said. */
  readonly placement: Placement | null;
  /** The paper was signed here, by hand or digitally; a file may be signed outside. */
  readonly isSignedHere: boolean;
  readonly hasCertificate: boolean;
  /** Pages that were sent before a form that is shown again. */
  readonly arrived: readonly ArrivedPage[];
};

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };

/** One document: what it is, what comes next, who does what about it, what happened. */
export function DocumentPage({ page, view }: Props) {
  const { locale } = page;
  const { document, today } = view;
  const t = messages(locale).records;
  const title = documentTitle(document, locale, today);
  const late = lateText(document, today, locale);
  return (
    <DeskLayout
      page={page}
      title={title}
      entry={recordsPaths.register(document.direction)}
      islands={["upload.js"]}
    >
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.directions[document.direction], href: recordsPaths.register(document.direction) },
          ]}
          here={title}
        />
        <Heading level={1} title={title} />
        <p class="mc-row">
          <Tag tone={STATE_TONES[document.state]}>{t.states[document.state]}</Tag>
          {document.urgency === "NORMAL" ? null : <Tag tone="danger">{t.urgencies[document.urgency]}</Tag>}
          {document.secrecy === "NORMAL" ? null : <Tag tone="warning">{t.secrecies[document.secrecy]}</Tag>}
          {late === null ? null : <Tag tone="danger">{late}</Tag>}
        </p>
        <p class="mc-strong">{subjectText(document, locale)}</p>
        <ErrorSummary locale={locale} errors={summaryOf(locale, view.tried)} />
        <DocumentActs page={page} view={view} />
        <Content page={page} view={view} />
        <Facts page={page} view={view} />
        <Files page={page} view={view} />
        <Copies page={page} view={view} />
        <WorkTree page={page} view={view} />
        <Related page={page} view={view} />
        <Dossiers page={page} view={view} />
        <History page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

function Facts({ page: { locale }, view: { document, directory, today } }: Props) {
  const t = messages(locale).records;
  const at = (name: string, moment: typeof document.createdAt | null) =>
    moment === null ? null : t.document.by({ name, at: fullMoment(moment) });
  const day = (on: LocalDate | null) => (on === null ? null : dayText(on));
  const lines = (text: string | null) =>
    text === null ? null : linesOf(text).map((each) => <div>{each}</div>);
  const { unitId, signerName, signerTitle, authority, submittedToName } = document;
  const signer =
    signerName === null ? null : [signerTitle, signerName].filter((each) => each !== null).join(" ");
  return (
    <Card title={t.document.facts}>
      <DefinitionList
        items={[
          [t.fields.kind, kindText(locale, document.kindCode, today)],
          [t.fields.author, document.author],
          [t.fields.symbol, document.symbol],
          [t.fields.documentOn, day(document.documentOn)],
          [t.fields.arrivedOn, day(document.arrivedOn)],
          [t.fields.replyDueOn, day(document.replyDueOn)],
          [t.fields.unit, unitId === null ? null : unitText(directory, unitId, locale)],
          [
            document.direction === "INCOMING" ? t.fields.registered : t.fields.drafted,
            at(document.createdByName, document.createdAt),
          ],
          [
            t.fields.submitted,
            submittedToName === null
              ? null
              : at(t.submission.to({ name: submittedToName }), document.submittedAt),
          ],
          [
            t.fields.signer,
            signer === null || authority === null
              ? null
              : at(`${t.authorities[authority]}: ${signer}`, document.signedAt),
          ],
          [t.fields.published, document.publishedAt === null ? null : fullMoment(document.publishedAt)],
          [t.fields.medium, document.medium === null ? null : t.media[document.medium]],
          [t.fields.addressees, lines(document.addressees)],
          [t.fields.recipients, lines(document.recipients)],
          [t.fields.sent, document.sentAt === null ? null : fullMoment(document.sentAt)],
          [t.fields.receivedBy, document.receivedBy],
          [t.fields.reason, document.endedReason],
        ]}
      />
    </Card>
  );
}

/** The words of a document the office keeps, as they will be, or were, set on paper. */
function Content({ page: { locale }, view: { document } }: Props) {
  if (document.content === null) return null;
  return (
    <Card title={messages(locale).records.edit.content} id={WORDS_ID}>
      {document.content.split("\n").map((line) => (
        <p>{line}</p>
      ))}
    </Card>
  );
}

function Files({ page, view }: Props) {
  const { locale } = page;
  const { document, files, rights } = view;
  const t = messages(locale).records.document;
  if (document.secrecy !== "NORMAL") return null;
  const open = document.state === "DRAFT" ? rights.register || rights.draft : rights.register;
  const mayAttach = open && ["REGISTERED", "DRAFT", "SIGNED"].includes(document.state);
  return (
    <Card title={t.files} {...(document.content === null ? { id: WORDS_ID } : {})}>
      {files.length === 0 ? <p class="mc-muted">{t.noFiles}</p> : null}
      <ul>
        {files.map(({ sha256, name, part }) => (
          <li>
            <Link href={recordsPaths.file(document.id, sha256)}>{name}</Link>
            {part === "DOCUMENT" ? null : <span class="mc-muted">{` (${t.fileParts[part]})`}</span>}
          </li>
        ))}
      </ul>
      {mayAttach ? (
        <Form page={page} action={recordsPaths.files(document.id)} files>
          <FileUpload
            locale={locale}
            name="file"
            label={t.file}
            megabytesMax={view.fileMegabytesMax}
            ahead={{ guestKey: null, arrived: view.arrived }}
            multiple
          />
          {document.state === "DRAFT" ? (
            <Checkbox
              locale={locale}
              name="isAnnex"
              label={t.isAnnex}
              hint={t.isAnnexHint}
              checked={view.tried?.name === "files" && view.tried.form["isAnnex"] === "true"}
              optional
            />
          ) : null}
          <div class="mc-row">
            <Button variant="secondary" icon="upload">
              {t.attach}
            </Button>
          </div>
        </Form>
      ) : null}
    </Card>
  );
}

function Related({ page: { locale }, view: { related, relatedHidden, workFiles, document, today } }: Props) {
  const t = messages(locale).records;
  if (related.length + relatedHidden + workFiles.length === 0) return null;
  return (
    <Card title={t.document.related}>
      <ul>
        {workFiles.map(({ id, code, title }) => (
          <li>
            {`${t.workFiles.title}: `}
            <Link href={recordsPaths.workFile(id)}>{`${code} ${title}`}</Link>
          </li>
        ))}
        {related.map((each) => {
          const effect = each.actsOnId === document.id ? each.actsOnEffect : null;
          const ours = each.id === document.actsOnId ? document.actsOnEffect : null;
          const what = effect ?? ours;
          return (
            <li>
              {what === null ? null : `${t.effects[what]}: `}
              <Link href={recordsPaths.one(each.id)}>{documentTitle(each, locale, today)}</Link>
              {` ${subjectText(each, locale)}`}
            </li>
          );
        })}
      </ul>
      {relatedHidden === 0 ? null : (
        <p class="mc-muted">{t.document.relatedHidden({ count: relatedHidden })}</p>
      )}
    </Card>
  );
}

function Dossiers({ page, view }: Props) {
  const { locale } = page;
  const { dossiers, dossiersHidden, document } = view;
  const t = messages(locale).records.document;
  if (document.secrecy !== "NORMAL") return null;
  return (
    <Card title={t.dossiers}>
      {dossiers.length + dossiersHidden === 0 ? <p class="mc-muted">{t.noDossiers}</p> : null}
      <ul>
        {dossiers.map(({ id, code }) => (
          <li>
            <Link href={paths.deskDossier(id)}>{code}</Link>
          </li>
        ))}
      </ul>
      {dossiersHidden === 0 ? null : <p class="mc-muted">{t.dossiersHidden({ count: dossiersHidden })}</p>}
      <MayLink page={page} view={view} />
    </Card>
  );
}

function History({ page: { locale }, view: { history } }: Props) {
  const t = messages(locale).records;
  const names: { readonly [type: string]: string } = t.events;
  return (
    <Card title={t.document.history}>
      <Timeline
        entries={history.toReversed().map(({ type, data, at, actorName }) => ({
          at,
          when: fullMoment(at),
          what: [names[type] ?? type, ...eventDetails(data, locale)].join("; "),
          who: actorName,
        }))}
      />
    </Card>
  );
}
