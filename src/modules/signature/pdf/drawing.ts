import { deflateSync } from "node:zlib";
import { embeddedFont } from "./embed-font.ts";
import { type FaceName, face } from "./true-type.ts";
import { type PdfUpdate, streamOf } from "./update.ts";
import { arrayOf, dictOf, nameOf, type PdfRef, type PdfValue } from "./value.ts";
import { numeral } from "./write-value.ts";

/** A picture with its transparency, eight bits a colour. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  readonly alpha: Uint8Array;
};

type TextStyle = { readonly face: FaceName; readonly size: number };

/** Strokes of one appearance, kept until it is written: letters, lines and pictures, with the fonts they need. */
export type Drawing = {
  readonly raw: (operators: string) => void;
  /** One line whose baseline begins at x, y. */
  readonly text: (text: string, place: { readonly x: number; readonly y: number }, style: TextStyle) => void;
  /** One sign standing on a point of a circle, turned with it. */
  readonly turned: (
    sign: string,
    place: { readonly x: number; readonly y: number; readonly radians: number },
    style: TextStyle,
  ) => void;
  readonly picture: (picture: Picture, box: Box) => void;
  /** Writes the form object into the update. */
  readonly form: (update: PdfUpdate, size: { readonly width: number; readonly height: number }) => PdfRef;
};
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export function drawing(): Drawing {
  const operators: string[] = [];
  const used = new Map<FaceName, Map<number, string>>();
  const pictures: Picture[] = [];
  const encoded = (text: string, name: FaceName) => {
    const glyphs = used.get(name) ?? new Map<number, string>();
    used.set(name, glyphs);
    const codes = [...text.normalize("NFC")].map((sign) => {
      const glyph = face(name).glyphOf(sign.codePointAt(0) ?? 0);
      glyphs.set(glyph, sign);
      return glyph.toString(16).padStart(4, "0");
    });
    return `<${codes.join("")}>`;
  };
  const shown = (matrix: readonly number[], text: string, style: TextStyle) =>
    operators.push(
      `BT /${style.face} ${numeral(style.size)} Tf ${matrix.map(numeral).join(" ")} Tm ${encoded(text, style.face)} Tj ET`,
    );
  return {
    raw: (text) => operators.push(text),
    text: (text, { x, y }, style) => shown([1, 0, 0, 1, x, y], text, style),
    turned: (sign, { x, y, radians }, style) => {
      const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
      shown([cos, sin, -sin, cos, x, y], sign, style);
    },
    picture: (picture, { x, y, width, height }) => {
      pictures.push(picture);
      operators.push(
        `q ${[width, 0, 0, height, x, y].map(numeral).join(" ")} cm /picture${pictures.length} Do Q`,
      );
    },
    form: (update, size) => written(update, { operators, used, pictures, ...size }),
  };
}

type Drawn = {
  readonly operators: readonly string[];
  readonly used: ReadonlyMap<FaceName, ReadonlyMap<number, string>>;
  readonly pictures: readonly Picture[];
  readonly width: number;
  readonly height: number;
};

function written(update: PdfUpdate, { operators, used, pictures, width, height }: Drawn): PdfRef {
  const fonts = [...used].map(([name, glyphs]) => [name, embeddedFont(update, face(name), glyphs)] as const);
  const images = pictures.map((each, index) => [`picture${index + 1}`, image(update, each)] as const);
  return update.add(
    streamOf(deflateSync(Buffer.from(operators.join("\n"), "latin1")), {
      Type: nameOf("XObject"),
      Subtype: nameOf("Form"),
      Filter: nameOf("FlateDecode"),
      BBox: arrayOf(0, 0, width, height),
      Resources: dictOf({
        Font: fonts.length === 0 ? undefined : dictOf(Object.fromEntries(fonts)),
        XObject: images.length === 0 ? undefined : dictOf(Object.fromEntries(images)),
      }),
    }),
  );
}

export function textWidth(text: string, { face: name, size }: TextStyle): number {
  const { glyphOf, widthOf } = face(name);
  const signs = [...text.normalize("NFC")];
  return (signs.reduce((sum, sign) => sum + widthOf(glyphOf(sign.codePointAt(0) ?? 0)), 0) * size) / 1000;
}

function image(update: PdfUpdate, { width, height, rgb, alpha }: Picture): PdfRef {
  const base = {
    Type: nameOf("XObject"),
    Subtype: nameOf("Image"),
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: nameOf("FlateDecode"),
  } satisfies Record<string, PdfValue>;
  const mask = update.add(streamOf(deflateSync(alpha), { ...base, ColorSpace: nameOf("DeviceGray") }));
  return update.add(streamOf(deflateSync(rgb), { ...base, ColorSpace: nameOf("DeviceRGB"), SMask: mask }));
}
