import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Refusal, Result } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { datePartsOf, dateTextOf, type FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import {
  type FormInput,
  idField,
  localDateField,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  textField,
  z,
} from "../../../web/route.ts";
import type { PersonId } from "../../access/index.ts";
import { listPeople, unitDirectory } from "../../organisation/index.ts";
import {
  CERTIFICATE_ACTS,
  CERTIFICATE_KINDS,
  type CertificateId,
  DEVICES,
  SUBJECT_KINDS,
} from "../certificate/certificate.ts";
import {
  type CertificateStep,
  givePicture,
  requestCertificate,
  stepCertificate,
} from "../certificate/certificate-commands.ts";
import { countsOf, lastYear, visibleCertificates } from "../certificate/certificate-queries.ts";
import { listActs } from "../certificate/certificate-store.ts";
import { CertificateListPage } from "./certificate-list-page.tsx";
import { CertificatePage } from "./certificate-page.tsx";

type AnyPage = Page<unknown, unknown>;
type OnePage = Page<{ readonly id: CertificateId }, unknown>;
const FILE_BYTES_MAX = 2_200_000;
const params = z.strictObject({ id: idField("certificate") });

/** The custodian's pages: the register, one certificate with what may be done with it. */
export function registerCertificatePages(router: Router): void {
  const query = z.object({
    from: localDateField().optional().catch(undefined),
    to: localDateField().optional().catch(undefined),
  });
  pageRoute(router, {
    method: "get",
    path: "/admin/certificates",
    act: "certificate.read",
    query,
    handler: (page) => showList(page, page.query),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/certificates",
    act: "certificate.manage",
    handler: takeRequest,
  });
  pageRoute(router, {
    method: "get",
    path: "/admin/certificates/{id}",
    act: "certificate.read",
    params,
    handler: (page) => showOne(page, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/certificates/{id}/steps",
    act: "certificate.manage",
    params,
    bodyBytesMax: FILE_BYTES_MAX,
    handler: takeStep,
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/certificates/{id}/picture",
    act: "certificate.manage",
    params,
    bodyBytesMax: FILE_BYTES_MAX,
    handler: takePicture,
  });
}

type Asked = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };

async function showList(
  page: AnyPage,
  asked: Asked,
  tried?: { form: FormInput; errors: readonly FormError[] },
): Promise<Response> {
  const lines = await visibleCertificates(page.services, page.actor);
  const usual = lastYear(page.services.clock.today());
  const period = { from: asked.from ?? usual.from, to: asked.to ?? usual.to };
  const view = (
    <CertificateListPage
      page={page}
      lines={lines}
      period={period}
      counts={countsOf(lines, period)}
      form={tried?.form ?? {}}
      errors={tried?.errors ?? []}
    />
  );
  return page.render(view, tried === undefined ? 200 : 422);
}

async function showOne(page: OnePage, errors: readonly FormError[]): Promise<Response> {
  const line = (await visibleCertificates(page.services, page.actor)).find(({ id }) => id === page.params.id);
  if (line === undefined) return page.refuse({ code: "CERTIFICATE_NOT_FOUND" });
  const acts = await listActs(page.services.database, line.id);
  const today = datePartsOf(page.services.clock.today());
  const view = <CertificatePage page={page} line={line} acts={acts} today={today} errors={errors} />;
  return page.render(view, errors.length > 0 ? 422 : 200);
}

const requestForm = z.object({
  subjectKind: z.enum(SUBJECT_KINDS),
  unit: textField({ max: 200 }),
  holder: textField({ max: 200 }),
  kind: z.enum(CERTIFICATE_KINDS).exclude(["DEMO"]),
  device: z.enum(DEVICES).exclude(["DEMO"]),
  requestDocument: textField({ max: 200 }),
  requestedOn: localDateField(),
});

async function takeRequest(page: AnyPage): Promise<Response> {
  const { form, locale, services } = page;
  const again = (errors: readonly FormError[]) => showList(page, {}, { form, errors });
  const typed = parseForm(requestForm, { ...form, requestedOn: typedDay(form, "requestedOn") }, locale);
  if (!typed.ok) return again(typed.errors);
  const t = messages(locale).signature.certificate;
  const { unit, holder, ...rest } = typed.value;
  const on = services.clock.today();
  const directory = await unitDirectory(services.database);
  const [meant, ...others] = directory.search(unit, { on, limit: 2 });
  const exact = directory
    .search(unit, { on, limit: 20 })
    .find(({ name, code }) => name === unit || code === unit);
  const chosen = exact ?? (others.length === 0 ? meant : undefined);
  if (chosen === undefined) return again([{ path: "unit", message: t.unitUnclear }]);
  const holderId = await personNamed(services, holder);
  if (holderId === null) return again([{ path: "holder", message: t.holderUnclear }]);
  const done = await requestCertificate(services, page.actor, {
    ...rest,
    unitId: chosen.id,
    holderId,
  });
  return done.ok
    ? page.redirect(paths.adminCertificate(done.value.id))
    : again([mistake(locale, done.refusal)]);
}

/** The one person of this name; null where there is none, or more than one. */
async function personNamed({ database, clock }: Services, text: string): Promise<PersonId | null> {
  const asked = { text, unitIds: null, on: clock.today(), limit: 2, after: null };
  const [person, another] = (await listPeople(database, asked)).items;
  return person === undefined || another !== undefined ? null : person.id;
}

async function takeStep(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const step = await typedStep(page.services, form, locale);
  if (!step.ok) return showOne(page, step.errors);
  const { id } = page.params;
  return answered(page, await stepCertificate(page.services, page.actor, { ...step.value, id }));
}

async function takePicture(page: OnePage): Promise<Response> {
  const picture = await fileBytes(page.form, "picture");
  return answered(page, await givePicture(page.services, page.actor, { id: page.params.id, picture }));
}

function answered(page: OnePage, done: Result<unknown>): Promise<Response> | Response {
  if (done.ok) return page.redirect(paths.adminCertificate(page.params.id));
  return ["CERTIFICATE_NOT_FOUND", "NOT_ALLOWED"].includes(done.refusal.code)
    ? page.refuse(done.refusal)
    : showOne(page, [mistake(page.locale, done.refusal)]);
}

type Typed =
  | { readonly ok: true; readonly value: CertificateStep }
  | { readonly ok: false; readonly errors: readonly FormError[] };

async function typedStep(services: Services, form: FormInput, locale: Locale): Promise<Typed> {
  const act = z.enum(CERTIFICATE_ACTS).safeParse(form.act).data ?? "suspend";
  const on = typedDay(form, "on");
  if (act === "issue") {
    const read = parseForm(z.object({ on: localDateField() }), { on }, locale);
    if (!read.ok) return read;
    return { ok: true, value: { act, content: await fileBytes(form, "content"), issuedOn: read.value.on } };
  }
  if (act === "changeCustodian") {
    const fields = {
      on: localDateField(),
      minutes: textField({ max: 200 }),
      holder: textField({ max: 200 }),
    };
    const read = parseForm(z.object(fields), { ...form, on }, locale);
    if (!read.ok) return read;
    const { holder, ...given } = read.value;
    const holderId = await personNamed(services, holder);
    const message = messages(locale).signature.certificate.holderUnclear;
    if (holderId === null) return { ok: false, errors: [{ path: "holder", message }] };
    return { ok: true, value: { act, holderId, ...given } };
  }
  if (act === "handOver") {
    const read = parseForm(
      z.object({ on: localDateField(), minutes: textField({ max: 200 }) }),
      { ...form, on },
      locale,
    );
    return read.ok ? { ok: true, value: { act, ...read.value } } : read;
  }
  const read = parseForm(z.object({ reason: textField({ max: 500 }) }), form, locale);
  return read.ok ? { ok: true, value: { act, ...read.value } } : read;
}

async function fileBytes(form: FormInput, name: string): Promise<Uint8Array> {
  const value = form[name];
  return value instanceof File ? new Uint8Array(await value.arrayBuffer()) : new Uint8Array();
}

function typedDay(form: FormInput, name: string): string {
  const part = (key: string) => {
    const value = form[`${name}.${key}`];
    return typeof value === "string" ? value : "";
  };
  return dateTextOf({ day: part("day"), month: part("month"), year: part("year") });
}

function mistake(locale: Locale, refusal: Refusal): FormError {
  return { path: "", message: errorText(locale, refusal.code, refusal) ?? refusal.code };
}
