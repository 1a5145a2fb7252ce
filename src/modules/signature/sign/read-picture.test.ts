import sharp from "sharp";
import { expect, test } from "vitest";
import { readPicture } from "./read-picture.ts";

const drawn = (side: number) =>
  sharp({
    create: { width: side, height: side, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
  });

test("a picture keeps its transparency and is made no larger than print needs", async () => {
  const read = await readPicture(await drawn(1_500).png().toBuffer());
  if (!read.ok) throw new TypeError(read.refusal.code);
  const { width, height, alpha, rgb } = read.value;
  expect([width, height, alpha[0], rgb.length]).toEqual([1_200, 1_200, 128, 1_200 * 1_200 * 3]);
});

test("what is no PNG is refused", async () => {
  const refused = { ok: false, refusal: { code: "SIGNATURE_PICTURE_UNREADABLE" } };
  expect(await readPicture(await drawn(10).jpeg().toBuffer())).toEqual(refused);
  expect(await readPicture(Buffer.from("no picture"))).toEqual(refused);
});
