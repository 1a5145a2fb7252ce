import type { Locale } from "../../../i18n/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { ArrivedPage } from "../../../web/components/index.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
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

type Box = { readonly actor: Actor; readonly locale: Locale; readonly value: FormInput[string] | undefined };
type TakenFiles =
  | { readonly ok: true; readonly files: readonly FileRef[] }
  | { readonly ok: false; readonly message: string };

/**
 * Keeps what one box of an officer's form carries or names; several photographed pages become one PDF. What is wrong
 * with it is said in words, with the name of the file.
 */
export async function takeBox(services: Services, { actor, locale, value }: Box): Promise<TakenFiles> {
  const owner = uploadOwner(actor, null);
  const { pages, refused } = await keepOffered(services, owner, offeredPages(value));
  const [wrong] = refused;
  const made =
    wrong === undefined
      ? await paperOf(services, owner, { pages, locale })
      : { ok: false as const, ...wrong };
  if (made.ok) return { ok: true, files: made.value };
  const of = wrong === undefined || wrong.name === "" ? "" : `${wrong.name}: `;
  return { ok: false, message: `${of}${refusalWords(made.refusal, locale)}` };
}

/** Pages of one box that were sent before a form that is shown again. */
export function arrivedInBox(
  services: Services,
  { actor, value }: Omit<Box, "locale">,
): Promise<readonly ArrivedPage[]> {
  return stillArrived(services, uploadOwner(actor, null), offeredPages(value));
}

/** Keeps every file the form carries or names; several photographed pages of a paper become one. */
export async function gatherFiles(services: Services, { form, actor, locale }: Form): Promise<Gathered> {
  const gathered: Record<string, readonly FileRef[]> = {};
  for (const [name, value] of Object.entries(form)) {
    const box = BOX.exec(name);
    if (box === null || offeredPages(value).length === 0) continue;
    const taken = await takeBox(services, { actor, locale, value });
    if (!taken.ok) return taken;
    gathered[box[1] ?? name] = taken.files;
  }
  return { ok: true, value: gathered };
}

/** What was sent before a form that is shown again. */
export async function arrivedFiles(services: Services, { form, actor }: Form): Promise<ArrivedFiles> {
  const arrived: Record<string, readonly ArrivedPage[]> = {};
  for (const [name, value] of Object.entries(form))
    if (BOX.test(name)) arrived[name] = await arrivedInBox(services, { actor, value });
  return arrived;
}
