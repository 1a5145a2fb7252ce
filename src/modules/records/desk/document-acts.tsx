import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Button,
  ButtonLink,
  Card,
  FoldedAct,
  Form,
  RadioGroup,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { authorityByPost } from "../../document/index.ts";
import { contentRefusal } from "../decide.ts";
import { UNSIGNED } from "../decide-submission.ts";
import { AUTHORITIES, MEDIA } from "../official-document.ts";
import { sentTo } from "../recipients.ts";
import { ActForm } from "./act-form.tsx";
import { AssignForm } from "./assign-form.tsx";
import type { DocumentPageView } from "./document-page.tsx";
import { optionsOf } from "./document-words.ts";
import { CorrectForm, EditForm } from "./edit-forms.tsx";
import { recordsPaths } from "./records-paths.ts";
import { SignedHow } from "./signed-how.tsx";
import { Submission, SubmitForm } from "./submission.tsx";
import { type AnyPage, fieldsOf } from "./typed-form.ts";

type Props = { readonly page: AnyPage; readonly view: DocumentPageView };
type ActName = keyof ReturnType<typeof messages>["records"]["acts"];

/** What this officer may do with the document now: the next step open, the rest folded. */
export function DocumentActs({ page, view }: Props) {
  const { document, rights } = view;
  const t = messages(page.locale).records;
  const main = mainAct({ page, view });
  const others = otherActs({ page, view });
  const reply =
    document.direction === "INCOMING" &&
    document.state === "REGISTERED" &&
    document.subject !== null &&
    !rights.sign;
  if (main === null && others.length === 0 && !reply) return null;
  return (
    <Card title={t.document.acts}>
      {main}
      {others}
      {reply ? (
        <p>
          <ButtonLink
            href={`${recordsPaths.newOf("OUTGOING")}?reply=${encodeURIComponent(document.numberText ?? "")}`}
            icon="pencil"
          >
            {t.list.newOutgoing}
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

/** The one thing the document waits for, where it waits for this officer. */
function mainAct({ page, view }: Props): Child {
  const { document, rights } = view;
  const isUnsigned = UNSIGNED.includes(document.state);
  if (isUnsigned && rights.sign)
    return (
      <>
        <SignedHow page={page} view={view} />
        <SignForm page={page} view={view} />
      </>
    );
  if (isUnsigned && rights.draft)
    return (
      <>
        <SignedHow page={page} view={view} />
        <Submission page={page} view={view} />
      </>
    );
  if (document.state === "SIGNED" && rights.register) return <PublishForm page={page} view={view} />;
  if (document.state === "PUBLISHED" && document.sentAt === null && rights.register)
    return <SendForm page={page} view={view} />;
  if (rights.assign && contentRefusal(document) === null && document.direction === "INCOMING")
    return view.assignments.length === 0 ? <AssignForm page={page} view={view} parent={null} isMain /> : null;
  return null;
}

function otherActs({ page, view }: Props): Child[] {
  const { document, rights } = view;
  const { state, sentAt, direction } = document;
  const isOpen = state === "REGISTERED" || (state === "PUBLISHED" && sentAt === null);
  const mayAssign = rights.assign && contentRefusal(document) === null;
  const isAssigned = view.assignments.length > 0 || direction === "OUTGOING";
  return [
    mayAssign && isAssigned ? (
      <Folded page={page} view={view} name="assign">
        <AssignForm page={page} view={view} parent={null} isMain={false} />
      </Folded>
    ) : null,
    UNSIGNED.includes(state) && rights.sign && rights.draft ? (
      <Folded page={page} view={view} name="submit">
        <SubmitForm page={page} view={view} />
      </Folded>
    ) : null,
    state === "DRAFT" && rights.draft ? (
      <Folded page={page} view={view} name="edit">
        <EditForm page={page} view={view} />
      </Folded>
    ) : null,
    state === "REGISTERED" && rights.register ? (
      <Folded page={page} view={view} name="correct">
        <CorrectForm page={page} view={view} />
      </Folded>
    ) : null,
    (state === "SIGNED" || state === "SUBMITTED") && rights.sign ? (
      <ReasonForm page={page} view={view} name="return" />
    ) : null,
    isOpen && rights.register ? <ReasonForm page={page} view={view} name="void" /> : null,
    state === "DRAFT" && rights.draft ? <ReasonForm page={page} view={view} name="discard" /> : null,
  ].filter((each) => each !== null);
}

function Folded({
  page,
  view,
  name,
  children,
}: Props & { readonly name: ActName; readonly children: Child }) {
  return (
    <FoldedAct title={messages(page.locale).records.acts[name]} open={view.tried?.name === name} quiet>
      {children}
    </FoldedAct>
  );
}

function SignForm({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, "sign", view.tried);
  return (
    <ActForm page={page} document={view.document} act="sign">
      <Select
        {...field(
          "authority",
          t.form.authority,
          view.document.submittedAuthority ?? authorityByPost(view.ownTitle) ?? "HEAD",
        )}
        options={optionsOf(AUTHORITIES, t.authorities)}
        emptyLabel={null}
      />
      <TextInput {...field("title", t.form.title, view.ownTitle)} maxLength={200} />
      <div class="mc-row">
        <Button icon="signature">{t.acts.sign}</Button>
      </div>
    </ActForm>
  );
}

function PublishForm({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, "publish", view.tried);
  const hasPaper = view.isSignedHere || view.files.length > 0;
  return (
    <ActForm page={page} document={view.document} act="publish">
      {view.isSignedHere ? null : <p>{t.places.byHand}</p>}
      <RadioGroup
        {...field("medium", t.form.medium, hasPaper ? "ELECTRONIC" : "PAPER")}
        options={optionsOf(MEDIA, t.media)}
        direction="row"
      />
      <div class="mc-row">
        <Button icon="stamp">{t.acts.publish}</Button>
      </div>
    </ActForm>
  );
}

function SendForm({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, "send", view.tried);
  return (
    <ActForm page={page} document={view.document} act="send">
      <Textarea {...field("recipients", t.form.sentTo, sentTo(view.document))} rows={3} />
      <TextInput {...field("receivedBy", t.fields.receivedBy)} maxLength={200} optional />
      <div class="mc-row">
        <Button icon="envelope">{t.acts.send}</Button>
      </div>
    </ActForm>
  );
}

function ReasonForm({ page, view, name }: Props & { readonly name: "return" | "void" | "discard" }) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, name, view.tried);
  return (
    <Folded page={page} view={view} name={name}>
      <ActForm page={page} document={view.document} act={name}>
        <Textarea {...field("reason", t.form.reason)} rows={2} maxLength={1_000} />
        <div class="mc-row">
          <Button variant="secondary" color="danger">
            {t.acts[name]}
          </Button>
        </div>
      </ActForm>
    </Folded>
  );
}

/** Whoever reads a document may tie it to a dossier they may read. */
export function MayLink({ page, view }: Props) {
  const t = messages(page.locale).records;
  const { field } = fieldsOf(page, "link", view.tried);
  if (contentRefusal(view.document) !== null) return null;
  return (
    <Folded page={page} view={view} name="link">
      <Form page={page} action={recordsPaths.act(view.document.id, "link")}>
        <TextInput {...field("dossierCode", t.form.dossierCode)} size={30} maxLength={60} />
        <div class="mc-row">
          <Button variant="secondary">{t.acts.link}</Button>
        </div>
      </Form>
    </Folded>
  );
}
