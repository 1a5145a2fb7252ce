import { messages } from "../../../i18n/index.ts";
import { Alert, ButtonLink, Card, DefinitionList, Link } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierPageView } from "./dossier-page.tsx";

type Part = { readonly page: PageFrame; readonly view: DossierPageView };

/** Who it is about, what hangs on it, and the ways to put right what was declared or what was returned. */
export function FactsCard({ page, view }: Part) {
  const t = messages(page.locale);
  return (
    <Card title={t.desk.dossier.facts}>
      {view.otherNames.map(({ fullName }) => (
        <Alert locale={page.locale} tone="info" title={t.desk.dossier.otherName({ name: fullName })}>
          <p>
            {t.desk.dossier.otherNameNext} {view.mayAmend ? t.desk.dossier.otherNameAmend : null}
          </p>
        </Alert>
      ))}
      {view.mayAmend ? (
        <div>
          <ButtonLink href={paths.amend(view.dossier.id)} variant="secondary">
            {t.amend.title}
          </ButtonLink>
        </div>
      ) : null}
      {view.mayCorrect ? (
        <div>
          <ButtonLink href={paths.correction(view.dossier.id)} variant="secondary">
            {t.correction.open}
          </ButtonLink>
        </div>
      ) : null}
      <Linked page={page} view={view} />
      <DefinitionList items={view.facts} />
      {view.mayOpenCharges ? (
        <Link href={paths.cashDossier(view.dossier.id)}>{t.desk.dossier.charges}</Link>
      ) : null}
    </Card>
  );
}

function Linked({ page, view }: Part) {
  if (view.linked.length === 0) return null;
  const t = messages(page.locale).correction;
  return (
    <ul>
      {view.linked.map(({ id, code, link }) => (
        <li>
          {t.link[link]}{" "}
          <a class="ds-link mc-nowrap" data-color="accent" href={paths.deskDossier(id)}>
            {code}
          </a>
        </li>
      ))}
    </ul>
  );
}
