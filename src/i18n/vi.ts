import { catalogueVi } from "./messages/catalogue.vi.ts";
import { webVi } from "./messages/web.vi.ts";
import { shellVi } from "./messages/shell.vi.ts";
import type { Messages } from "./messages-type.ts";

const source = {
  catalogue: catalogueVi,
  shell: shellVi,
  web: webVi,
};

export const vi: Messages<typeof source> = source;
export type ViSource = typeof source;
