import { type Locale, messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { Alert, DefinitionList, dayText } from "../../../web/components/index.ts";
import type { ResultPaper } from "../result-paper.ts";

type Props = { readonly locale: Locale; readonly result: Pick<ResultPaper, "ended"> };

/** That nobody may rely on the result any more, why, and what took its place; nothing while it is in force. */
export function EndedResult({ locale, result: { ended } }: Props) {
  if (ended === undefined) return null;
  const { screens, acts } = messages(locale);
  const t = screens.endedResult;
  const on = dayText(localDateOf(ended.at));
  const { replacementNumber: number } = ended;
  return (
    <Alert
      locale={locale}
      tone="danger"
      title={number === null ? t.revoked({ on }) : t.superseded({ number, on })}
    >
      <DefinitionList
        items={[
          [acts.field.reason, ended.reason],
          [acts.field.legalGround, ended.legalGround],
        ]}
      />
    </Alert>
  );
}
