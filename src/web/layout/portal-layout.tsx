import type { Child } from "hono/jsx";
import { messages } from "../../i18n/index.ts";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import { deskHome } from "./desk-entries.ts";
import { Document } from "./document.tsx";
import { type HeldForm, pathOnly } from "./frame-address.ts";
import { Footer, LanguageLink, LanguageOfForm, SignOutButton, TopBar } from "./top-bar.tsx";
import { UnreadCount } from "./unread-count.tsx";

type PortalLayoutProps = {
  readonly page: PageFrame;
  readonly title: string;
  /** Full width above the column: the search of the home page. */
  readonly hero?: Child;
  readonly width?: "wide" | "reading";
  readonly islands?: readonly string[];
  /** Where leaving would lose what is filled in: the part of this page that signs in and keeps it. */
  readonly signInAt?: string;
  /** The page is the only place a form that was not taken is kept: the other language would be reached without it. */
  readonly holdsForm?: boolean;
  /** The form that would be lost by leaving the page: the other language takes along what is filled in. */
  readonly form?: HeldForm | null;
  readonly children: Child;
};

/** The citizen's side: larger text, one calm column, everything reachable in one row of links, on a phone in one fold. */
export function PortalLayout({
  page,
  title,
  hero,
  width = "wide",
  islands = [],
  signInAt,
  holdsForm = false,
  form = null,
  children,
}: PortalLayoutProps) {
  return (
    <Document page={page} title={title} size="md" islands={islands}>
      <TopBar page={page} home={paths.home()}>
        <div class="mc-bar-end">
          {holdsForm ? null : <LanguageLink page={page} form={form} />}
          <WhoIsHere page={page} signInAt={signInAt} />
          <PhoneMenu page={page} signInAt={signInAt} />
        </div>
      </TopBar>
      <nav class="mc-portal-nav" aria-label={messages(page.locale).shell.portalNavigation.label}>
        <PortalLinks page={page} />
      </nav>
      <main id="content" tabindex={-1}>
        {hero === undefined ? null : (
          <div class="mc-hero">
            <div>{hero}</div>
          </div>
        )}
        <div class="mc-portal" data-width={width}>
          {children}
          <LanguageOfForm page={page} form={form} />
        </div>
      </main>
      <Footer page={page} />
    </Document>
  );
}

function WhoIsHere({ page, signInAt }: { page: PageFrame; signInAt: string | undefined }) {
  const t = messages(page.locale).shell;
  const { actor } = page;
  if (actor.kind === "citizen") return <SignOutButton page={page} />;
  if (actor.kind === "officer") {
    return (
      <a class="mc-bar-button" href={deskHome(actor)}>
        {t.toDesk}
      </a>
    );
  }
  return (
    <a class="mc-bar-button" href={signInAt === undefined ? paths.signIn() : `#${signInAt}`}>
      {t.signIn}
    </a>
  );
}

type Link = { readonly href: string; readonly name: string; readonly counts?: boolean };

/** The way around and who is here, folded into the bar of a phone; shown or hidden by its width alone. */
function PhoneMenu({ page, signInAt }: { page: PageFrame; signInAt: string | undefined }) {
  const t = messages(page.locale).shell;
  return (
    <details class="mc-phone-menu">
      <summary>
        {t.deskNavigation.menu} <UnreadCount page={page} />
      </summary>
      <nav aria-label={t.portalNavigation.label}>
        <PortalLinks page={page} />
        <WhoIsHere page={page} signInAt={signInAt} />
      </nav>
    </details>
  );
}

function PortalLinks({ page }: { page: PageFrame }) {
  const t = messages(page.locale).shell.portalNavigation;
  const here = pathOnly(page);
  const links: readonly Link[] = [
    { href: paths.procedures(), name: t.procedures },
    { href: paths.track(), name: t.track },
    { href: paths.myDossiers(), name: t.myDossiers },
    ...(page.actor.kind === "citizen" ? [{ href: paths.myMessages(), name: t.messages, counts: true }] : []),
    ...(page.actor.kind === "citizen" ? [{ href: paths.myPapers(), name: t.myPapers }] : []),
    { href: paths.verifyStart(), name: t.verify },
    { href: paths.transparency(), name: t.transparency },
  ];
  return (
    <ul>
      {links.map(({ href, name, counts }) => (
        <li>
          <a href={href} {...(here.startsWith(href) ? { "aria-current": "page" } : {})}>
            {name} {counts === true ? <UnreadCount page={page} /> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
