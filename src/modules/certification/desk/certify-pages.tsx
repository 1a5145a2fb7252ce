import { messages } from "../../../i18n/index.ts";
import { parsePersonalId, parsePhone } from "../../../kernel/identifiers.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
  findPublishedVersion,
  formSchemaOf,
  type PricedVersion,
  type ProcedureVersion,
  validateForm,
} from "../../catalogue/index.ts";
import {
  type Applicant,
  type Counters,
  counterMissing,
  counterSent,
  countersOf,
  type DossierId,
  type Office,
  readDossier,
  rememberCounter,
} from "../../dossier/index.ts";
import { feesBook } from "../../payment/index.ts";
import { CERTIFICATION, certifyCopies, feeOfCopy, formOf } from "../certify.ts";
import { type CopyLine, readLines } from "../copies.ts";
import { listEntriesOf } from "../store.ts";
import { CertifyPage, SURE, sureValue } from "./certify-page.tsx";
import { EnteredPage } from "./entered-page.tsx";

const ACT = "dossier.receive";
type Counter = Page<unknown, unknown>;

/** The counter's form for certified copies, what it would cost, and the numbers it gave. */
export function registerCertificationDesk(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/certify",
    act: ACT,
    handler: (page) => show(office, page, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/certify/reckoning",
    act: ACT,
    idempotency: "reads",
    handler: (page) => show(office, page, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/certify",
    act: ACT,
    again: (page) => show(office, page, []),
    handler: (page) => enter(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/certify/{id}",
    act: "dossier.read",
    params: z.strictObject({ id: idField("dossier") }),
    handler: (page) => showEntered(office, page),
  });
}

function typedIn({ form }: Counter) {
  return (name: string): string => {
    const value = form[name];
    return typeof value === "string" ? value : "";
  };
}

/** The procedure as it is charged at the counter in the box, or the one the form was sent for. */
async function published(office: Office, { shown: unitId }: Counters): Promise<PricedVersion | null> {
  const { database, clock } = office.services;
  const on = localDateOf(clock.now());
  const version = await findPublishedVersion(database, { code: CERTIFICATION, on });
  return version === null ? null : office.price(version, { unitId, on });
}

async function show(office: Office, page: Counter, errors: readonly FormError[]): Promise<Response> {
  if (page.actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const counters = await countersOf(page, page.actor);
  if (counters.units.length === 0) return page.refuse({ code: "DOSSIER_COUNTER_NONE" });
  const version = await published(office, counters);
  if (version === null) return page.refuse({ code: "DOSSIER_PROCEDURE_NOT_PUBLISHED" });
  const typed = typedIn(page);
  const lines = readLines(typed).filter(isWhole);
  const caseCode = version.cases.at(-1)?.code ?? "";
  const fee = lines.reduce((sum, line) => sum + line.copies * feeOfCopy(version, caseCode, line.pages), 0);
  const view = { typed, errors, lines, fee: lines.length === 0 ? null : fee, counters };
  return page.render(<CertifyPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

function isWhole({ pages, copies }: CopyLine): boolean {
  return [pages, copies].every((count) => Number.isSafeInteger(count) && count >= 1 && count <= 2_000);
}

/** Everything wrong with the form at once, each beside its box, by the rules of the procedure's own e-form. */
function mistakesOf(page: Counter, version: ProcedureVersion, told: Told): FormError[] {
  const schema = version.forms.map(formSchemaOf).find((found) => found !== null) ?? null;
  if (schema === null) return [];
  const reading = { locale: page.locale, on: page.services.clock.today() };
  const boxes: Readonly<Record<string, string>> = {
    requesterFullName: "fullName",
    requesterPersonalId: "personalId",
    requesterPhone: "phone",
    documents: "line.0.name",
  };
  const t = messages(page.locale).certification;
  return validateForm(schema, formOf(told.owner, told.lines), reading).map(({ path, message }) => {
    const line = /^documents\.(\d+)\./.exec(path)?.[1];
    return {
      path:
        boxes[path] ??
        path.replace(/^documents\.(\d+)\.documentName$/, "line.$1.name").replace(/^documents\./, "line."),
      message: line === undefined ? message : t.inLine({ line: Number(line) + 1, message }),
    };
  });
}

type Told = { readonly owner: Applicant["owner"]; readonly lines: readonly CopyLine[] };

function toldIn(page: Counter): Told {
  const typed = typedIn(page);
  const personalId = typed("personalId");
  const phone = typed("phone");
  const owner = {
    fullName: typed("fullName").normalize("NFC").replace(/\s+/g, " ").trim(),
    personalId:
      parsePersonalId(personalId, page.services.clock.today())?.digits ?? (personalId.trim() || null),
    phone: parsePhone(phone) ?? (phone.trim() || null),
    email: null,
    address: null,
    dateOfBirth: null,
  };
  return { owner, lines: readLines(typed) };
}

async function enter(office: Office, page: Counter): Promise<Response> {
  const { actor, services } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const counters = await countersOf(page, actor);
  if (counters.units.length === 0) return page.refuse({ code: "DOSSIER_COUNTER_NONE" });
  const version = await published(office, counters);
  if (version === null) return page.refuse({ code: "DOSSIER_PROCEDURE_NOT_PUBLISHED" });
  const told = toldIn(page);
  const mistakes = mistakesOf(page, version, told);
  const unitId = counterSent(page, counters);
  if (unitId === null) return show(office, page, [counterMissing(page), ...mistakes]);
  if (mistakes.length > 0) return show(office, page, mistakes);
  const sure = sureValue(told.lines);
  if (sure !== "" && typedIn(page)(SURE) !== sure)
    return show(office, page, [{ path: SURE, message: messages(page.locale).certification.sureMissing }]);
  const done = await certifyCopies(office, services.database, {
    officer: actor,
    receivingUnitId: unitId,
    version,
    ...told,
    locale: page.locale,
  });
  if (done.ok) {
    if (counters.units.length > 1) rememberCounter(page, unitId);
    return page.redirect(`${paths.certify()}/${done.value.id}`);
  }
  const { code, ...facts } = done.refusal;
  return show(office, page, [{ path: "", message: errorText(page.locale, code, facts) ?? code }]);
}

async function showEntered(office: Office, page: Page<{ id: DossierId }, unknown>): Promise<Response> {
  const read = await readDossier(office, page.actor, page.params.id);
  if (!read.ok) return page.refuse(read.refusal);
  const entries = await listEntriesOf(page.services.database, page.params.id);
  const { code } = read.value.dossier;
  const book = await feesBook(page.services.database, page.params.id);
  const view = {
    dossierId: page.params.id,
    code: code ?? "",
    entries,
    owedDong: book === null ? 0 : book.owedDong,
  };
  return page.render(<EnteredPage page={page} view={view} />);
}
