import { present } from "../../src/kernel/assert.ts";
import type { Services } from "../../src/platform/services.ts";

/** Services with only what a test has; asking for any other says which one the test did not expect to need. */
export function servicesOf(given: Partial<Services>): Services {
  const held = <T>(part: T | undefined, name: keyof Services): T =>
    present(part, `${name}, which this test goes without,`);
  return {
    get database() {
      return held(given.database, "database");
    },
    get clock() {
      return held(given.clock, "clock");
    },
    get files() {
      return held(given.files, "files");
    },
    get jobs() {
      return held(given.jobs, "jobs");
    },
    get log() {
      return held(given.log, "log");
    },
    get config() {
      return held(given.config, "config");
    },
  };
}
