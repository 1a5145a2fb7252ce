import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
  type AuthorityWord,
  authorityRefusal,
  findResultPaper,
  resultTemplatesOn,
} from "../../document/index.ts";
import type { ChosenPaper } from "../batch-store.ts";
import type { Office } from "../commands/office.ts";
import type { DossierId } from "../dossier.ts";
import { openedAmong, openedAsItStands } from "../opened-results.ts";
import type { WorkItem } from "../queries/list-item.ts";
import { outdatedAmong } from "../queries/outdated-drafts.ts";
import { paperToSign } from "../screens/result-file.ts";
import { templatesSeen } from "../screens/what-was-seen.ts";
import { chosenIn, idsChosen } from "./batch-card.tsx";
import { papersConfirmed, readConfirmation } from "./batch-confirm.ts";
import { BatchConfirmPage, type PaperToConfirm } from "./batch-confirm-page.tsx";
import { BATCH_KINDS, SIGN_MAX } from "./batch-kinds.ts";
import { beginBatch } from "./batch-progress-pages.tsx";
import { signerTitle, waitingToSign } from "./batch-sign-pages.tsx";
import { type Desk, openDesk } from "./desk-frame.ts";

const word = z.enum(["TM", "KT", "TL", "TUQ", "Q"]);
const query = z.object({
  chosen: z
    .union([z.string(), z.array(z.string()).max(SIGN_MAX)])
    .catch([])
    .default([]),
  word: word.nullable().catch(null).default(null),
});
type Confirming = Page<unknown, z.output<typeof query>>;

/** The last step before many signatures, and the signing itself. */
export function registerBatchConfirmPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/signing/batch/confirm",
    act: BATCH_KINDS.SIGN.act,
    query,
    handler: async (page) => {
      const ids = idsChosen(page.query.chosen);
      if (ids.length === 0) return page.redirect(`${paths.batchSigning()}?none=1`);
      return show(office, page, { ids, word: page.query.word, form: {}, errors: [] });
    },
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/signing/batch",
    act: BATCH_KINDS.SIGN.act,
    query,
    // A second batch of the same papers finds them signed.
    idempotency: "none",
    handler: (page) => begin(office, page),
  });
}

type Shown = {
  readonly ids: readonly DossierId[];
  readonly word: AuthorityWord | null;
  readonly form: FormInput;
  readonly errors: readonly FormError[];
};

async function show(office: Office, page: Confirming, shown: Shown): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const { database, clock } = office.services;
  const { personId } = desk.value.officer;
  const rows = (await waitingToSign(office, page.actor)).filter(({ id }) => shown.ids.includes(id));
  const dossierIds = rows.map(({ id }) => id);
  const [opened, outdated, templates] = await Promise.all([
    openedAmong(database, { personId, dossierIds }),
    outdatedAmong(database, dossierIds),
    resultTemplatesOn(database, clock.today()),
  ]);
  const papers: PaperToConfirm[] = [];
  for (const row of rows) {
    const paper = await asItWouldBeSigned(office, page, { row, word: shown.word });
    const openedAt = openedAsItStands(opened.get(row.id), { version: row.version, templates });
    const warning = outdated.has(row.id) ? messages(page.locale).desk.batch.outdated : null;
    papers.push({ ...paper, openedAt, warning });
  }
  if (papers.length === 0) return page.redirect(`${paths.batchSigning()}?none=1`);
  const view = (
    <BatchConfirmPage
      {...{ page, papers, templates, word: shown.word, form: shown.form, errors: shown.errors }}
      goneCount={shown.ids.length - papers.length}
      navigation={desk.value.navigation}
    />
  );
  return page.render(view, shown.errors.length === 0 ? 200 : 422);
}

type OfRow = { readonly row: WorkItem; readonly word: AuthorityWord | null };

async function asItWouldBeSigned(office: Office, { actor, locale }: Confirming, { row, word: said }: OfRow) {
  const { id, version, code, ownerName } = row;
  const paper = await paperToSign(office, actor, { id, word: said });
  const kind = paper === null ? null : findResultPaper(paper.sheet.key);
  return {
    ...{ id, version, code, ownerName },
    title: kind?.title[locale] ?? kind?.title.vi ?? nameOf(row, locale),
    pages: paper?.pages ?? null,
    authority: paper?.sheet.signature.lines ?? [],
  };
}

function nameOf({ procedureName, procedureNameEn }: WorkItem, locale: Locale): string {
  return locale === "en" ? procedureNameEn : procedureName;
}

/** Keeps what was confirmed, signs the first papers, and goes to where the rest is seen. */
async function begin(office: Office, page: Confirming): Promise<Response> {
  const desk = await openDesk(office, page);
  if (!desk.ok) return page.refuse(desk.refusal);
  const seen = templatesSeen(page.form);
  if (seen === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const papers = chosenIn(page.form);
  if (papers.length === 0) return page.redirect(`${paths.batchSigning()}?none=1`);
  const said = word
    .nullable()
    .catch(null)
    .parse(page.form["authorityWord"] ?? null);
  const opened = await openedNow(office, desk.value, { papers, templates: seen });
  const words = messages(page.locale).desk.batch.confirm;
  const { errors, summary } = readConfirmation(page.form, { papers, opened, words });
  const wrong = [...(await misfitErrors(office, page, { desk: desk.value, word: said })), ...errors];
  if (wrong.length > 0) {
    const ids = papers.map(({ dossierId }) => dossierId);
    return show(office, page, { ids, word: said, form: page.form, errors: wrong });
  }
  return beginBatch(office, page, {
    desk: desk.value,
    begun: {
      ...{ work: "SIGN", authorityWord: said, summary, templatesSeen: seen },
      papers: papersConfirmed(page.form, { papers, opened }),
    },
  });
}

type Choice = { readonly papers: readonly ChosenPaper[]; readonly templates: string };

/** Of each paper, when its signer opened it at the version that is to be signed. */
async function openedNow({ services }: Office, { officer }: Desk, { papers, templates }: Choice) {
  const dossierIds = papers.map(({ dossierId }) => dossierId);
  const found = await openedAmong(services.database, { personId: officer.personId, dossierIds });
  const versions = new Map(papers.map(({ dossierId, version }) => [dossierId, version]));
  return (id: DossierId) => openedAsItStands(found.get(id), { version: versions.get(id) ?? 0, templates });
}

type Said = { readonly desk: Desk; readonly word: AuthorityWord | null };

async function misfitErrors(office: Office, { locale }: Confirming, { desk, word: said }: Said) {
  if (said === null) return [];
  const misfit = authorityRefusal({ title: await signerTitle(office, desk), word: said });
  return misfit === null
    ? []
    : [{ path: "", message: errorText(locale, misfit.code, misfit) ?? misfit.code }];
}
