/**
 * How a module declares what it answers over HTTP. Nothing else may add a route: the registry behind `apiRoute` and
 * `pageRoute` is what the rights test walks, so a route outside it would be a door nobody guards.
 */

export { z } from "@hono/zod-openapi";
export { apiRoute, fileRoute } from "./api-route.ts";
export type { AppContext, ClientOrigin } from "./env.ts";
export { fileField, idField, instantField, linesField, localDateField, textField } from "./fields.ts";
export { type FormInput, parseForm } from "./form.ts";

export { type Page, pageRoute } from "./page-route.ts";
export type { FieldError } from "./refusals.ts";
export type { Router } from "./router.ts";
export type { SecretField } from "./send-again.ts";
export { streamRoute } from "./stream-route.ts";
