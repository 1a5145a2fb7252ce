import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { dayText, Heading, Link, Table, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { RenewalDue } from "../../signature/index.ts";

type Props = { readonly page: PageFrame; readonly rows: readonly RenewalDue[] };

/** Certificates that run out, for who holds one and who keeps the register; nothing where none does. */
export function EndingCertificates({ page: { locale }, rows }: Props) {
  if (rows.length === 0) return null;
  const { ending, certificate } = messages(locale).signature;
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={ending.title} size="xs" />
      <p class="mc-muted">{ending.lead}</p>
      <Table
        locale={locale}
        caption={ending.title}
        rows={rows}
        columns={[
          {
            key: "subject",
            header: certificate.columns.subject,
            cell: ({ id, subjectName, mayRead }) =>
              mayRead ? <Link href={paths.adminCertificate(id)}>{subjectName}</Link> : subjectName,
          },
          { key: "unit", header: certificate.columns.unit, cell: ({ unitName }) => unitName },
          {
            key: "validTo",
            header: certificate.columns.validTo,
            cell: ({ validTo }) => (validTo === null ? "–" : dayText(localDateOf(validTo))),
          },
          {
            key: "alert",
            header: ending.alert,
            cell: ({ alert }) => (
              <Tag tone={alert === "EXPIRED" || alert === 7 ? "danger" : "warning"}>
                {alert === "EXPIRED" ? ending.over : certificate.endsWithin({ days: alert })}
              </Tag>
            ),
          },
        ]}
      />
    </section>
  );
}
