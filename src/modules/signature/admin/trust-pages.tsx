import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Button,
  Card,
  dayText,
  ErrorSummary,
  FileUpload,
  Form,
  type FormError,
  Heading,
  Table,
} from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { forgetTrust, importTrust } from "../validate/trust-commands.ts";
import { listTrust, type TrustEntry } from "../validate/trust-store.ts";

type AnyPage = Page<unknown, unknown>;
const LIST_BYTES_MAX = 20_500_000;

/** Whom the office trusts when it judges a signature: imported by hand, never fetched. */
export function registerTrustPages(router: Router): void {
  const act = "trust.manage";
  pageRoute(router, { method: "get", path: "/admin/trust", act, handler: (page) => show(page, []) });
  pageRoute(router, {
    method: "post",
    path: "/admin/trust",
    act,
    bodyBytesMax: LIST_BYTES_MAX,
    handler: take,
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/trust/{id}/removal",
    act,
    params: z.strictObject({ id: idField("trust") }),
    handler: async (page) => {
      const done = await forgetTrust(page.services, page.actor, page.params);
      return done.ok ? page.redirect(paths.adminTrust()) : page.refuse(done.refusal);
    },
  });
}

async function take(page: AnyPage): Promise<Response> {
  const file = page.form["file"];
  const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const done = await importTrust(page.services, page.actor, { content });
  if (done.ok) return page.redirect(paths.adminTrust());
  const { code } = done.refusal;
  return show(page, [{ path: "file", message: errorText(page.locale, code, done.refusal) ?? code }]);
}

async function show(page: AnyPage, errors: readonly FormError[]): Promise<Response> {
  const entries = await listTrust(page.services.database);
  return page.render(
    <TrustPage page={page} entries={entries} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}

type Props = {
  readonly page: AnyPage;
  readonly entries: readonly TrustEntry[];
  readonly errors: readonly FormError[];
};

function TrustPage({ page, entries, errors }: Props) {
  const { locale } = page;
  const t = messages(locale).signature.certificate;
  return (
    <DeskLayout page={page} title={t.trustTitle} islands={["upload.js"]}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminCertificates() }]}
          here={t.trustTitle}
        />
        <Heading level={1} title={t.trustTitle} />
        <ErrorSummary locale={locale} errors={errors} />
        <p>{t.trustLead}</p>
        <TrustTable page={page} entries={entries} />
        <Card title={t.importTitle}>
          <Form page={page} action={paths.adminTrust()} files>
            <FileUpload
              locale={locale}
              name="file"
              label={t.importFile}
              hint={t.importHint}
              megabytesMax={20}
              accept=".cer,.crt,.pem,.der,.crl"
            />
            <div class="mc-row">
              <Button>{t.importTitle}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </DeskLayout>
  );
}

function TrustTable({ page, entries }: Pick<Props, "page" | "entries">) {
  const { locale } = page;
  const t = messages(locale).signature.certificate;
  return (
    <Table
      locale={locale}
      caption={t.trustTitle}
      emptyText={t.trustNone}
      rows={entries}
      columns={[
        { key: "title", header: t.columns.subject, cell: ({ title }) => title },
        { key: "kind", header: t.columns.kind, cell: ({ kind }) => t.trustKinds[kind] },
        {
          key: "next",
          header: t.columns.validTo,
          cell: ({ nextAt }) => (nextAt === null ? "–" : dayText(localDateOf(nextAt))),
        },
        {
          key: "remove",
          header: t.remove,
          cell: ({ id }) => (
            <Form page={page} action={`${paths.adminTrust()}/${id}/removal`} class="mc-row">
              <Button variant="tertiary">{t.remove}</Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
