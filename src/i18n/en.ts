import { shellEn } from "./messages/shell.en.ts";
import type { Messages } from "./messages-type.ts";
import type { ViSource } from "./vi.ts";

export const en: Messages<ViSource> = {
  shell: shellEn,
};
