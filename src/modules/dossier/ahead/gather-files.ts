import type { Services } from "../../../platform/services.ts";
import type { ArrivedPage } from "../../../web/components/index.ts";
import type { Page } from "../../../web/route.ts";
import type { FileRef } from "../dossier.ts";
import { refusalWords } from "../screens/refusal-words.ts";
import { uploadOwner } from "../uploads.ts";
import { keepOffered, offeredPages, paperOf, stillArrived } from "./pages.ts";

/** Files kept for a form, by the paper or the box they are of. */
export type GatheredFiles = Readonly<Record<string, readonly FileRef[]>>;
/** Pages sent before the form, by the name of their box. */
export type ArrivedFiles = Readonly<Record<string, readonly ArrivedPage[]>>;

type Gathered =
  | { readonly ok: true; readonly value: GatheredFiles }
  | { readonly ok: false; readonly message: string };

type Form = Pick<Page<unknown, unknown>, "form" | "actor" | "locale">;

/** Boxes of files in the forms of acts: `files` of a result, `papers.<code>.file` of a paper. */
const BOX = /^(?:papers\.(.+)\.file|files)$/;

/** Keeps every file the form carries or names; several photographed pages of a paper become one. */
export async function gatherFiles(services: Services, { form, actor, locale }: Form): Promise<Gathered> {
  const owner = uploadOwner(actor, null);
  const gathered: Record<string, readonly FileRef[]> = {};
  for (const [name, value] of Object.entries(form)) {
    const box = BOX.exec(name);
    const offered = box === null ? [] : offeredPages(value);
    if (box === null || offered.length === 0) continue;
    const { pages, refused } = await keepOffered(services, owner, offered);
    const [wrong] = refused;
    const made =
      wrong === undefined
        ? await paperOf(services, owner, { pages, locale })
        : { ok: false as const, ...wrong };
    if (!made.ok) {
      const of = wrong === undefined || wrong.name === "" ? "" : `${wrong.name}: `;
      return { ok: false, message: `${of}${refusalWords(made.refusal, locale)}` };
    }
    gathered[box[1] ?? name] = made.value;
  }
  return { ok: true, value: gathered };
}

/** What was sent before a form that is shown again. */
export async function arrivedFiles(services: Services, { form, actor }: Form): Promise<ArrivedFiles> {
  const owner = uploadOwner(actor, null);
  const arrived: Record<string, readonly ArrivedPage[]> = {};
  for (const [name, value] of Object.entries(form))
    if (BOX.test(name)) arrived[name] = await stillArrived(services, owner, offeredPages(value));
  return arrived;
}
