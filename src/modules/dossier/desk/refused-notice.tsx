import { messages } from "../../../i18n/index.ts";
import { Card, DefinitionList, ErrorSummary } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { actPrefix } from "./act-form.tsx";
import type { RefusedAct } from "./dossier-page.tsx";
import type { OfferedAct } from "./offered-acts.ts";

type RefusedNoticeProps = {
  readonly page: PageFrame;
  readonly refused: RefusedAct | null;
  readonly offered: readonly OfferedAct[];
};

/** Whether the refused act is the one this form is for. */
export function isRefusedHere(refused: RefusedAct | null, { act, task }: OfferedAct): boolean {
  return refused !== null && refused.act === act && refused.taskId === (task?.taskId ?? "");
}

/**
 * What was not done and why, first on the page and where the cursor is: with a way to each wrong box, or, where the act
 * is no longer offered, with everything that was typed.
 */
export function RefusedNotice({ page: { locale }, refused, offered }: RefusedNoticeProps) {
  const t = messages(locale);
  if (refused === null) return null;
  const here = offered.find((each) => isRefusedHere(refused, each));
  const title = refused.title ?? (here === undefined ? t.desk.dossier.changedTitle : undefined);
  const errors = refused.errors.map(({ path, message }) => ({
    message,
    path: here === undefined || path === "" ? "" : `${actPrefix(here)}-${path.split(".")[0] ?? ""}`,
  }));
  const there =
    here !== undefined && errors.every(({ path }) => path === "")
      ? [{ path: actPrefix(here), message: t.desk.dossier.typedThere }]
      : [];
  return (
    <>
      <ErrorSummary
        locale={locale}
        errors={[...errors, ...there]}
        {...(title === undefined ? {} : { title })}
      />
      {here !== undefined || refused.typed.length === 0 ? null : (
        <Card title={t.desk.dossier.typedBefore}>
          <DefinitionList items={refused.typed} />
        </Card>
      )}
    </>
  );
}
