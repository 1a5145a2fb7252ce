import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Heading,
  RadioGroup,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageSize, Spot } from "../../signature/index.ts";
import type { DocumentFile } from "../file-store.ts";
import type { OfficialDocument } from "../official-document.ts";
import { ANCHORS, CODE_ANCHORS, DATE_FORMS, NUMBER_FORMS, type Placement } from "../placement.ts";
import { optionsOf } from "./document-words.ts";
import { PlacesPicture } from "./places-picture.tsx";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, fieldsOf, summaryOf, type Tried } from "./typed-form.ts";

export type PlacesView = {
  readonly document: OfficialDocument;
  readonly title: string;
  readonly pdfs: readonly DocumentFile[];
  readonly placement: Placement;
  /** Whether somebody said the places, the file tells them itself, or neither. */
  readonly standing: "kept" | "suggested" | "usual";
  readonly tried: Tried | null;
  /** What the file is like, or in words why it cannot be signed here. */
  readonly file:
    | {
        readonly pages: readonly PageSize[];
        readonly spots: readonly Spot[];
        /** This machine can draw its pages. */
        readonly isDrawn: boolean;
      }
    | string;
};

type Props = { readonly page: AnyPage; readonly view: PlacesView };

/** Where number, day, signature and seal go on the PDF of a draft: said in a form, shown in a picture. */
export function PlacesPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).records.places;
  const { document, file, placement, standing, tried } = view;
  const isKept = standing === "kept";
  const pictureOf = (number: number) =>
    recordsPaths.placesPicture(document.id, placement.sourceSha256, number);
  return (
    <DeskLayout page={page} title={t.title} entry={recordsPaths.register("OUTGOING")}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: view.title, href: recordsPaths.one(document.id) }]}
          here={t.title}
        />
        <Heading level={1} title={t.title} />
        <p>{t.lead}</p>
        <ErrorSummary locale={locale} errors={summaryOf(locale, tried)} />
        {typeof file === "string" ? (
          <Alert locale={locale} tone="warning">
            {file}
          </Alert>
        ) : (
          <Card title={t[standing]}>
            <PlacesPicture
              locale={locale}
              pages={file.pages}
              spots={file.spots}
              pictureOf={file.isDrawn ? pictureOf : null}
            />
            {isKept ? (
              <div class="mc-row">
                <ButtonLink href={recordsPaths.preview(document.id)} icon="print">
                  {t.preview}
                </ButtonLink>
                <ButtonLink href={recordsPaths.one(document.id)} variant="secondary">
                  {t.back}
                </ButtonLink>
              </div>
            ) : null}
          </Card>
        )}
        <Card title={isKept ? t.change : t.choose}>
          <PlacesForm page={page} view={view} />
        </Card>
      </div>
    </DeskLayout>
  );
}

function PlacesForm({ page, view }: Props) {
  const t = messages(page.locale).records.places;
  const { document, pdfs, placement, tried } = view;
  const { field } = fieldsOf(page, "place", tried);
  const millimetres = millimetresOf(page, view);
  return (
    <Form page={page} action={recordsPaths.places(document.id)}>
      <input type="hidden" name="version" value={String(document.version)} />
      {pdfs.length < 2 ? (
        <input type="hidden" name="sourceSha256" value={placement.sourceSha256} />
      ) : (
        <Select
          {...field("sourceSha256", t.fields.sourceSha256, placement.sourceSha256)}
          options={pdfs.map(({ sha256, name }) => ({ value: sha256, label: name }))}
          emptyLabel={null}
        />
      )}
      <RadioGroup
        {...field("anchor", t.fields.anchor, placement.anchor)}
        options={optionsOf(ANCHORS, t.anchors)}
      />
      <div class="mc-row">
        {millimetres("left")}
        {millimetres("top")}
      </div>
      <p class="mc-hint">{t.freeHint}</p>
      <TextInput
        {...field("page", t.fields.page, placement.page === null ? "" : String(placement.page))}
        hint={t.pageHint}
        size={5}
        inputMode="numeric"
        optional
      />
      <NumberAndDay page={page} view={view} />
      <Code page={page} view={view} />
      <div class="mc-row">
        <Button>{t.keep}</Button>
      </div>
    </Form>
  );
}

function NumberAndDay({ page, view }: Props) {
  const t = messages(page.locale).records.places;
  const { placement, tried } = view;
  const { field } = fieldsOf(page, "place", tried);
  const millimetres = millimetresOf(page, view);
  return (
    <>
      <RadioGroup
        {...field("numberForm", t.fields.numberForm, placement.numberForm)}
        options={optionsOf(NUMBER_FORMS, t.numberForms)}
      />
      <div class="mc-row">
        {millimetres("numberLeft")}
        {millimetres("numberTop")}
      </div>
      <RadioGroup
        {...field("dateForm", t.fields.dateForm, placement.dateForm)}
        options={optionsOf(DATE_FORMS, t.dateForms)}
      />
      <div class="mc-row">
        {millimetres("dateLeft")}
        {millimetres("dateTop")}
        {millimetres("monthLeft")}
      </div>
    </>
  );
}

/** The code that opens the page of verification. */
function Code({ page, view }: Props) {
  const t = messages(page.locale).records.places;
  const { placement, tried } = view;
  const { field } = fieldsOf(page, "place", tried);
  const millimetres = millimetresOf(page, view);
  return (
    <>
      <RadioGroup
        {...field("codeAnchor", t.fields.codeAnchor, placement.codeAnchor)}
        options={optionsOf(CODE_ANCHORS, t.codeAnchors)}
      />
      <div class="mc-row">
        {millimetres("codeLeft")}
        {millimetres("codeTop")}
      </div>
      <p class="mc-hint">{t.codeHint}</p>
    </>
  );
}

type Distance = {
  [Name in keyof Placement]: Placement[Name] extends number ? Name : never;
}[keyof Placement];

function millimetresOf(page: AnyPage, { placement, tried }: PlacesView) {
  const t = messages(page.locale).records.places;
  const { field } = fieldsOf(page, "place", tried);
  return (name: Distance) => (
    <TextInput {...field(name, t.fields[name], String(placement[name]))} size={5} inputMode="numeric" />
  );
}
