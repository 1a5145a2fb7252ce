import { buildIfStale } from "../../scripts/build.mjs";

/** The tests run the built program, built once before them: a test as another user could not write dist. */
export async function setup(): Promise<void> {
  await buildIfStale();
}
