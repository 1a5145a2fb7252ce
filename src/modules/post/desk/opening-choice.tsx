import { messages } from "../../../i18n/index.ts";
import {
  Button,
  ButtonLink,
  errorOf,
  FoldedAct,
  Form,
  type FormPage,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { postPaths } from "../post-paths.ts";
import type { ParcelView } from "./parcel-page.tsx";

/** What came by post becomes a dossier, or goes to one there is. */
export function Opening({ page, view }: { page: PageFrame & FormPage; view: ParcelView }) {
  const { parcel, may, errors, typed } = view;
  const isWaiting = parcel.direction === "IN" && parcel.state === "DELIVERED" && parcel.dossier_id === null;
  if (!isWaiting || !may.open) return null;
  const { locale } = page;
  const t = messages(locale).post;
  const error = errorOf(errors, "dossierCode");
  return (
    <>
      <p>
        <ButtonLink href={postPaths.opening(parcel.code)} variant="primary" icon="inbox">
          {t.arrived.open}
        </ButtonLink>
      </p>
      <FoldedAct title={t.one.toDossier} open={error !== undefined}>
        <Form page={page} action={postPaths.parcelAct(parcel.code, "dossier")}>
          <p>{t.one.toDossierLead}</p>
          <TextInput
            locale={locale}
            name="dossierCode"
            label={t.one.toDossierCode}
            value={typed("dossierCode")}
            maxLength={60}
            error={error}
          />
          <div class="mc-row">
            <Button variant="secondary">{t.one.toDossierDo}</Button>
          </div>
        </Form>
      </FoldedAct>
    </>
  );
}
