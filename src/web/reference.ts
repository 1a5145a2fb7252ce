import type { Router } from "./router.ts";

/** The OpenAPI document and its reference page. */
export function registerReference(_router: Router): void {}
