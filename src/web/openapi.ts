import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";

/** Writes one route into the OpenAPI document. */
export function describeRoute(_registry: OpenAPIRegistry, _route: { readonly path: string }): void {}
