import type { FormDefinition } from "../form-definition.ts";
import type { LocalLabel } from "../make-report.ts";

type Words = { readonly place: string; readonly label: LocalLabel };

/** The Vietnamese texts that were changed and whose English was not: the English says what the form no longer says. */
export function outdatedEnglish(before: FormDefinition, after: FormDefinition): readonly string[] {
  const known = new Map(wordsOf(before).map(({ place, label }) => [place, label]));
  const outdated = wordsOf(after).filter(({ place, label }) => {
    const was = known.get(place);
    return was !== undefined && was.vi !== label.vi && was.en !== null && was.en === label.en;
  });
  return [...new Set(outdated.map(({ label }) => label.vi))];
}

function wordsOf({ title, header, footer, columns }: FormDefinition): Words[] {
  return [
    { place: "title", label: title },
    { place: "issuedWith", label: header.issuedWith },
    { place: "receiver", label: header.receiver },
    { place: "preparer", label: footer.preparer },
    { place: "head", label: footer.head },
    ...columns.flatMap(({ number, name, group }) => [
      { place: `name ${number}`, label: name },
      ...(group === null ? [] : [{ place: `group ${number}`, label: group }]),
    ]),
  ];
}
