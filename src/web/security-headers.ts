import { randomBytes } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./env.ts";
import { isHttps } from "./session.ts";

const HSTS = "max-age=31536000; includeSubDomains";

/**
 * Headers of every answer. Scripts run only from our own files or under this answer's nonce; styles likewise; nothing
 * is loaded from, sent to or framed by another site. Set before the handler,
 * so that one that needs its own policy (a download) replaces it.
 */
export function securityHeaders(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString("base64");
    c.set("nonce", nonce);
    c.header("X-Request-Id", c.var.requestId);
    c.header("Content-Security-Policy", contentPolicy(nonce));
    c.header("X-Content-Type-Options", "nosniff");
    c.header("X-Frame-Options", "DENY");
    c.header("Referrer-Policy", "same-origin");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(self), geolocation=(), microphone=()");
    // What a person sees is theirs: no shared cache keeps it unless a route (assets) says so.
    c.header("Cache-Control", "private, no-store");
    if (isHttps(c)) c.header("Strict-Transport-Security", HSTS);
    await next();
  };
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
  ].join("; ");
}
