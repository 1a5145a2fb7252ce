import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  ButtonLink,
  ErrorSummary,
  type FormError,
  type FormPage,
  Heading,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import type { AdminVersion } from "../queries.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly version: AdminVersion["version"];
  readonly errors: readonly FormError[];
  /** Another officer saved meanwhile. */
  readonly conflict: boolean;
  readonly title: string;
  /** The part of the draft, in the trail. */
  readonly name: string;
  /** The way back to the draft, where somebody else has changed it. */
  readonly back: string;
  readonly intro: string;
  readonly children: Child;
};

/** What stands around the form of each part of a draft: where it belongs, what is wrong, who was faster. */
export function DraftFrame({ page, version, errors, conflict, title, name, back, intro, children }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  const draft = cataloguePaths.adminVersion(version.id);
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.title, href: paths.adminProcedures() },
            { label: version.code, href: draft },
          ]}
          here={name}
        />
        <Heading level={1} title={title} />
        {conflict ? (
          <Alert locale={locale} tone="warning" assertive title={t.conflict}>
            <ButtonLink href={draft}>{back}</ButtonLink>
          </Alert>
        ) : null}
        <p>{intro}</p>
        {children}
      </div>
    </DeskLayout>
  );
}
