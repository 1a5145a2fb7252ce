import { messages } from "../../../i18n/index.ts";
import { fullMoment, Heading, Table } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { PersonId } from "../../access/index.ts";
import type { LookShown } from "../access-log.ts";
import { isRepresentedPurpose, type Representative, representedPurpose } from "../representative.ts";

type LooksProps = {
  readonly page: PageFrame;
  readonly view: {
    readonly looks: readonly LookShown[];
    /** Of the officers who looked. */
    readonly names: ReadonlyMap<PersonId, string>;
    /** How many of the latest rows are shown, where there may be more. */
    readonly looksMax: number | null;
    /** Of the organisation whose shelf it is. */
    readonly representatives?: readonly Representative[];
  };
  readonly words: { readonly title: string; readonly self: string; readonly own: string };
};

/** Who looked at a shelf, when and why. */
export function Looks({ page, view, words }: LooksProps) {
  const { paperStore: t, representatives: ofRepresentatives } = messages(page.locale);
  if (view.looks.length === 0) return null;
  const named = new Map(
    (view.representatives ?? []).map((each) => [representedPurpose(each.id), each.fullName]),
  );
  const who = ({ personId, purpose }: LookShown) => {
    if (personId !== null) return view.names.get(personId) ?? t.officer;
    return isRepresentedPurpose(purpose)
      ? (named.get(purpose) ?? ofRepresentatives.representative)
      : words.self;
  };
  const why = ({ purpose }: LookShown) => {
    if (isRepresentedPurpose(purpose)) return ofRepresentatives.opened;
    return purpose === "OWN" ? words.own : purpose;
  };
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={words.title} />
      {view.looksMax === null ? null : <p class="mc-muted">{t.looksAtMost({ count: view.looksMax })}</p>}
      <Table
        locale={page.locale}
        caption={words.title}
        rows={gathered(view.looks)}
        columns={[
          { key: "at", header: t.when, cell: ({ look }) => fullMoment(look.at) },
          { key: "who", header: t.who, cell: ({ look }) => who(look) },
          { key: "kind", header: t.did, cell: ({ look }) => t.kind[look.kind] },
          { key: "paper", header: t.paper, cell: ({ papers }) => papersText(papers) },
          { key: "purpose", header: t.purpose, cell: ({ look }) => why(look) },
        ]}
      />
    </section>
  );
}

type Gathered = { readonly look: LookShown; readonly papers: readonly string[] };

/** One look at several papers is one line: it was written down once for each. */
function gathered(looks: readonly LookShown[]): readonly Gathered[] {
  const lines = new Map<string, Gathered>();
  for (const look of looks) {
    const key = [look.at, look.kind, look.personId, look.purpose].join(" ");
    const papers = [...(lines.get(key)?.papers ?? []), look.paperName];
    lines.set(key, { look, papers });
  }
  return [...lines.values()];
}

/** Each name once, with how often: a shelf holds many papers of one kind. */
function papersText(papers: readonly string[]): string {
  const names = [...new Set(papers)].map((name) => {
    const count = papers.filter((each) => each === name).length;
    return count === 1 ? name : `${name} (${count})`;
  });
  return names.join("; ");
}
