import { accept, type Result, refuse } from "../../kernel/result.ts";
import { UPLOAD_LIMITS } from "./limits.ts";
import type { UploadRefusal } from "./refusals.ts";

/** Whether a picture is one: its size is read before anything is unpacked, then it is drawn once, small. */
export async function inspectImage(bytes: Buffer): Promise<Result<{ readonly pages: 1 }, UploadRefusal>> {
  // Loaded only where there is a picture: it is the heaviest part of the check.
  const { default: sharp } = await import("sharp");
  const options = { limitInputPixels: UPLOAD_LIMITS.pixels, failOn: "error", sequentialRead: true } as const;
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > UPLOAD_LIMITS.pixels)
      return refuse({
        code: "UPLOAD_TOO_MANY_PIXELS",
        megapixelsMax: Math.floor(UPLOAD_LIMITS.pixels / 1_000_000),
      });
    await sharp(bytes, options).resize({ width: 64, height: 64, fit: "inside" }).raw().toBuffer();
    return accept({ pages: 1 });
  } catch {
    // Cut short, or never a picture.
    return refuse({ code: "UPLOAD_DAMAGED" });
  }
}
