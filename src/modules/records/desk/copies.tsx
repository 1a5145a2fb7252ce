import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Button,
  Card,
  dayText,
  FoldedAct,
  Form,
  Link,
  RadioGroup,
  Select,
  Table,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { COPY_KINDS, type OfficialCopy } from "../copy.ts";
import { AUTHORITIES, MEDIA } from "../official-document.ts";
import type { DocumentPageView } from "./document-page.tsx";
import { optionsOf } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, fieldsOf } from "./typed-form.ts";

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };

/** Copies of the document, and the form to make one. */
export function Copies({ page, view }: Props) {
  const { document, copies, rights, files } = view;
  const t = messages(page.locale).records;
  const mayCopy =
    rights.register &&
    document.secrecy === "NORMAL" &&
    ["REGISTERED", "PUBLISHED"].includes(document.state) &&
    copied(files).length > 0;
  if (copies.length === 0 && !mayCopy) return null;
  return (
    <Card title={t.copies.title}>
      {copies.length === 0 ? null : <CopyTable page={page} rows={copies} />}
      {mayCopy ? (
        <FoldedAct title={t.acts.copy} open={view.tried?.name === "copy"} quiet>
          <CopyForm page={page} view={view} />
        </FoldedAct>
      ) : null}
    </Card>
  );
}

/** PDFs a copy may be made of, the document before its annexes. */
function copied(files: DocumentPageView["files"]): DocumentPageView["files"] {
  const pdfs = files.filter(({ mime, part }) => mime === "application/pdf" && part !== "DRAFT");
  return pdfs.toSorted((a, b) => Number(a.part === "ANNEX") - Number(b.part === "ANNEX"));
}

/** Lines of the register of copies. */
export function CopyTable({
  page: { locale },
  rows,
}: {
  readonly page: AnyPage;
  readonly rows: readonly OfficialCopy[];
}) {
  const t = messages(locale).records.copies;
  return (
    <Table<OfficialCopy>
      locale={locale}
      caption={t.register}
      emptyText={t.none}
      rows={rows}
      columns={[
        {
          key: "number",
          header: t.number,
          cell: (copy) => <Link href={recordsPaths.copy(copy.documentId, copy.id)}>{copy.numberText}</Link>,
        },
        { key: "made", header: t.madeOn, cell: ({ madeAt }) => dayText(localDateOf(madeAt)) },
        { key: "kind", header: t.kind, cell: ({ kindCode }) => t.kinds[kindCode] },
        { key: "pages", header: t.pages, cell: ({ pages }) => pages },
        { key: "sheets", header: t.sheets, align: "end", cell: ({ sheets }) => String(sheets) },
        { key: "signer", header: t.signerName, cell: ({ signerName }) => signerName },
        { key: "to", header: t.recipients, cell: ({ recipients }) => recipients },
      ]}
    />
  );
}

function CopyForm({ page, view }: Props) {
  const { document, files, copies } = view;
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, "copy", view.tried);
  const sources = [
    ...copied(files).map(({ sha256, name, part }) => ({
      value: sha256,
      label: part === "ANNEX" ? `${name} (${t.document.fileParts.ANNEX})` : name,
    })),
    ...copies
      .filter(({ kindCode }) => kindCode === "SY")
      .map(({ sha256, numberText }) => ({ value: sha256, label: numberText })),
  ];
  return (
    <Form page={page} action={recordsPaths.act(document.id, "copy")}>
      <RadioGroup {...field("kind", t.copies.kind, "SY")} options={optionsOf(COPY_KINDS, t.copies.kinds)} />
      <Select
        {...field("sourceSha256", t.copies.from, sources[0]?.value)}
        options={sources}
        emptyLabel={null}
      />
      <ReceivedCopy page={page} view={view} />
      <TextInput
        {...field("pages", t.copies.pages)}
        hint={t.copies.pagesHint}
        size={20}
        maxLength={200}
        optional
      />
      <Textarea
        {...field("extract", t.copies.extract)}
        hint={t.copies.extractHint}
        rows={4}
        maxLength={20_000}
        optional
      />
      <RadioGroup
        {...field("medium", t.copies.medium, "ELECTRONIC")}
        options={optionsOf(MEDIA, t.copies.media)}
      />
      <TextInput {...field("sheets", t.copies.sheets, "1")} size={6} maxLength={5} inputMode="numeric" />
      <Textarea {...field("recipients", t.copies.recipients)} rows={2} maxLength={2_000} />
      <SignerFields page={page} view={view} />
      <div class="mc-row">
        <Button icon="stamp">{t.acts.copy}</Button>
      </div>
    </Form>
  );
}

/** What came in may be a true copy itself: then it is copied further, under its number. */
function ReceivedCopy({ page, view }: Props) {
  const { copies: t } = messages(page.locale).records;
  const { field } = fieldsOf(page, "copy", view.tried);
  if (view.document.direction !== "INCOMING") return null;
  return (
    <TextInput
      {...field("sourceCopyNumber", t.sourceCopyNumber)}
      hint={t.sourceCopyHint}
      size={20}
      maxLength={100}
      optional
    />
  );
}

function SignerFields({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, "copy", view.tried);
  const signers = view.copySigners.map(({ id, fullName, title, unitId, isLeader }) => {
    const post = isLeader ? title : `${title}, ${view.directory.find(unitId)?.shortName ?? ""}`;
    return { value: id, label: `${fullName} (${post})` };
  });
  return (
    <>
      <Select
        {...field("signerId", t.copies.signerName)}
        options={signers}
        emptyLabel={t.copies.chooseSigner}
        hint={t.copies.signerHint}
        optional
      />
      <Select
        {...field("authority", t.form.authority)}
        options={optionsOf(AUTHORITIES, t.authorities)}
        emptyLabel={t.form.authorityByPost}
        optional
      />
    </>
  );
}
