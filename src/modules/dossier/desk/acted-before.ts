import { z } from "../../../web/route.ts";

const acted = z.object({ code: z.string(), version: z.number() });

/** What the act answered the first time, as the key of its form kept it. */
export function actedBefore(kept: unknown): Readonly<z.output<typeof acted>> | null {
  return acted.safeParse(kept).data ?? null;
}
