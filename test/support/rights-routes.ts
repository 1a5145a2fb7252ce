/**
 * Every route with the act that guards it, written by hand. A route that is not here fails the build: whoever adds a
 * door says here who may go through it, and a reviewer reads it.
 */
export const ROUTES: readonly string[] = `
  GET /api/v1/openapi.json portal.read
  GET /api/v1/docs portal.read
`
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line !== "");

/** Routes without an actor: health, figures and assets. */
export const SYSTEM_ROUTES: readonly string[] = ["/livez", "/readyz", "/metrics", "/assets/{name}"];
