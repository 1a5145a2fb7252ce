import { deflateSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { overlappingArchive, packedPdf, pdfFile, pngOf, wordFile } from "../../../test/support/made-files.ts";
import { inspectAside } from "./inspect-aside.ts";

it("the time for a file does not run while the thread that looks at it is still being loaded", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const first = inspectAside(wordFile());
  await Promise.resolve();
  vi.advanceTimersByTime(20_000);
  vi.useRealTimers();
  expect(await first).toMatchObject({ ok: true });
});

describe("looking at files made to harm", () => {
  it("takes less than five seconds and 512 MB each, beside the work of the server", async () => {
    const bombs = {
      archive: wordFile([{ name: "word/media/a.bmp", content: Buffer.alloc(60_000_000) }]),
      overlap: overlappingArchive(1_000),
      picture: pngOf(50_000, 50_000),
      deep: wordFile([], { body: "<a>".repeat(2_000_000) }),
      packed: packedPdf("<< >>", 150_000_000),
      tokens: pdfFile({ objects: ["[".repeat(19_000_000)] }),
      names: pdfFile({ objects: ["/a ".repeat(6_000_000)] }),
      strings: pdfFile({ objects: ["(".repeat(19_000_000)] }),
      streams: pdfFile({
        objects: [
          Array.from(
            { length: 5_000 },
            (_, i) =>
              `${i} 0 obj << /Type /ObjStm /N 9 /First 9 /Filter /FlateDecode >> stream ${deflateSync(Buffer.alloc(40_000)).toString("latin1")} endstream endobj `,
          ).join(""),
        ],
      }),
    };
    const atStart = process.memoryUsage().rss;
    for (const [name, bytes] of Object.entries(bombs)) {
      const before = performance.now();
      const found = await inspectAside(bytes);
      expect(found.ok, name).toBe(false);
      expect(performance.now() - before, name).toBeLessThan(6_000);
      expect(process.memoryUsage().rss - atStart, name).toBeLessThan(512 * 1_048_576);
    }
    expect(await inspectAside(wordFile())).toMatchObject({ ok: true });
  }, 60_000);
});

describe("many files at once", () => {
  it("of one sender keep nobody else waiting, and more than can be looked at are told to come again", async () => {
    const slow = pdfFile({ objects: ["/a ".repeat(60_000)] });
    const many = Array.from({ length: 40 }, () => inspectAside(slow, "many"));
    const ended: string[] = [];
    void Promise.all(many.slice(0, 22)).then(() => ended.push("many"));
    expect(await inspectAside(wordFile(), "one")).toMatchObject({ ok: true });
    ended.push("one");
    expect(ended).toEqual(["one"]);
    const found = await Promise.all(many);
    const busy = found.filter((each) => !each.ok && each.refusal.code === "UPLOAD_BUSY");
    expect(busy).toHaveLength(18);
  }, 60_000);
});
