import { z } from "zod";
import { present } from "../../src/kernel/assert.ts";
import { parseJson } from "../../src/kernel/json.ts";
import { type ApiOffice, aGuest } from "./api-office.ts";
import { aCitizen } from "./app.ts";
import { type Browser, openBrowser } from "./browser.ts";
import type { Client } from "./client.ts";

/** A browser in which somebody may sign in half way: its cookies stay, who is there changes. */
export function aSharedBrowser(office: ApiOffice) {
  let client: Client = aGuest(office);
  const browser = openBrowser({ ...client, send: (...asked) => client.send(...asked) });
  const signIn = (citizen: Parameters<typeof aCitizen>[0]) => {
    client = office.as(aCitizen(citizen));
  };
  const signOut = () => {
    client = aGuest(office);
  };
  return { browser, signIn, signOut };
}

/** What a page carries along of a submission. */
export const carried = (text: string) =>
  parseJson(
    z.looseObject({
      guestKey: z.string().nullable(),
      papers: z.array(z.looseObject({ files: z.array(z.looseObject({ sha256: z.string() })) })),
    }),
    text,
  );
/** Where a sign-in leads back to. */
export const addressOf = (location: string | null) =>
  present(new URL(location ?? "", "http://x").searchParams.get("return"), "where to return");

/** The file of the page last seen. */
export const fileIn = (browser: Browser) =>
  present(carried(browser.hidden("_submission")).papers.flatMap(({ files }) => files)[0], "file").sha256;

/** What is kept of the submission at that address. */
export async function keptUnder({ database }: ApiOffice, back: string) {
  const id = present(new URL(back, "http://x").searchParams.get("kept"), "kept");
  return database.kysely
    .selectFrom("dossierSubmissionKept")
    .select(["content", "sentDossierCode"])
    .where("id", "=", id)
    .execute();
}
export async function ownersOf({ database }: ApiOffice, sha256: string) {
  return database.kysely
    .selectFrom("dossierUpload")
    .select(["uploadedBy", "guestKeySha256"])
    .where("sha256", "=", sha256)
    .execute();
}
