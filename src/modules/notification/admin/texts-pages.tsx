import { LOCALES, type Locale } from "../../../i18n/index.ts";
import { parseInstant } from "../../../kernel/local-date.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import { publishText } from "../commands.ts";
import { FORMS, type Form as FormOfText, formsOf, isKind, KIND_NAMES, type Kind } from "../kinds.ts";
import { sampleValues } from "../sample-values.ts";
import { checkTemplate, fill, hasSubject, missingIn, SUBJECT_MAX, type TemplateText } from "../template.ts";
import {
  listVersions,
  loadTemplates,
  neededVariables,
  shippedTemplate,
  type Template,
} from "../templates.ts";
import { saysFeeDue, type Values } from "../variables.ts";
import { type TextLine, TextPage, type TextPart, TextsPage } from "./texts-page.tsx";

const path = paths.adminTexts();
const params = z.strictObject({
  kind: z.custom<Kind>((value) => typeof value === "string" && isKind(value)),
  form: z.enum(FORMS),
});
const oneParams = params.extend({ locale: z.enum(LOCALES) });
const query = z.object({ done: z.string().optional() });
type TextRequest = Page<z.output<typeof params>, { readonly done?: string | undefined }>;
type OneText = Page<z.output<typeof oneParams>, unknown>;

/** The texts of the office, for whoever answers for what it says. */
export function registerTextPages(router: Router): void {
  pageRoute(router, { method: "get", path, act: "notification.read", handler: showTexts });
  pageRoute(router, {
    method: "get",
    path: `${path}/{kind}/{form}`,
    act: "notification.read",
    params,
    query,
    handler: (page) => showText(page, null),
  });
  pageRoute(router, {
    method: "post",
    path: `${path}/{kind}/{form}/{locale}`,
    act: "notification.edit-texts",
    params: oneParams,
    idempotency: "none",
    handler: takeText,
  });
}

async function showTexts(page: Page<unknown, unknown>): Promise<Response> {
  const templates = await loadTemplates(page.services.database);
  const lines: TextLine[] = KIND_NAMES.flatMap((kind) =>
    formsOf(kind).map((form) => {
      const texts = LOCALES.map((locale) => templates.find({ kind, form, locale }));
      const [vi, en] = texts.map(({ version }) => version);
      const lacks = [...new Set(texts.flatMap((text) => missingIn(text, form, neededVariables(kind))))];
      return { kind, form, version: Math.max(vi ?? 0, en ?? 0), isOutdated: isOutdated(vi, en), lacks };
    }),
  );
  return page.render(<TextsPage page={page} lines={lines} />);
}

/** The English was written for an earlier Vietnamese text, or for none of the authority's own. */
function isOutdated(vi = 0, en = 0): boolean {
  return vi > en;
}

type Typed = { readonly locale: Locale; readonly text: TemplateText; readonly refusal: Refusal | null };

async function showText(
  page: Page<z.output<typeof params>, { readonly done?: string | undefined }>,
  typed: Typed | null,
): Promise<Response> {
  const { kind, form } = page.params;
  const { database } = page.services;
  const [templates, versions] = await Promise.all([
    loadTemplates(database),
    listVersions(database, { kind, form }),
  ]);
  const inForce = LOCALES.map((locale) => templates.find({ kind, form, locale }));
  const parts = LOCALES.map((locale, index): TextPart => {
    const template = inForce[index] ?? templates.find({ kind, form, locale });
    return partOf(page, { locale, template, typed: typed?.locale === locale ? typed : null });
  });
  const former = versions.flatMap(({ madeAt, ...version }) => {
    const at = parseInstant(madeAt);
    return at === null ? [] : [{ ...version, madeAt: at }];
  });
  return page.render(
    <TextPage
      page={page}
      kind={kind}
      form={form}
      parts={parts}
      isOutdated={isOutdated(inForce[0]?.version, inForce[1]?.version)}
      mayEdit={mayEver(page.actor, "notification.edit-texts")}
      saved={page.query.done !== undefined}
      former={former}
    />,
    typed?.refusal === undefined || typed.refusal === null ? 200 : 422,
  );
}

function partOf(
  page: TextRequest,
  shown: { readonly locale: Locale; readonly template: Template; readonly typed: Typed | null },
): TextPart {
  const { locale, template, typed } = shown;
  const text = typed?.text ?? template;
  const { kind } = page.params;
  const filled = (values: Values) => ({ subject: fill(text.subject, values), body: fill(text.body, values) });
  const refusal = typed?.refusal ?? null;
  return {
    locale,
    version: template.version,
    typed: { subject: text.subject, body: text.body },
    preview: filled(sampleValues(kind, locale)),
    previewPaid: saysFeeDue(kind) ? filled(sampleValues(kind, locale, "PAID")) : null,
    errors:
      refusal === null
        ? []
        : [
            {
              path: `${locale}.${isOfSubject(page.params.form, refusal, text) ? "subject" : "body"}`,
              message: errorText(page.locale, refusal.code, refusal) ?? refusal.code,
            },
          ],
  };
}

/** Whether the sentence is about the subject: alone it would be refused for the same. */
function isOfSubject(form: FormOfText, { code }: Refusal, { subject, body }: TemplateText): boolean {
  if (!hasSubject(form)) return false;
  if (code === "NOTIFICATION_TEXT_EMPTY") return body.trim() !== "";
  return code === "NOTIFICATION_TEXT_TOO_LONG" && subject.length > SUBJECT_MAX;
}

async function takeText(page: OneText): Promise<Response> {
  const { params: asked, form, actor, services } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const { locale } = asked;
  const text = { subject: typedText(form, `${locale}.subject`), body: typedText(form, `${locale}.body`) };
  const again = (refusal: Refusal | null) => showText({ ...page, query: {} }, { locale, text, refusal });
  const { kind, form: use } = asked;
  if (form["act"] === "preview") {
    const needed = neededVariables(kind);
    const checked = checkTemplate(text, { kind, form: use, needed, sample: sampleValues(kind, locale) });
    return again(checked.ok ? null : checked.refusal);
  }
  const after = Number(typedText(form, "after"));
  const done = await publishText(services, {
    ...asked,
    ...(form["act"] === "shipped" ? shippedTemplate(asked) : text),
    after: Number.isSafeInteger(after) ? after : 0,
    by: actor.accountId,
  });
  return done.ok ? page.redirect(`${paths.adminText(asked.kind, asked.form)}?done=1`) : again(done.refusal);
}

/** Lines as they were typed; browsers send them with carriage returns. */
function typedText(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").normalize("NFC").trim() : "";
}
