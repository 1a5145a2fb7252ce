import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import {
  Alert,
  Button,
  Card,
  DefinitionList,
  errorOf,
  FileUpload,
  Form,
  type FormPage,
  fullMoment,
  Link,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { INCIDENT_ENDS } from "../incident-store.ts";
import { postPaths } from "../post-paths.ts";
import { DueText } from "./incident-words.tsx";
import type { ParcelView } from "./parcel-page.tsx";
import { Photos } from "./photos.tsx";
import { PHOTO_MEGABYTES_MAX, PHOTO_TYPES } from "./sheet-receipt.tsx";

type Part = { readonly page: PageFrame & FormPage; readonly view: ParcelView };

/** What happened to the parcel, until when it is to be settled, and how it was. */
export function Incidents({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post.one;
  const { found } = messages(locale).post;
  const { incidents, today, may } = view;
  return (
    <>
      <CallSender page={page} view={view} />
      {incidents.map((incident) => {
        const isOpen = incident.ended_at === null;
        return (
          <Card title={t.incident[incident.kind]} edge={isOpen ? "danger" : "neutral"}>
            <DefinitionList
              items={[
                [messages(locale).post.since, fullMoment(incident.opened_at)],
                [t.reason, incident.note],
                [found.seenBy, incident.sheet_id === null ? found.seenByPost : incident.seenBy],
                [
                  found.photos,
                  incident.photos.length === 0 ? null : (
                    <Photos
                      photos={incident.photos}
                      path={(hash) => postPaths.photo(view.parcel.code, hash)}
                    />
                  ),
                ],
                [
                  t.incidentSheet,
                  incident.sheet_id === null ? null : <SheetLink page={page} id={incident.sheet_id} />,
                ],
                [
                  t.incidentDue,
                  isOpen && incident.due_on !== null ? (
                    <DueText page={page} dueOn={incident.due_on} today={today} />
                  ) : null,
                ],
                [t.endHow, incident.ended_as === null ? null : t.endedAs[incident.ended_as]],
                [t.endNote, incident.end_note],
              ]}
            />
            {isOpen && may.sign ? <PhotoForm page={page} view={view} /> : null}
            {isOpen && may.resolve ? <EndForm page={page} view={view} /> : null}
          </Card>
        );
      })}
    </>
  );
}

/** No message reaches a sender whose papers are no dossier yet: somebody has to call. */
function CallSender({ page, view: { incidents, parcel, address, may } }: Part) {
  const isOpen = incidents.some(({ ended_at: endedAt }) => endedAt === null);
  const phone = spokenPhone(address?.phone ?? null);
  if (!isOpen || !may.open || parcel.direction === "OUT" || parcel.dossier_id !== null) return null;
  if (address === null || phone === null) return null;
  const title = messages(page.locale).post.found.callSender({ name: address.name, phone });
  return <Alert locale={page.locale} tone="warning" title={title} />;
}

function SheetLink({ page, id }: { page: PageFrame; id: string }) {
  return <Link href={postPaths.sheet(id)}>{messages(page.locale).post.found.report.title}</Link>;
}

function PhotoForm({ page, view: { parcel, errors, arrived } }: Part) {
  const { locale } = page;
  const t = messages(locale).post.found;
  return (
    <Form page={page} action={postPaths.parcelAct(parcel.code, "photos")} files>
      <FileUpload
        locale={locale}
        name="photo"
        label={t.photo({ code: parcel.code })}
        hint={t.photoHint({ megabytes: PHOTO_MEGABYTES_MAX })}
        megabytesMax={PHOTO_MEGABYTES_MAX}
        accept={PHOTO_TYPES}
        ahead={{ guestKey: null, arrived }}
        error={errorOf(errors, "photo")}
      />
      <div class="mc-row">
        <Button variant="secondary" icon="upload">
          {t.photoAdd}
        </Button>
      </div>
    </Form>
  );
}

function EndForm({ page, view: { parcel } }: Part) {
  const { locale } = page;
  const t = messages(locale).post.one;
  return (
    <Form page={page} action={postPaths.parcelAct(parcel.code, "incident")}>
      <Select
        locale={locale}
        name="endedAs"
        label={t.endHow}
        options={INCIDENT_ENDS.map((value) => ({ value, label: t.endedAs[value] }))}
      />
      <TextInput locale={locale} name="note" label={t.endNote} maxLength={500} />
      <div class="mc-row">
        <Button variant="secondary">{t.endIncident}</Button>
      </div>
    </Form>
  );
}
