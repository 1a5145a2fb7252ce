/**
 * How a module declares what it answers over HTTP. Nothing else may add a route: the registry behind `apiRoute` and
 * `pageRoute` is what the rights test walks, so a route outside it would be a door nobody guards.
 */

export { z } from "@hono/zod-openapi";
export {
  type ApiCall,
  type ApiRoute,
  apiRoute,
  type FileAnswer,
  type FileRoute,
  fileRoute,
} from "./api-route.ts";
export type { AppContext, AppEnv, ClientOrigin, ResolveSession, SessionView } from "./env.ts";
export { fileField, idField, instantField, localDateField, textField } from "./fields.ts";
export { type FormInput, type FormResult, parseForm } from "./form.ts";
export type { CommandKey } from "./idempotency.ts";
export { type Page, type PageFrame, type PageRoute, pageRoute, type Renderable } from "./page-route.ts";
export { type FieldError, type WebRefusal, webRefusals } from "./refusals.ts";
export type { Router } from "./router.ts";
