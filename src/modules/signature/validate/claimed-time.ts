import { type Instant, parseInstant } from "../../../kernel/local-date.ts";

/** The time a signature dictionary claims (`D:20261122150405+07'00'`); null where it is none. */
export function claimedTime(text: string | null): Instant | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)?/.exec(text ?? "");
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, zoneHour = "+00", zoneMinute = "00"] = parts;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`);
}
