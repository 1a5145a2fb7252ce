import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "@hono/zod-openapi";
import { getCookie } from "hono/cookie";
import { sha256 } from "../kernel/hash-chain.ts";
import { newId } from "../kernel/ids.ts";
import { parseJson } from "../kernel/json.ts";
import { epochOf, type Instant, instantOfEpoch } from "../kernel/local-date.ts";
import { seal, unseal } from "../kernel/seal.ts";
import type { Executor, Statement } from "../platform/postgres/database.ts";
import type { AppContext } from "./env.ts";
import { paths } from "./paths.ts";
import { cookieName } from "./session.ts";

/** A look for the receipt, a word with the citizen; then the form is opened anew. A guest's machine may be anybody's. */
const LIFE_MS = { session: 2 * 3_600_000, guest: 30 * 60_000 };

/** As far back as anybody steps: whoever sends the same form all day long leaves no more of it than this. */
const PAGES_MAX = 20;

/** Answers that show the form again, or say what happened to it; the others have nothing that was typed. */
const showsForm = z.literal([200, 409, 412, 413, 422]);

/** Of a page as it is stored: a form with whatever may be typed into it is far smaller. */
const PACKED_MAX = 300_000;

const keptPage = z.object({ status: showsForm, html: z.string(), nonce: z.string() });
type KeptPage = Readonly<z.output<typeof keptPage>>;

/**
 * The answer to a form that was not taken, at an address of its own (ADR 0238): the browser's Back and a reload find it, with
 * everything typed, and send nothing again. Only a browser that goes to the answer has a history to find it in: scripts
 * and programs get the answer itself.
 */
export async function shownAtAddress(c: AppContext, answer: Response): Promise<Response> {
  const holder = holderOf(c);
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  const status = showsForm.safeParse(answer.status);
  const isShown = c.req.method === "POST" && isPage && status.success;
  if (!isShown || holder === null || c.req.header("sec-fetch-mode") !== "navigate") return answer;
  const page: KeptPage = { status: status.data, html: await answer.text(), nonce: c.var.nonce };
  const id = await keep(c, holder, page);
  return id === null ? new Response(page.html, answer) : c.redirect(paths.keptPage(id), 303);
}

/** The id it is kept under; null where it is too large, or nothing can be written: what was typed is shown all the same. */
async function keep(c: AppContext, holder: string, page: KeptPage): Promise<string | null> {
  const { database, clock, log } = c.var.services;
  const packed = gzipSync(JSON.stringify(page)).toString("base64");
  if (packed.length > PACKED_MAX) return null;
  const id = newId();
  const expiresAt = instantOfEpoch(epochOf(clock.now()) + LIFE_MS[holderKind(c)]);
  try {
    const sealed = seal(packed, sealOf(holder), id);
    await database.run(KEEP, [id, sha256(holder), sealed, expiresAt, PAGES_MAX - 1]);
    return id;
  } catch (error) {
    log.warn({ error: String(error) }, "a refused form could not be kept for the browser's back button");
    return null;
  }
}

/** What this browser, and no other, was answered; null where it is over, or never was. */
export async function findKeptPage(c: AppContext, id: string): Promise<KeptPage | null> {
  const holder = holderOf(c);
  if (holder === null) return null;
  const { database, clock } = c.var.services;
  const [row] = await database.run(FIND, [id, sha256(holder), clock.now()]);
  if (typeof row?.sealed !== "string") return null;
  const packed = unseal(row.sealed, sealOf(holder), id);
  const page = parseJson(keptPage, gunzipSync(Buffer.from(packed, "base64")).toString("utf8"));
  // Its scripts run under the nonce of this answer; the one it was made under is worth nothing any more.
  return { ...page, html: page.html.replaceAll(`nonce="${page.nonce}"`, `nonce="${c.var.nonce}"`) };
}

export async function forgetKeptPages(executor: Executor, now: Instant): Promise<number> {
  return (await executor.run(FORGET, [now])).length;
}

/** Of whoever leaves the machine: what they were shown goes at once. */
export async function forgetPagesOf(executor: Executor, holder: string): Promise<void> {
  await executor.run(FORGET_OF, [sha256(holder)]);
}

/** The secret of the session, or of a guest's forms: it ends with either, and with it whatever it opens. */
function holderOf(c: AppContext): string | null {
  return getCookie(c, cookieName(c, holderKind(c))) ?? null;
}

function holderKind(c: AppContext): "session" | "guest" {
  return c.var.session === null ? "guest" : "session";
}

/** Another hash than the one that is stored: the row alone does not open what is sealed in it. */
function sealOf(holder: string): Uint8Array {
  return createHash("sha256").update(`kept page ${holder}`).digest();
}

const KEEP: Statement = {
  name: "web-page-keep",
  text: (schema) => `
    WITH oldest AS (
      DELETE FROM ${schema}.web_page_kept WHERE id IN (
        SELECT id FROM ${schema}.web_page_kept WHERE holder_sha256 = $2 ORDER BY expires_at DESC, id DESC OFFSET $5)
    )
    INSERT INTO ${schema}.web_page_kept (id, holder_sha256, sealed, expires_at) VALUES ($1, $2, $3, $4)`,
};

const FIND: Statement = {
  name: "web-page-find",
  text: (schema) => `
    SELECT sealed FROM ${schema}.web_page_kept WHERE id = $1 AND holder_sha256 = $2 AND expires_at > $3`,
};

const FORGET: Statement = {
  name: "web-page-forget",
  text: (schema) => `DELETE FROM ${schema}.web_page_kept WHERE expires_at <= $1 RETURNING id`,
};

const FORGET_OF: Statement = {
  name: "web-page-forget-of",
  text: (schema) => `DELETE FROM ${schema}.web_page_kept WHERE holder_sha256 = $1`,
};
