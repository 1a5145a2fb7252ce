import { paths } from "../../../web/paths.ts";
import { idField, z } from "../../../web/route.ts";

const received = z.object({ id: idField("dossier") });

/** Where the same sending leads a second time: to the slip of the dossier that the first one opened. */
export function receivedPath(kept: unknown): string | null {
  const read = received.safeParse(kept);
  return read.success ? paths.received(read.data.id) : null;
}
