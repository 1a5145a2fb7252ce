import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { drawsPages } from "./draw-page.ts";

it.skipIf(!existsSync("/usr/bin/pdftoppm"))(
  "whether pages can be drawn here is asked of the machine once",
  async () => {
    const first = drawsPages();
    expect(drawsPages()).toBe(first);
    expect(await first).toBe(true);
    expect(drawsPages()).toBe(first);
  },
);
