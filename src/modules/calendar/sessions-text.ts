import type { MinuteOfDay } from "../../kernel/local-date.ts";
import type { Session } from "./work-calendar.ts";

/** `08:00-11:30 13:00-17:00` as sessions, in order and apart; null where it is nothing of the kind. */
export function sessionsFromText(text: string): Session[] | null {
  const sessions: Session[] = [];
  for (const part of text.trim().split(/[\s,;]+/)) {
    const read = /^(\d\d):([0-5]\d)[-–](\d\d):([0-5]\d)$/.exec(part)?.slice(1).map(Number);
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = read ?? [];
    const session = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
    if (session.to > 1_440 || session.from >= session.to || session.from < (sessions.at(-1)?.to ?? 0))
      return null;
    sessions.push(session);
  }
  return sessions.length > 4 ? null : sessions;
}

/** The same back: what a person reads and may type again. */
export function sessionsToText(sessions: readonly Session[]): string {
  return sessions.map(({ from, to }) => `${timeText(from)}-${timeText(to)}`).join(" ");
}

function timeText(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
