import { messages } from "../../../i18n/index.ts";
import { Alert, Breadcrumb, Button, ButtonLink, Card, Form, Heading } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { Page } from "../../../web/route.ts";
import { MOTCUA_EXTENSION } from "../moddle-extension.ts";
import type { ProcessVersion } from "../version.ts";
import { editorFields } from "./editor-fields.ts";
import { Mistakes } from "./process-list-page.tsx";
import { processPaths } from "./process-paths.ts";

type EditorPageProps = {
  readonly page: Page<unknown, unknown>;
  readonly process: ProcessVersion;
  /** The file with a drawing, or what was edited and refused. */
  readonly xml: string;
  readonly mistakes?: readonly string[];
};

/**
 * The BPMN editor (bpmn-js, whose mark stays visible) around a plain text area: without JavaScript the text itself can
 * be edited and sent. Saving makes a new draft version; the version opened is never changed.
 */
export function EditorPage({ page, process, xml, mistakes = [] }: EditorPageProps) {
  const { locale } = page;
  const t = messages(locale).process.admin;
  const title = `${t.editor}: ${process.name[locale]}`;
  const trail = [
    { label: t.title, href: processPaths.list() },
    { label: process.name[locale], href: processPaths.one(process.id) },
  ];
  return (
    <DeskLayout page={page} title={title} islands={["bpmn-editor.js"]} styles={["bpmn-editor.css"]}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={trail} here={t.editor} />
        <Heading level={1} title={title} />
        <p class="mc-muted mc-measure">{t.editorIntro}</p>
        <Mistakes page={page} mistakes={mistakes} />
        <noscript>
          <Alert locale={locale} tone="info">
            {t.editorNeedsScript}
          </Alert>
        </noscript>
        <Form page={page} action={processPaths.editor(process.id)} files id="process-editor">
          <div
            class="bpmn-canvas"
            data-bpmn-canvas=""
            data-moddle={JSON.stringify(MOTCUA_EXTENSION)}
            data-fields={JSON.stringify(editorFields(locale))}
            hidden
          />
          <Card title={t.properties} level={2}>
            <div class="bpmn-properties" data-bpmn-properties="" aria-live="polite">
              <p class="mc-muted">{t.selectHint}</p>
            </div>
          </Card>
          <FileText label={t.file} xml={xml} />
          <div class="mc-row">
            <Button>{t.save}</Button>
            <ButtonLink href={processPaths.one(process.id)} variant="tertiary">
              {t.back}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </DeskLayout>
  );
}

/** The file itself: what is sent, and all there is without JavaScript. */
function FileText({ label, xml }: { label: string; xml: string }) {
  return (
    <>
      <label class="ds-label" for="process-xml" data-bpmn-xml-label="">
        {label}
      </label>
      <textarea
        class="ds-input bpmn-text"
        id="process-xml"
        name="xml"
        rows={16}
        spellcheck={false}
        data-bpmn-xml=""
      >
        {xml}
      </textarea>
    </>
  );
}
