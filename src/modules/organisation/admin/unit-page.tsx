import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Card,
  DefinitionList,
  dayText,
  Heading,
  Link,
  shortMoment,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { mayEver } from "../../access/index.ts";
import type { UnitDirectory } from "../directory.ts";
import type { PersonInList, UnitChange } from "../queries.ts";
import type { SuccessorEdge, Unit } from "../unit.ts";
import { type Tried, TriedSummary } from "./act-form.tsx";
import type { AnyPage } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { StandingTag } from "./standing-tag.tsx";
import { UnitActs } from "./unit-acts.tsx";
import { UnitTable } from "./unit-list-page.tsx";
import { dayOf, nameOf, periodOf } from "./unit-texts.ts";

export type UnitAct = "children" | "rename" | "close" | "move";
export type UnitPageProps = {
  readonly page: AnyPage;
  readonly unit: Unit;
  readonly directory: UnitDirectory;
  readonly people: readonly PersonInList[];
  readonly changes: readonly UnitChange[];
  readonly today: LocalDate;
  readonly tried?: Tried<UnitAct>;
};

/** One unit: what it is, who stands above, what came before and after, who works there, and what can be done. */
export function UnitPage(props: UnitPageProps) {
  const { page, unit, directory, today, tried } = props;
  const { locale } = page;
  const t = messages(locale).organisation;
  const title = nameOf(unit, locale);
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.units, href: organisationPaths.units() }]}
          here={nameOf(unit, locale, "short")}
        />
        <div class="mc-row">
          <Heading level={1} title={title} />
          <StandingTag page={page} unit={unit} today={today} />
        </div>
        <TriedSummary page={page} tried={tried} />
        <Facts {...props} />
        <History {...props} />
        <UnitTable
          page={page}
          caption={t.unit.children}
          emptyText={t.unit.noChildren}
          today={today}
          units={[
            ...directory.childrenOf(unit.id, dayOf(unit, today)),
            ...directory
              .all()
              .filter((each) => each.parentId === unit.id && each.validFrom > dayOf(unit, today)),
          ]}
          parentOf={() => unit}
        />
        <People {...props} />
        {unit.validTo === null && mayEver(page.actor, "unit.manage") ? (
          <UnitActs page={page} unit={unit} tried={tried} />
        ) : null}
      </div>
    </DeskLayout>
  );
}

function Facts({ page, unit, directory, today }: UnitPageProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const [, ...above] = directory.lineageOf(unit.id, dayOf(unit, today));
  const links = (ids: readonly Unit["id"][]): Child =>
    ids
      .flatMap((id) => directory.find(id) ?? [])
      .map((each, index) => (
        <>
          {index === 0 ? "" : " › "}
          <Link href={organisationPaths.unit(each.id)}>{nameOf(each, locale, "short")}</Link>
        </>
      ));
  return (
    <Card>
      <DefinitionList
        items={[
          [t.unit.code, unit.code],
          [t.unit.legacyCode, unit.legacyCode],
          [t.unit.areaCode, unit.areaCode],
          [t.unit.kind, t.kinds[unit.kind]],
          [t.unit.level, t.levels[unit.level]],
          [t.unit.parent, above.length === 0 ? t.unit.noParent : links(above)],
          [t.unit.validity, periodOf(unit, locale)],
          [
            t.unit.lineage,
            unit.validTo !== null && today > unit.validTo
              ? links(directory.answerableOn(unit.id, today))
              : null,
          ],
          [t.unit.symbol, unit.symbol],
          [t.unit.address, unit.address],
          [t.unit.phone, spokenPhone(unit.phone)],
          [t.unit.email, unit.email],
        ]}
      />
    </Card>
  );
}

function History({ page, unit, directory, changes }: UnitPageProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const kinds: { readonly [kind: string]: string } = t.changes;
  const edges = (found: readonly SuccessorEdge[], other: (edge: SuccessorEdge) => Unit["id"]): Child =>
    found.length === 0 ? null : (
      <ul>
        {found.map((edge) => {
          const at = directory.find(other(edge));
          if (at === null) return null;
          const percent = numberText(edge.shareBasisPoints / 100, locale);
          return (
            <li>
              <Link href={organisationPaths.unit(at.id)}>{nameOf(at, locale)}</Link>
              {` (${t.unit.share({ percent, on: dayText(edge.effectiveOn) })})`}
            </li>
          );
        })}
      </ul>
    );
  const log = changes.map((change) => (
    <li>{`${shortMoment(change.at)}: ${[kinds[change.kind] ?? change.kind, change.personName ?? ""].filter(Boolean).join(", ")}`}</li>
  ));
  return (
    <Card title={t.unit.history}>
      <DefinitionList
        items={[
          [t.unit.predecessors, edges(directory.predecessorsOf(unit.id), (edge) => edge.unitId)],
          [t.unit.successors, edges(directory.successorsOf(unit.id), (edge) => edge.successorId)],
        ]}
      />
      {log.length === 0 ? <p class="mc-muted">{periodOf(unit, locale)}</p> : <ul>{log}</ul>}
    </Card>
  );
}

function People({ page, unit, people }: UnitPageProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const roles: { readonly [role: string]: string } = messages(locale).shell.roles;
  const here = people.flatMap((person) =>
    person.posts.filter((post) => post.unitId === unit.id).map((post) => ({ person, post })),
  );
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.unit.posts} />
      <Table
        locale={locale}
        caption={t.unit.posts}
        emptyText={t.unit.noPosts}
        rows={here}
        columns={[
          {
            key: "name",
            header: t.person.fullName,
            cell: ({ person }) => <Link href={organisationPaths.person(person.id)}>{person.fullName}</Link>,
          },
          { key: "title", header: t.person.title, cell: ({ post }) => post.title },
          { key: "role", header: t.person.role, cell: ({ post }) => roles[post.role] ?? post.role },
          { key: "from", header: t.unit.validity, cell: ({ post }) => periodOf(post, locale) },
        ]}
      />
    </section>
  );
}
