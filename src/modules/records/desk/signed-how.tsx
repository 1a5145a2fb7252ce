import { messages } from "../../../i18n/index.ts";
import { Alert, ButtonLink } from "../../../web/components/index.ts";
import type { DocumentPageView } from "./document-page.tsx";
import { recordsPaths } from "./records-paths.ts";
import type { AnyPage } from "./typed-form.ts";

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };

/** What signing a draft means for its paper: where it is signed digitally, or that it is done by hand elsewhere. */
export function SignedHow({ page, view }: Props) {
  const t = messages(page.locale).records.places;
  const { document, files, placement, rights, hasCertificate } = view;
  const pdfs = files.filter(({ mime }) => mime === "application/pdf");
  if (document.content !== null || placement !== null) {
    const source = document.content === null ? placement?.sourceSha256 : undefined;
    const placed = pdfs.find(({ sha256 }) => sha256 === source);
    const others = pdfs.filter((each) => each !== placed).map(({ name }) => name);
    return (
      <>
        {placed === undefined ? null : (
          <p>
            {t.signedOn({ name: placed.name })}
            {others.length === 0 ? null : ` ${t.notSigned({ names: others.join(", ") })}`}
          </p>
        )}
        {rights.sign && !hasCertificate ? (
          <Alert locale={page.locale} tone="warning">
            {document.content === null ? t.noCertificate : t.noCertificateSet}
          </Alert>
        ) : null}
        <div class="mc-row">
          <ButtonLink href={recordsPaths.preview(document.id)} variant="secondary" icon="print">
            {t.preview}
          </ButtonLink>
          {placed === undefined ? null : (
            <ButtonLink href={recordsPaths.places(document.id)} variant="tertiary">
              {t.change}
            </ButtonLink>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <Alert locale={page.locale} tone="info">
        {pdfs.length === 0 ? t.nothing : t.outside}
      </Alert>
      {pdfs.length === 0 ? null : (
        <p>
          <ButtonLink href={recordsPaths.places(document.id)} icon="signature">
            {t.choose}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
