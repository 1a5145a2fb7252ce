import { messages } from "../../i18n/index.ts";
import { ButtonLink, Card, Heading } from "../components/index.ts";
import { frameOf } from "../page-run.ts";
import { paths } from "../paths.ts";
import type { Problem } from "../respond.ts";
import { signInTo } from "../return-path.ts";
import type { ErrorPage } from "../shell-parts.ts";
import { deskHome } from "./desk-entries.ts";
import { DeskLayout } from "./desk-layout.tsx";
import { PortalLayout } from "./portal-layout.tsx";
import { sendAgainPage } from "./send-again-page.tsx";

/** What went wrong, by what law, and the way on; in the same frame as every other page. */
export const errorPage: ErrorPage = async (c, problem) => {
  const page = frameOf(c);
  if (problem.sent !== null) return sendAgainPage(page, problem.sent);
  const t = messages(page.locale).web.errorPage;
  const home = page.actor.kind === "officer" ? deskHome(page.actor) : paths.home();
  const content = (
    <div class="mc-stack mc-measure">
      <Heading level={1} title={problem.title} />
      <Card edge="warning">
        <p>{problem.detail}</p>
        {problem.legalGround === null ? null : <p>{`${t.legalGround}: ${problem.legalGround}`}</p>}
        {problem.retryAfterSeconds === null ? null : (
          <p>{t.retryIn({ seconds: problem.retryAfterSeconds })}</p>
        )}
        {problem.reference === null ? null : (
          <p>
            {`${t.reference}: `}
            <code>{problem.reference}</code>
          </p>
        )}
      </Card>
      <div class="mc-row">
        {problem.status === 401 ? (
          <ButtonLink href={signInFrom(problem)} variant="primary">
            {messages(page.locale).shell.signIn}
          </ButtonLink>
        ) : null}
        {problem.code === "FORM_EXPIRED" && problem.cameFrom !== null ? (
          <ButtonLink href={problem.cameFrom} variant="primary">
            {t.openAgain}
          </ButtonLink>
        ) : null}
        <ButtonLink href={home} variant="tertiary">
          {page.actor.kind === "officer" ? messages(page.locale).shell.toDesk : t.home}
        </ButtonLink>
      </div>
    </div>
  );
  const markup = await (page.actor.kind === "officer" ? (
    <DeskLayout page={page} title={problem.title}>
      {content}
    </DeskLayout>
  ) : (
    <PortalLayout page={page} title={problem.title} width="reading">
      {content}
    </PortalLayout>
  ));
  return `<!doctype html>${markup}`;
};

function signInFrom({ cameFrom }: Problem): string {
  return cameFrom === null ? paths.signIn() : signInTo(cameFrom);
}
