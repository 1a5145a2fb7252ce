import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type OidcProvider from "oidc-provider";
import { errors } from "oidc-provider";
import { LOCALES, type Locale } from "../../../i18n/index.ts";
import { findStandInCitizen } from "./citizens.ts";
import { ChoicePage, ExpiredPage } from "./page.tsx";

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly officeUrl: string;
};

const BODY_BYTES_MAX = 10_000;

/** Shows the choice of citizens (GET) and takes it (POST). */
export async function answerInteraction(provider: OidcProvider, exchange: Exchange): Promise<void> {
  const { request, response, officeUrl } = exchange;
  const address = new URL(request.url ?? "/", "http://127.0.0.1");
  const nonce = randomBytes(16).toString("base64");
  try {
    const details = await provider.interactionDetails(request, response);
    const locale = localeOf(address.searchParams.get("lang") ?? String(details.params.ui_locales ?? ""));
    if (request.method !== "POST") {
      const page = String(ChoicePage({ locale, action: address.pathname, nonce, officeUrl }));
      return send(response, { status: 200, nonce, officeUrl, page });
    }
    const form = new URLSearchParams(await readBody(request));
    const citizen = findStandInCitizen(form.get("citizen") ?? "");
    const result =
      citizen === null
        ? { error: "access_denied", error_description: "cancelled" }
        : { login: { accountId: citizen.sub, remember: false } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (cause) {
    if (!(cause instanceof errors.SessionNotFound)) throw cause;
    const locale = localeOf(address.searchParams.get("lang") ?? "");
    send(response, {
      status: 400,
      nonce,
      officeUrl,
      page: String(ExpiredPage({ locale, nonce, officeUrl })),
    });
  }
}

function send(
  response: ServerResponse,
  answer: { status: number; nonce: string; officeUrl: string; page: string },
): void {
  // The form's answer ends at the office: browsers hold the whole chain of redirects against form-action.
  const policy = `default-src 'none'; style-src 'nonce-${answer.nonce}'; form-action 'self' ${answer.officeUrl}; frame-ancestors 'none'; base-uri 'none'`;
  response.writeHead(answer.status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  response.end(`<!doctype html>${answer.page}`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    // A form of ours is some thirty bytes; the rest of anything larger is not read.
    if (bytes > BODY_BYTES_MAX) return "";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function localeOf(text: string): Locale {
  return LOCALES.find((locale) => text.split(" ").includes(locale)) ?? "vi";
}
