import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Button,
  ErrorSummary,
  type FormError,
  Heading,
  StatTile,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { type Act, mayEver } from "../../access/index.ts";
import { postPaths } from "../post-paths.ts";
import type { ParcelCounts } from "../queries/list-parcels.ts";

type PostTab = "TO_POST" | "SHEETS" | "CARRIED" | "TROUBLED" | "ARRIVED" | "COLLECTED" | "COLLECT";

type Tab = { readonly key: PostTab; readonly href: string; readonly act: Act };

const TABS: readonly Tab[] = [
  { key: "TO_POST", href: postPaths.toPost(), act: "post.hand-over" },
  { key: "SHEETS", href: postPaths.sheets(), act: "post.read" },
  { key: "CARRIED", href: postPaths.carried(), act: "post.read" },
  { key: "TROUBLED", href: postPaths.troubled(), act: "post.read" },
  { key: "ARRIVED", href: postPaths.arrived(), act: "dossier.receive" },
  { key: "COLLECTED", href: postPaths.cash(), act: "post.reconcile" },
  { key: "COLLECT", href: postPaths.collect(), act: "post.carry" },
];

type PostPageProps = {
  readonly page: PageFrame;
  readonly tab: PostTab | null;
  readonly title?: string;
  readonly counts: ParcelCounts;
  readonly errors?: readonly FormError[];
  readonly islands?: readonly string[];
  /** What would be lost by leaving: the other language goes through it. */
  readonly form?: { readonly id: string; readonly action: string };
  readonly children: Child;
};

/** The frame of every page of the parcel desk: the lists with how much lies on each, and one box for a scanned code. */
export function PostPage({ page, errors = [], islands = [], ...props }: PostPageProps) {
  const { locale, actor } = page;
  const { tab, title, counts, form, children } = props;
  const t = messages(locale).post;
  const named = title ?? (tab === null ? t.title : t.tabs[tab]);
  const count = (key: PostTab) => (key === "SHEETS" || key === "COLLECT" ? "›" : String(counts[key]));
  return (
    <DeskLayout
      page={page}
      title={`${t.title}: ${named}`}
      counts={{ post: counts.TROUBLED }}
      islands={islands}
      {...(form === undefined ? {} : { form })}
    >
      <div class="mc-stack">
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={named} />
          <CodeBox page={page} />
        </div>
        <nav class="mc-tiles" aria-label={t.tabs.label}>
          {TABS.filter(({ act }) => mayEver(actor, act)).map(({ key, href }) => (
            <StatTile
              label={t.tabs[key]}
              value={count(key)}
              href={href}
              current={key === tab}
              tone={key === "TROUBLED" && counts.TROUBLED > 0 ? "warning" : "neutral"}
            />
          ))}
        </nav>
        <ErrorSummary locale={locale} errors={errors} />
        {children}
      </div>
    </DeskLayout>
  );
}

/** A scanner types a code and Enter. */
function CodeBox({ page }: { page: PageFrame }) {
  const t = messages(page.locale).post;
  return (
    <search>
      <form method="get" action={postPaths.scan()} class="mc-row" data-align="end">
        <TextInput locale={page.locale} name="code" id="scan" label={t.scan} maxLength={40} size={24} />
        <Button variant="secondary" icon="search">
          {t.find}
        </Button>
      </form>
    </search>
  );
}
