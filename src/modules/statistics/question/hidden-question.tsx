import { type LeadQuestion, leadAddress } from "./question.ts";

/** What a form of some fields keeps of the question it does not ask again. */
export function HiddenQuestion({
  question,
  without,
}: {
  readonly question: LeadQuestion;
  readonly without: readonly (keyof LeadQuestion)[];
}) {
  const asked = new URLSearchParams(leadAddress("", question).slice(1));
  for (const name of without) asked.delete(name);
  return (
    <>
      {[...asked].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
