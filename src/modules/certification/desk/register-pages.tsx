import { messages } from "../../../i18n/index.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { openSearch, searchField } from "../../../web/search/sealed-search.ts";
import { listAddress } from "../../../web/search/search-lists.ts";
import { type Act, type Actor, authorize, mayEver, type PersonId, type UnitId } from "../../access/index.ts";
import { findPaper } from "../../document/index.ts";
import {
  arrivedInBox,
  type DossierId,
  type Office,
  offeredPages,
  readDossier,
  takeBox,
} from "../../dossier/index.ts";
import { personNames } from "../../organisation/index.ts";
import { listAskedForStruck } from "../../payment/index.ts";
import { correctionsOf } from "../corrections.ts";
import { makeElectronicCopy } from "../electronic.ts";
import { findLine, LINES_A_PAGE, listRegister, type RegisterLine } from "../register.ts";
import { strikeLine } from "../strike.ts";
import { aboutOf } from "../struck-fee.ts";
import { EntryPage } from "./entry-page.tsx";
import { RegisterPage } from "./register-page.tsx";

const BODY_BYTES_MAX = 22_000_000;
const query = z.object({
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  number: z.string().max(10).optional(),
  q: searchField(),
  after: z
    .string()
    .regex(/^\d{4}-\d{1,9}$/)
    .optional()
    .catch(undefined),
});
const params = z.strictObject({
  id: idField("dossier"),
  number: z.coerce.number().int().min(1).max(9_999_999),
});
type RegisterRequest = Page<unknown, z.output<typeof query>>;
type EntryParams = { readonly id: DossierId; readonly number: number };
type EntryRequest = Page<EntryParams, unknown>;

/** The register of certified copies: read, printed, struck out, and the electronic copies of its lines. */
export function registerCertificationRegister(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/certify/register",
    act: "certification.read",
    query,
    handler: (page) => showRegister(office, page),
  });
  const one = { path: "/desk/certify/{id}/{number}", params } as const;
  pageRoute(router, {
    ...one,
    method: "get",
    act: "certification.read",
    handler: (page) => withLine(office, page, (line) => showEntry(page, line, [])),
  });
  pageRoute(router, {
    ...one,
    method: "post",
    path: `${one.path}/void`,
    act: "certification.void",
    handler: (page) => withLine(office, page, (line) => strike(page, line)),
  });
  pageRoute(router, {
    ...one,
    method: "post",
    path: `${one.path}/electronic`,
    act: "certification.sign",
    idempotency: "none",
    bodyBytesMax: BODY_BYTES_MAX,
    handler: (page) => withLine(office, page, (line) => sign(office, page, line)),
  });
  fileRoute(router, {
    ...one,
    path: `${one.path}/copy.pdf`,
    act: "certification.read",
    kind: "page",
    tag: "certification",
    summary: "The certified electronic copy of a line",
    mediaTypes: ["application/pdf"],
    handler: async ({ actor, services, params: asked }) => {
      const line = await lineFor(office, actor, asked);
      const bytes = line?.electronic == null ? null : await services.files.get(line.electronic.sha256);
      if (line === null || bytes === null) return refuse({ code: "NOT_FOUND" });
      const fileName = `${messages("vi").certification.numberOf(line)}.pdf`.replace("/", "-");
      return accept({ bytes, mediaType: "application/pdf", fileName });
    },
  });
}

/** The agencies in whose registers this officer's units enter: their own, and the committee they belong to. */
async function agenciesOf(office: Office, actor: Actor): Promise<readonly UnitId[]> {
  if (actor.kind !== "officer") return [];
  const directory = await office.directory();
  const on = office.services.clock.today();
  return actor.grants.flatMap(({ unitId }) => {
    const parentId = directory.parentOf(unitId, on);
    const isCommittee = directory.find(unitId)?.kind === "PEOPLES_COMMITTEE";
    return isCommittee || parentId === null ? [unitId] : [unitId, parentId];
  });
}

async function showRegister(office: Office, page: RegisterRequest): Promise<Response> {
  const { query: asked, services, actor } = page;
  const today = services.clock.today();
  const to = parseLocalDate(asked.to ?? "") ?? today;
  const searched = openSearch(page, asked.q);
  const typed = Number(asked.number ?? "");
  const question = {
    from: parseLocalDate(asked.from ?? "") ?? to,
    to,
    number: Number.isSafeInteger(typed) && typed > 0 && typed < 10_000_000 ? typed : null,
    person: searched.text,
  };
  const [year, number] = (asked.after ?? "").split("-").map(Number);
  const after = year === undefined || number === undefined ? null : { year, number };
  const agencyIds = await agenciesOf(office, actor);
  const found = await listRegister(services.database, { agencyIds, question, after });
  const lines = found.slice(0, LINES_A_PAGE);
  const last = lines.at(-1);
  const filter = { from: question.from, to, number: asked.number ?? "", q: searched.carried };
  const next =
    found.length <= LINES_A_PAGE || last === undefined
      ? null
      : listAddress("certified", { ...filter, after: `${last.year}-${last.number}` });
  const corrections = await correctionsOf(services.database, [
    ...new Set(lines.map((line) => line.dossierId)),
  ]);
  const by = lines.flatMap((line) => corrections(line).map((each) => each.by));
  const names = await personNames(services.database, by);
  const personName = (id: PersonId) => names.get(id) ?? "";
  const view = { question, searched, lines, next, corrections, personName };
  return page.render(<RegisterPage page={page} view={view} />);
}

