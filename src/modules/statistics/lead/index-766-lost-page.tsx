import { messages } from "../../../i18n/index.ts";
import { Breadcrumb, countText, Heading, Link, Pagination, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { textIn } from "../../catalogue/index.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import { type LostPart, lostDossiers, pointsEach } from "../index-766/lost.ts";
import type { LostSection } from "../index-766/read-lost.ts";
import type { ComponentScore } from "../index-766/score.ts";
import { DividedApart } from "../question/divided-apart.tsx";
import type { Laying } from "../question/laying.ts";
import { openedColumns } from "../question/opened-page.tsx";
import { leadAddress, unitKey } from "../question/question.ts";
import { type IndexAsked, indexAddress } from "./index-766-question.ts";
import { pointsText } from "./index-766-words.ts";

type LostView = {
  readonly asked: IndexAsked;
  readonly unit: Unit;
  readonly scored: ComponentScore;
  readonly sections: readonly LostSection[];
  readonly laying: Laying;
  readonly directory: UnitDirectory;
};

/** The dossiers that cost an agency points in one component. */
export function IndexLostPage({ page, view }: { page: PageFrame; view: LostView }) {
  const t = messages(page.locale).serviceIndex;
  const { asked, unit, scored, sections, laying, directory } = view;
  const { code, name } = scored.component;
  const shown = sections.filter(({ dossiers }) => dossiers.length > 0);
  const title = t.lost.title({ code, name: textIn(name, page.locale) });
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[
            { label: t.title, href: indexAddress(paths.leadIndex(), asked) },
            { label: unit.shortName, href: indexAddress(paths.leadIndexOf(unit.id), asked) },
          ]}
          here={code}
        />
        <Heading level={1} title={title} />
        <p>{sumText(page, scored)}</p>
        <DividedApart page={page} laying={laying} directory={directory} />
        {shown.map((section) => (
          <section class="mc-stack" data-gap="sm">
            <Heading level={2} title={partName(page, section.part)} size="xs" />
            <Table
              locale={page.locale}
              caption={partName(page, section.part)}
              columns={openedColumns(page, directory)}
              rows={section.dossiers}
            />
            <Onward page={page} view={view} section={section} />
          </section>
        ))}
      </div>
    </DeskLayout>
  );
}

function sumText(page: PageFrame, scored: ComponentScore): string {
  const t = messages(page.locale).serviceIndex.lost;
  const [count, each] = [lostDossiers(scored), pointsEach(scored)];
  if (scored.state !== "SCORED" || scored.lost === 0 || count === null) return t.nothing;
  const points = (amount: number) => pointsText(amount, page.locale);
  const said = t.said({ points: points(scored.lost), count: countText(count, page.locale) });
  return each === null ? said : `${said} ${t.each({ points: points(each) })}`;
}

function partName(page: PageFrame, { measure, channel, missing }: LostPart): string {
  const t = messages(page.locale);
  if (missing !== null) return t.serviceIndex.lost.missing[missing];
  const name = t.statistics.measures[measure];
  const whole = channel === null ? name : `${name}, ${t.statistics.channels[channel]}`;
  return whole.slice(0, 1).toLocaleUpperCase(page.locale) + whole.slice(1);
}

/** A measure has a list of its own among the leader's pages; what lacks a file goes on here. */
function Onward({ page, view, section }: { page: PageFrame; view: LostView; section: LostSection }) {
  const { part, after } = section;
  if (after === null) return null;
  const { asked, unit, scored } = view;
  if (part.missing !== null) {
    const more = { component: scored.component.code, after };
    return (
      <Pagination
        locale={page.locale}
        previousHref={null}
        nextHref={indexAddress(paths.leadIndexLost(unit.id), asked, more)}
      />
    );
  }
  const { measure, channel } = part;
  const one = { measure, ...(channel === null ? {} : { channel }) };
  const href = leadAddress(paths.leadDossiers(), { ...asked.question, unit: unitKey(unit) }, one);
  return (
    <Link href={href}>{messages(page.locale).statistics.opened.all({ term: partName(page, part) })}</Link>
  );
}
