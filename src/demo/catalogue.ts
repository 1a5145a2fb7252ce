import { assert } from "../kernel/assert.ts";
import { importProcedures, SHIPPED_FILES } from "../modules/catalogue/index.ts";
import type { Services } from "../platform/services.ts";

/**
 * Puts the ward procedures shipped with the product into the catalogue, published; repeating it changes nothing.
 * Their times and fees are samples and say so on every page.
 */
export async function seedCatalogue(services: Pick<Services, "database" | "clock">): Promise<void> {
  for (const { fileName, entries } of SHIPPED_FILES) {
    const done = await importProcedures(services, {
      file: JSON.stringify(entries),
      fileName,
      skipBad: false,
      actor: { kind: "system", name: "demo" },
    });
    assert(done.ok && done.value.applied, `${fileName} is whole`);
  }
}
