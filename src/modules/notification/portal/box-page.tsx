import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  Card,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { MessageSubject } from "../compose.ts";
import type { BoxPlace } from "../queries.ts";

/** A message as its receiver reads it. */
export type BoxEntry = {
  readonly at: Instant;
  readonly subject: string;
  readonly body: string;
  readonly isFresh: boolean;
  /** What can be opened of what it tells of. */
  readonly about: MessageSubject | null;
};

type BoxProps = {
  readonly page: PageFrame & FormPage;
  readonly entries: readonly BoxEntry[];
  /** Where the next page begins; null on the last. */
  readonly older: BoxPlace | null;
};

/** The box of messages: everything one was told, whether or not it went out. */
export function BoxPage({ page, entries, older }: BoxProps) {
  const { locale } = page;
  const t = messages(locale).notification.box;
  const here = page.actor.kind === "officer" ? paths.deskMessages() : paths.myMessages();
  return (
    <OwnLayout page={page} title={t.title}>
      <div class="mc-stack mc-measure">
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={t.title} />
          <Link href={paths.accountMessages()}>{t.settings}</Link>
        </div>
        <p class="mc-muted">{t.lead}</p>
        {entries.some(({ isFresh }) => isFresh) ? (
          <Form page={page} action={`${here}/seen`} class="mc-row">
            <Button variant="secondary">{t.seen}</Button>
          </Form>
        ) : null}
        {entries.length === 0 ? <p class="ds-card mc-muted">{t.empty}</p> : null}
        {entries.map((entry) => (
          <Entry page={page} entry={entry} />
        ))}
        {older === null ? null : (
          <div class="mc-row">
            <ButtonLink href={`${here}?${new URLSearchParams({ before: older.at, id: older.id })}`}>
              {t.older}
            </ButtonLink>
          </div>
        )}
      </div>
    </OwnLayout>
  );
}

function Entry({ page, entry }: { page: PageFrame; entry: BoxEntry }) {
  const t = messages(page.locale).notification.box;
  return (
    <Card {...(entry.isFresh ? { edge: "info" as const } : {})}>
      <div class="mc-row" data-justify="between">
        <Heading level={2} title={entry.subject} />
        {entry.isFresh ? <Tag tone="info">{t.fresh}</Tag> : null}
      </div>
      <p class="mc-muted">{fullMoment(entry.at)}</p>
      {entry.body
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => (
          <p>{line}</p>
        ))}
      {entry.about === null ? null : <Link href={entry.about.path}>{t.open[entry.about.what]}</Link>}
    </Card>
  );
}

/** The officer keeps the desk around, the citizen the portal. */
export function OwnLayout({
  page,
  title,
  islands = [],
  children,
}: {
  page: PageFrame;
  title: string;
  islands?: readonly string[];
  children: Child;
}) {
  if (page.actor.kind === "officer") {
    return (
      <DeskLayout page={page} title={title} islands={islands}>
        {children}
      </DeskLayout>
    );
  }
  return (
    <PortalLayout page={page} title={title} width="reading" islands={islands}>
      {children}
    </PortalLayout>
  );
}
