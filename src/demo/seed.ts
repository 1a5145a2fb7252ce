import type { Services } from "../platform/services.ts";

/** The trial accounts of the sample ward; every one of them is invented. */
export const DEMO_ACCOUNTS = [
  "intake",
  "specialist",
  "head",
  "leader",
  "clerk",
  "cashier",
  "director",
  "control",
  "admin",
  "auditor",
] as const;
export const DEMO_PASSWORD = "mot-cua-demo";

/** Fills an empty installation with the sample ward, module by module, in the order they depend on each other. */
export async function seedDemo(_services: Services): Promise<void> {}
