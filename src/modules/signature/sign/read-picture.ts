import sharp from "sharp";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Picture } from "../pdf/drawing.ts";

const SIDE_MAX = 1_200;
const PIXELS_MAX = 16_000_000;

/** The picture of a signature or a seal: PNG with a transparent ground, made smaller where it is larger than print needs. */
export async function readPicture(
  png: Uint8Array,
): Promise<Result<Picture, { readonly code: "SIGNATURE_PICTURE_UNREADABLE" }>> {
  try {
    const image = sharp(png, { limitInputPixels: PIXELS_MAX });
    const { format } = await image.metadata();
    if (format !== "png") return refuse({ code: "SIGNATURE_PICTURE_UNREADABLE" });
    const { data, info } = await image
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return accept(split(data, info));
  } catch {
    // sharp says only that it could not read it; the clerk is told which pictures fit.
    return refuse({ code: "SIGNATURE_PICTURE_UNREADABLE" });
  }
}

function split(
  data: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Picture {
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
    alpha[pixel] = data[pixel * 4 + 3] ?? 255;
  }
  return { width, height, rgb, alpha };
}
