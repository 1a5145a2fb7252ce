import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Card,
  DefinitionList,
  dayText,
  ErrorSummary,
  Heading,
  Link,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { Assignment } from "../assignment.ts";
import type { OfficialDocument } from "../official-document.ts";
import { AssignForm } from "./assign-form.tsx";
import { documentTitle, kindText, subjectText } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, summaryOf, type Tried } from "./typed-form.ts";

type View = {
  readonly document: OfficialDocument | null;
  readonly left: string;
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  /** Parts given meanwhile, where what was typed about the document was refused. */
  readonly assignments: readonly Assignment[];
  readonly tried: Tried | null;
};

/** One incoming document after the other: who leads, what to do, by when, Enter. */
export function AssigningPage({ page, view }: { readonly page: AnyPage; readonly view: View }) {
  const { locale } = page;
  const t = messages(locale).records;
  const { document, today } = view;
  return (
    <DeskLayout page={page} title={t.assigning.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.assigning.title} />
        <ErrorSummary locale={locale} errors={summaryOf(locale, view.tried)} />
        {document === null ? (
          <p class="ds-card mc-muted">{t.assigning.done}</p>
        ) : (
          <>
            <p class="mc-muted">{`${t.assigning.left({ count: view.left })}. ${t.assigning.lead}`}</p>
            <Card title={`${documentTitle(document, locale, today)}: ${subjectText(document, locale)}`}>
              {document.urgency === "NORMAL" ? null : (
                <p>
                  <Tag tone="danger">{t.urgencies[document.urgency]}</Tag>
                </p>
              )}
              <DefinitionList
                items={[
                  [t.fields.author, document.author],
                  [t.fields.kind, kindText(locale, document.kindCode, today)],
                  [t.fields.symbol, document.symbol],
                  [t.fields.arrivedOn, document.arrivedOn === null ? null : dayText(document.arrivedOn)],
                  [t.fields.replyDueOn, document.replyDueOn === null ? null : dayText(document.replyDueOn)],
                ]}
              />
              <p>
                <Link href={recordsPaths.one(document.id)}>{t.assigning.open}</Link>
              </p>
              <AssignForm
                page={page}
                view={{ ...view, document, people: [] }}
                parent={null}
                isMain
                isInTurn
              />
            </Card>
          </>
        )}
      </div>
    </DeskLayout>
  );
}