/** A line whose dossier the officer may read; another's is not there. */
async function lineFor(office: Office, actor: Actor, asked: EntryParams): Promise<RegisterLine | null> {
  const read = await readDossier(office, actor, asked.id);
  if (!read.ok || read.value.sharedPartOnly) return null;
  return findLine(office.services.database, { dossierId: asked.id, number: asked.number });
}

async function withLine(
  office: Office,
  page: EntryRequest,
  act: (line: RegisterLine) => Promise<Response>,
): Promise<Response> {
  const line = await lineFor(office, page.actor, page.params);
  return line === null ? page.refuse({ code: "NOT_FOUND" }) : act(line);
}

const allows = (actor: Actor, act: Act) =>
  mayEver(actor, act) && authorize(actor, act, { kind: "none" }).allowed;

/** Copies are certified by who leads this very agency, not by whoever leads one above it. */
function maySign(actor: Actor, line: RegisterLine): boolean {
  if (actor.kind !== "officer" || !allows(actor, "certification.sign")) return false;
  return actor.grants.some(({ role, unitId }) => role === "leader" && unitId === line.agencyId);
}

async function showEntry(
  page: EntryRequest,
  line: RegisterLine,
  errors: readonly FormError[],
): Promise<Response> {
  const { database } = page.services;
  const by = line.voided?.by ?? null;
  const corrections = (await correctionsOf(database, [line.dossierId]))(line);
  const names = await personNames(database, [
    ...(by === null ? [] : [by]),
    ...corrections.map((each) => each.by),
  ]);
  const paper = line.electronic === null ? null : await findPaper(database, line.electronic.paperId);
  const view = {
    line,
    errors,
    reason: typedIn(page, "reason"),
    asked: await listAskedForStruck(database, { dossierId: line.dossierId, about: aboutOf(line) }),
    mayReadMoney: mayEver(page.actor, "payment.read-charges"),
    voidedBy: by === null ? "" : (names.get(by) ?? ""),
    corrections: corrections.map((each) => ({ ...each, by: names.get(each.by) ?? "" })),
    verifyPath: paper === null ? null : paths.verify(paper.token),
    mayVoid: allows(page.actor, "certification.void"),
    maySign: maySign(page.actor, line),
    arrived: await arrivedInBox(page.services, { actor: page.actor, value: page.form["scan"] }),
  };
  return page.render(<EntryPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

function typedIn({ form }: EntryRequest, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

async function strike(page: EntryRequest, line: RegisterLine): Promise<Response> {
  const { actor, services } = page;
  const t = messages(page.locale).certification.entry;
  const reason = typedIn(page, "reason").trim().slice(0, 500);
  if (reason === "") return showEntry(page, line, [{ path: "reason", message: t.voidReasonMissing }]);
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const struck = await strikeLine(services, line, { reason, by: actor.personId });
  if (!struck.ok) return page.refuse(struck.refusal);
  return page.redirect(paths.certifyEntry(line.dossierId, line.number));
}

async function sign(office: Office, page: EntryRequest, line: RegisterLine): Promise<Response> {
  const { actor, form } = page;
  if (actor.kind !== "officer" || !maySign(actor, line)) return page.refuse({ code: "NOT_FOUND" });
  const t = messages(page.locale).certification.electronic;
  const isSent = offeredPages(form["scan"]).length > 0;
  const mistakes = [
    ...(isSent ? [] : [{ path: "scan", message: t.scanMissing }]),
    ...(typedIn(page, "compared") === "true" ? [] : [{ path: "compared", message: t.comparedMissing }]),
  ];
  if (mistakes.length > 0) return showEntry(page, line, mistakes);
  const taken = await takeBox(office.services, { actor, locale: page.locale, value: form["scan"] });
  if (!taken.ok) return showEntry(page, line, [{ path: "scan", message: taken.message }]);
  const [scan, ...more] = taken.files;
  if (scan === undefined || more.length > 0)
    return showEntry(page, line, [{ path: "scan", message: t.oneScan }]);
  const made = await makeElectronicCopy(office, { officer: actor, line, scan });
  if (made.ok) return page.redirect(paths.certifyEntry(line.dossierId, line.number));
  const { code, ...facts } = made.refusal;
  return showEntry(page, line, [{ path: "scan", message: errorText(page.locale, code, facts) ?? code }]);
}
