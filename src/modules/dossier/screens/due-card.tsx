import { type Locale, messages } from "../../../i18n/index.ts";
import { ClockCard, type ClockView } from "../../../web/components/index.ts";
import { STATUS_FACTS, type Status } from "../status.ts";

/**
 * The legal clock for its applicant: the day first. A day nobody promised is not called an appointment, and where a
 * dossier ended before it was accepted there is nothing to wait for.
 */
export function DueCard({ locale, clock, status }: { locale: Locale; clock: ClockView; status: Status }) {
  if (clock.state === "none" && STATUS_FACTS[status].terminal) return null;
  if (clock.due === null) return <ClockCard locale={locale} clock={clock} />;
  return <ClockCard locale={locale} clock={clock} title={messages(locale).screens.track.due} dueFirst />;
}
