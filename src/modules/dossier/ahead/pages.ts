import { type Locale, messages } from "../../../i18n/index.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { withheldFiles } from "../../../platform/uploads/file-check-store.ts";
import { joinPages } from "../../../platform/uploads/join-pages.ts";
import type { ArrivedPage } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { FileRef } from "../dossier.ts";
import { storeUpload, type UploadOwner } from "../uploads.ts";
import { findBegun } from "./begun-store.ts";

/** One page of a paper as a form offers it: a file with the form, or one sent ahead and named by its upload. */
export type OfferedPage =
  | { readonly kind: "sent"; readonly file: File }
  | { readonly kind: "ahead"; readonly id: string; readonly quarterTurns: number };

/** A page that is kept, and how often it is turned clockwise by a quarter. */
type KeptPage = { readonly file: FileRef; readonly quarterTurns: number };

const AHEAD = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-3])$/;

/** The pages of one box, in the order the form gives them. A box left empty sends one nameless, empty file. */
export function offeredPages(value: FormInput[string] | undefined): readonly OfferedPage[] {
  const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return all.flatMap((each: string | File): OfferedPage[] => {
    if (each instanceof File) return each.size === 0 ? [] : [{ kind: "sent", file: each }];
    const [, id, turns] = AHEAD.exec(each) ?? [];
    return id === undefined ? [] : [{ kind: "ahead", id, quarterTurns: Number(turns) }];
  });
}

type Kept = {
  readonly pages: readonly KeptPage[];
  readonly refused: readonly { readonly name: string; readonly refusal: CommandRefusal }[];
};

/** Keeps what came with the form and finds what came before it; another's upload, or an expired one, is unknown. */
export async function keepOffered(
  services: Services,
  owner: UploadOwner | null,
  offered: readonly OfferedPage[],
): Promise<Kept> {
  const arrived = await arrivedOf(services, owner, offered);
  const pages: KeptPage[] = [];
  const refused: { name: string; refusal: CommandRefusal }[] = [];
  for (const page of offered) {
    if (page.kind === "ahead") {
      const file = arrived.get(page.id)?.kept ?? null;
      if (file === null) refused.push({ name: "", refusal: { code: "UPLOAD_UNKNOWN" } });
      else pages.push({ file, quarterTurns: page.quarterTurns });
      continue;
    }
    const { name } = page.file;
    const bytes = new Uint8Array(await page.file.arrayBuffer());
    const stored = await storeUpload(services, owner, { name, bytes });
    if (stored.ok) pages.push({ file: stored.value, quarterTurns: 0 });
    else refused.push({ name, refusal: stored.refusal });
  }
  return { pages, refused };
}

function arrivedOf(
  { database, clock }: Services,
  owner: UploadOwner | null,
  offered: readonly OfferedPage[],
) {
  const ids = offered.flatMap((page) => (page.kind === "ahead" ? [page.id] : []));
  return owner === null ? new Map<string, never>() : findBegun(database, owner, { ids, at: clock.now() });
}

/** What a form that is shown again goes on with: the pages that were sent ahead need not be sent again. */
export async function stillArrived(
  services: Services,
  owner: UploadOwner | null,
  offered: readonly OfferedPage[],
): Promise<readonly ArrivedPage[]> {
  const arrived = await arrivedOf(services, owner, offered);
  return offered.flatMap((page) => {
    const file = page.kind === "ahead" ? arrived.get(page.id)?.kept : null;
    if (page.kind !== "ahead" || file == null) return [];
    return [{ value: `${page.id}:${page.quarterTurns}`, name: file.name, isPicture: isPicture(file) }];
  });
}

export function isPicture({ mime }: Pick<FileRef, "mime">): boolean {
  return mime === "image/jpeg" || mime === "image/png";
}

/**
 * Kept pictures as one PDF. A joined paper is a new file: only what a picture shows goes into it, and it is looked at
 * and scanned like any other. A picture that is known to be infected is joined by nobody.
 */
export async function joinKept(
  services: Services,
  pages: readonly KeptPage[],
): Promise<Result<Uint8Array, CommandRefusal>> {
  const withheld = await withheldFiles(
    services.database,
    pages.map(({ file }) => file.sha256),
  );
  const pictures: { bytes: Uint8Array; quarterTurns: number }[] = [];
  for (const { file, quarterTurns } of pages) {
    if (withheld.get(file.sha256)?.state === "INFECTED") return refuse({ code: "FILE_QUARANTINED" });
    const bytes = await services.files.get(file.sha256);
    if (bytes === null) return refuse({ code: "NOT_FOUND" });
    pictures.push({ bytes, quarterTurns });
  }
  return accept(await joinPages(pictures));
}

/**
 * The files of a paper sent online: several photographed pages, or one that was turned, become one PDF in their order
 * where the first of them stood; everything else stays as it came. The name is in the language of whoever sent it.
 */
export async function paperOf(
  services: Services,
  owner: UploadOwner | null,
  { pages, locale }: { readonly pages: readonly KeptPage[]; readonly locale: Locale },
): Promise<Result<FileRef[], CommandRefusal>> {
  const pictures = pages.filter(({ file }) => isPicture(file));
  const [first] = pictures;
  const isJoined = pictures.length > 1 || pictures.some(({ quarterTurns }) => quarterTurns > 0);
  if (first === undefined || !isJoined) return accept(pages.map(({ file }) => file));
  const joined = await joinKept(services, pictures);
  if (!joined.ok) return joined;
  // How many pages it has is said by its name, wherever the file is listed.
  const count = pictures.length;
  const stem = first.file.name.replace(/\.\w+$/, "");
  const name = `${count > 1 ? messages(locale).digitise.joined({ stem, count }) : stem}.pdf`;
  const stored = await storeUpload(services, owner, { name, bytes: joined.value });
  if (!stored.ok) return stored;
  return accept(
    pages.flatMap((page) => (page === first ? [stored.value] : isPicture(page.file) ? [] : [page.file])),
  );
}
