import { localReading, parseInstant } from "../kernel/local-date.ts";

/** `10:05 24/11/2026`, as a clock on the wall of the office shows an instant; any other text is given back as it is. */
export function localMoment(text: string): string {
  const at = parseInstant(text);
  if (at === null) return text;
  const { date, minute } = localReading(at);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)} ${date.split("-").toReversed().join("/")}`;
}
