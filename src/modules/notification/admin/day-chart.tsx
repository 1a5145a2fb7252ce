import { html } from "hono/html";
import { type Locale, messages } from "../../../i18n/index.ts";
import { Table } from "../../../web/components/index.ts";
import type { Hour } from "./outbox-queries.ts";

const WIDTH = 720;
const HEIGHT = 160;
const FLOOR = 136;
const SLOT = WIDTH / 24;

/** The tries of a day, hour by hour: a picture with its words, and the same numbers in a table. */
export function DayChart({ locale, hours }: { locale: Locale; hours: readonly Hour[] }) {
  const t = messages(locale).notification.admin;
  const sum = (name: "sent" | "dead") => hours.reduce((total, hour) => total + hour[name], 0);
  return (
    <>
      <section class="mc-figure-scroll" tabindex={0} aria-label={t.chart}>
        {drawing(hours, { title: t.chart, text: t.chartText({ sent: sum("sent"), dead: sum("dead") }) })}
      </section>
      <details>
        <summary class="ds-link" data-color="accent">
          {t.table}
        </summary>
        <Table
          locale={locale}
          caption={t.chart}
          rows={hours.filter(({ sent, dead }) => sent + dead > 0)}
          columns={[
            { key: "hour", header: t.hour, cell: ({ hour }) => `${String(hour).padStart(2, "0")}:00` },
            { key: "sent", header: t.hourSent, align: "end", cell: ({ sent }) => sent },
            { key: "dead", header: t.hourDead, align: "end", cell: ({ dead }) => dead },
          ]}
        />
      </details>
    </>
  );
}

function drawing(hours: readonly Hour[], words: { readonly title: string; readonly text: string }) {
  const most = Math.max(1, ...hours.map(({ sent, dead }) => sent + dead));
  const scale = (FLOOR - 16) / most;
  const bars = hours.map(({ hour, sent, dead }) => {
    const x = hour * SLOT + 4;
    const bar = (count: number, below: number, color: string) =>
      count === 0
        ? ""
        : html`<rect x="${x}" y="${FLOOR - (count + below) * scale}" width="${SLOT - 8}" height="${count * scale}" fill="${color}" />`;
    const label =
      hour % 3 === 0
        ? html`<text x="${x}" y="${HEIGHT - 6}">${`${String(hour).padStart(2, "0")}:00`}</text>`
        : "";
    // Failures are told apart by place and outline too, not by colour alone.
    const failed =
      dead === 0
        ? ""
        : html`<rect x="${x + 1}" y="${FLOOR - (sent + dead) * scale}" width="${SLOT - 10}" height="${dead * scale}" fill="#ffffff" stroke="#a31515" stroke-width="2" />`;
    return html`${bar(sent, 0, "#0b5cad")}${failed}${label}`;
  });
  return html`<svg class="mc-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="day-title day-text" font-size="12" fill="#1e2b3c"><title id="day-title">${words.title}</title><desc id="day-text">${words.text}</desc><line x1="0" x2="${WIDTH}" y1="${FLOOR}" y2="${FLOOR}" stroke="#68707c" /><text x="0" y="12">${most}</text>${bars}</svg>`;
}
