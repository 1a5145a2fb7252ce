import { catalogueEn } from "./messages/catalogue.en.ts";
import { webEn } from "./messages/web.en.ts";
import { shellEn } from "./messages/shell.en.ts";
import type { Messages } from "./messages-type.ts";
import type { ViSource } from "./vi.ts";

export const en: Messages<ViSource> = {
  catalogue: catalogueEn,
  shell: shellEn,
  web: webEn,
};
