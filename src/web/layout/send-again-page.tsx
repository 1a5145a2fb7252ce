import { messages } from "../../i18n/index.ts";
import { newId } from "../../kernel/ids.ts";
import { Button, Card, Heading } from "../components/index.ts";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import { signInTo } from "../return-path.ts";
import type { SentForm } from "../send-again.ts";
import { DeskLayout } from "./desk-layout.tsx";
import { PortalLayout } from "./portal-layout.tsx";

type SendAgainProps = { readonly page: PageFrame; readonly sent: SentForm };

/** Where the words about signing in stand, for the link of the bar: leaving the page would lose what it holds. */
const SIGN_IN = "sign-in-beside";

/**
 * A form that was not taken because its sender is signed in no more, or as somebody else: why, in whose name it would
 * go now, and everything typed, to be sent again (ADR 0192).
 */
export async function sendAgainPage(page: PageFrame, sent: SentForm): Promise<string> {
  const { title } = messages(page.locale).web.sendAgain;
  const content = (
    <div class="mc-stack mc-measure">
      <Heading level={1} title={title} />
      <Card edge="warning" id={SIGN_IN}>
        <div class="mc-stack">
          <Standing page={page} sent={sent} />
          <SendAgainForm page={page} sent={sent} />
        </div>
      </Card>
    </div>
  );
  const markup = await (page.actor.kind === "officer" ? (
    <DeskLayout page={page} title={title} holdsForm>
      {content}
    </DeskLayout>
  ) : (
    <PortalLayout page={page} title={title} width="reading" signInAt={SIGN_IN} holdsForm>
      {content}
    </PortalLayout>
  ));
  return `<!doctype html>${markup}`;
}

/** What happened, that nothing is lost, and who would be sending. */
function Standing({ page, sent }: SendAgainProps) {
  const t = messages(page.locale).web.sendAgain;
  const name = nameOf(page);
  if (name === null) {
    return (
      <>
        <p>{t.signedOut}</p>
        <p>{t.kept}</p>
        {sent.mayBeSent ? <p>{t.sendingAsGuest}</p> : null}
        <p>
          <SignInBeside page={page} />
        </p>
        <p>{t.thenBack}</p>
      </>
    );
  }
  return (
    <>
      <p>{t.signedInAnew}</p>
      <p>{t.kept}</p>
      <p>
        <strong>{sent.mayBeSent ? t.sendingAs({ name }) : t.notForAccount({ name })}</strong>
      </p>
      <p>
        {sent.mayBeSent ? `${t.otherAccount} ` : ""}
        <SignInBeside page={page} />
      </p>
    </>
  );
}

function SignInBeside({ page }: { page: PageFrame }) {
  return (
    <a
      class="ds-link"
      data-color="accent"
      href={signInTo(paths.signedInBeside())}
      target="_blank"
      rel="noopener"
    >
      {messages(page.locale).web.sendAgain.signIn}
    </a>
  );
}

function SendAgainForm({ page, sent }: SendAgainProps) {
  const t = messages(page.locale).web.sendAgain;
  return (
    <form
      method="post"
      action={sent.action}
      class="mc-form"
      {...(sent.files.length > 0 ? { enctype: "multipart/form-data" } : {})}
    >
      <input type="hidden" name="csrfToken" value={page.csrfToken} />
      <input type="hidden" name="idempotencyKey" value={sent.idempotencyKey ?? newId()} />
      {sent.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <FilesAgain page={page} sent={sent} />
      {sent.withoutSecrets ? <p>{t.withoutSecrets}</p> : null}
      <div class="mc-row">
        <Button>{t.send}</Button>
      </div>
    </form>
  );
}

function FilesAgain({ page, sent }: SendAgainProps) {
  const t = messages(page.locale).web.sendAgain;
  if (sent.files.length === 0) return null;
  return (
    <fieldset class="ds-fieldset">
      <legend>{t.filesAgain}</legend>
      {sent.files.map(({ name, fileNames }) => (
        <label class="ds-label">
          {fileNames.join(", ")}
          <input class="ds-input" type="file" name={name} multiple={fileNames.length > 1} />
        </label>
      ))}
    </fieldset>
  );
}

/** The name of whoever is signed in now. */
function nameOf({ actor }: PageFrame): string | null {
  return actor.kind === "officer" || actor.kind === "citizen" ? actor.fullName : null;
}
