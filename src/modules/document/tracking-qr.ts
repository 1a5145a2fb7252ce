import { create, toBuffer } from "qrcode";

const QUIET_MODULES = 4;

/** A QR code (level M) as SVG with the quiet zone readers need; black on white, one unit a module. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * QUIET_MODULES;
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let from = 0;
    while (from < modules.size) {
      let to = from;
      while (to < modules.size && modules.get(row, to) === 1) to += 1;
      if (to > from)
        dark.push(`M${from + QUIET_MODULES} ${row + QUIET_MODULES}h${to - from}v1h${from - to}z`);
      from = to + 1;
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark.join("")}"/></svg>`
  );
}

/** The same code as rows of dark and light, without the white around it. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const places = Array.from({ length: modules.size }, (_, index) => index);
  return places.map((row) => places.map((column) => modules.get(row, column) === 1));
}

const PNG_SIDE_PIXELS = 720;

/** The same code as a picture that galleries and banks' apps read (PNG), large enough to be cropped or sent on. */
export function qrPng(text: string): Promise<Uint8Array> {
  const size = { margin: QUIET_MODULES, width: PNG_SIDE_PIXELS };
  return toBuffer(text, { type: "png", errorCorrectionLevel: "M", ...size });
}
