import { type Locale, messages } from "../../../i18n/index.ts";
import { Card, DefinitionList } from "../../../web/components/index.ts";
import type { Ending } from "../ending.ts";

/** Why it ended and what the applicant can do now, in the words of the paper they are owed. */
export function EndingCard({ locale, ending }: { locale: Locale; ending: Ending | null }) {
  if (ending === null) return null;
  const t = messages(locale);
  const words = t.screens.ending;
  const { reasonCode, reason, legalGround, instruction } = ending;
  return (
    <Card title={words.title} edge="warning">
      <DefinitionList
        items={[
          [words.cause, reasonCode === null ? null : t.acts.rejectionReason[reasonCode]],
          [words.reason, reason],
          [words.legalGround, legalGround],
          [words.instruction, instruction],
        ]}
      />
    </Card>
  );
}
