import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { Tag } from "../../../web/components/index.ts";
import { standingOf } from "../decide.ts";
import type { ProcessVersion } from "../version.ts";

const TONES = { draft: "neutral", scheduled: "info", "in-force": "success", ended: "neutral" } as const;

/** How a version stands today among the versions shown. */
export function StandingTag({
  locale,
  version,
  versions,
  on,
}: {
  locale: Locale;
  version: ProcessVersion;
  versions: readonly ProcessVersion[];
  on: LocalDate;
}) {
  const t = messages(locale).process.admin;
  const standing = standingOf(version, { on, versions });
  const words = { draft: t.draft, scheduled: t.scheduled, "in-force": t.published, ended: t.superseded };
  return <Tag tone={TONES[standing]}>{words[standing]}</Tag>;
}
