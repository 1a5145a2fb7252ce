import { type Instant, localReading } from "../../../kernel/local-date.ts";

const two = (value: number) => String(value).padStart(2, "0");

function parts(at: Instant) {
  const { date, minute, second } = localReading(at);
  const [year = "", month = "", day = ""] = date.split("-");
  return {
    year,
    month,
    day,
    hour: two(Math.floor(minute / 60)),
    minute: two(minute % 60),
    second: two(second),
  };
}

/**
 * The time as it stands beside a digital signature: `22-11-2026 15:04:05 +07:00`.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I: day-month-year, hour:minute:second, time zone of Việt Nam by ISO 8601.
 */
export function signatureTime(at: Instant): string {
  const { year, month, day, hour, minute, second } = parts(at);
  return `${day}-${month}-${year} ${hour}:${minute}:${second} +07:00`;
}

/** The same for the machine, as PDF writes dates (7.9.4). */
export function pdfDate(at: Instant): string {
  const { year, month, day, hour, minute, second } = parts(at);
  return `D:${year}${month}${day}${hour}${minute}${second}+07'00'`;
}
