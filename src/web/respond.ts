import type { Refusal } from "../kernel/result.ts";
import type { AppContext } from "./env.ts";
import { webRefusals } from "./refusals.ts";

/** The answer to a refusal: a problem for programs, an error page for people. */
export function respondRefusal(c: AppContext, refusal: Refusal): Response {
  c.set("answerCode", refusal.code);
  const status = Object.entries(webRefusals).find(([code]) => code === refusal.code)?.[1].status ?? 409;
  return c.json({ ...refusal, status }, status, { "content-type": "application/problem+json" });
}
