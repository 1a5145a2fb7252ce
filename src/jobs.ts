import type { Services } from "./platform/services.ts";

/** Every module's background work, registered in the one process that runs jobs. */
export async function registerJobs(_services: Services): Promise<void> {}
