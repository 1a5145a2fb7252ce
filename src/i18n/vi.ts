import { shellVi } from "./messages/shell.vi.ts";
import type { Messages } from "./messages-type.ts";

const source = {
  shell: shellVi,
};

export const vi: Messages<typeof source> = source;
export type ViSource = typeof source;
