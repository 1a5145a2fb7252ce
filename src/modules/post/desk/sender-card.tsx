import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { Alert, Card, DefinitionList } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { ParcelPage } from "../queries/read-parcel.ts";
import { papersText } from "./papers-text.ts";

/** Who sent the parcel that is being opened, how to reach them, and what the post listed: beside what is entered. */
export function SenderCard({
  page: { locale },
  read: { address, papers, incidents },
}: {
  page: PageFrame;
  read: ParcelPage;
}) {
  const t = messages(locale).post;
  const found = incidents.find(({ ended_at: endedAt }) => endedAt === null);
  return (
    <Card title={t.sender}>
      {found === undefined ? null : (
        <Alert
          locale={locale}
          tone="warning"
          title={[t.found.kinds[found.kind], found.note].filter((each) => each !== null).join(": ")}
        />
      )}
      <DefinitionList
        items={[
          [t.one.name, address?.name ?? null],
          [t.one.phone, spokenPhone(address?.phone ?? null)],
          [t.one.line, address?.address ?? null],
          [t.arrived.papers, papersText(papers)],
        ]}
      />
    </Card>
  );
}
