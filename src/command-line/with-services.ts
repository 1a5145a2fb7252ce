import { openServices } from "../platform/open-services.ts";
import type { Services } from "../platform/services.ts";
import { configuration } from "./configuration.ts";
import { openForCommand } from "./open-installation.ts";

/** Runs a command on the installation's services, with time for long statements, and closes all it opened however the command ends. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const config = configuration();
  const installation = await openForCommand(config);
  try {
    const { patient, close } = await openServices(config, { url: installation.url, runsJobs: false });
    try {
      return await work(patient);
    } finally {
      await close();
    }
  } finally {
    await installation.close();
  }
}
