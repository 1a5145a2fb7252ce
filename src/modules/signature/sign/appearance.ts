import type { Instant } from "../../../kernel/local-date.ts";
import { type Drawing, drawing, type Picture, textWidth } from "../pdf/drawing.ts";
import { numeral } from "../pdf/write-value.ts";
import { sealReach } from "./seal-place.ts";
import { signatureTime } from "./signature-time.ts";

type Size = { readonly width: number; readonly height: number };
type Words = {
  /** "Ký bởi" */
  readonly signedBy: string;
  /** "Thời gian ký" */
  readonly time: string;
  /** Said on every signature that is none before the law; null on those that are. */
  readonly demo: string | null;
};

const SMALL = 7;
const LEADING = 8.4;
const RED = "0.80 0.07 0.09";
const BLUE = "0.06 0.20 0.55";

type Personal = {
  readonly size: Size;
  readonly picture: Picture | null;
  readonly name: string;
  readonly at: Instant;
  readonly words: Words;
};

/**
 * The leader's signature: the picture of the handwritten one, or a block with the name; never in a frame.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I: picture of the signature in blue on a transparent ground.
 */
export function personalAppearance({ size, picture, name, at, words }: Personal): Drawing {
  const drawn = drawing();
  // The seal comes over the left of the signature: it may cross the picture, and no word.
  const column = { left: sealReach(size), width: size.width - sealReach(size) };
  const lines = [
    ...(picture === null ? [`${words.signedBy}: ${name}`] : []),
    `${words.time}: ${signatureTime(at)}`,
    ...(words.demo === null ? [] : [words.demo]),
  ].flatMap((line) => folded(line, column.width));
  const textHeight = lines.length * LEADING;
  drawn.raw(`q ${BLUE} rg`);
  if (picture !== null) {
    const scale = Math.min(size.width / picture.width, (size.height - textHeight) / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    drawn.picture(picture, { x: (size.width - width) / 2, y: textHeight, width, height });
  }
  const top = picture === null ? (size.height + textHeight) / 2 : textHeight;
  centred(drawn, lines, { ...column, top });
  drawn.raw("Q");
  return drawn;
}

type Agency = {
  readonly size: Size;
  readonly seal: Picture | null;
  readonly agencyName: string;
  readonly at: Instant;
  readonly words: Words;
};

/**
 * The agency's seal, red and see-through, with the agency's name and the time below.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I: red seal of its real size, agency, time `dd-mm-yyyy hh:mm:ss` and zone.
 */
export function agencyAppearance({ size, seal, agencyName, at, words }: Agency): Drawing {
  const drawn = drawing();
  const lines = [
    ...folded(agencyName, size.width),
    signatureTime(at),
    ...(words.demo === null ? [] : [words.demo]),
  ];
  const textHeight = lines.length * LEADING;
  const side = Math.min(size.width, size.height - textHeight);
  const box = { x: (size.width - side) / 2, y: textHeight, width: side, height: side };
  if (seal === null)
    drawnSeal(drawn, { x: size.width / 2, y: textHeight + side / 2, radius: side / 2 - 1 }, agencyName);
  else drawn.picture(seal, box);
  drawn.raw(`q ${RED} rg`);
  centred(drawn, lines, { left: 0, width: size.width, top: textHeight });
  drawn.raw("Q");
  return drawn;
}

function centred(
  drawn: Drawing,
  lines: readonly string[],
  { left, width, top }: { readonly left: number; readonly width: number; readonly top: number },
): void {
  lines.forEach((line, index) => {
    const natural = textWidth(line, { face: "regular", size: SMALL });
    const size = natural > width ? (SMALL * width) / natural : SMALL;
    const own = Math.min(natural, width);
    drawn.text(
      line,
      { x: left + (width - own) / 2, y: top - (index + 1) * LEADING + 2 },
      { face: "regular", size },
    );
  });
}

function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = [lines.at(-1) ?? "", word].join(" ").trim();
    if (lines.length > 0 && textWidth(longer, { face: "regular", size: SMALL }) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

type Round = { readonly x: number; readonly y: number; readonly radius: number };

/** A seal for agencies that have given no picture of theirs: two circles, a star, the name around. */
function drawnSeal(drawn: Drawing, round: Round, agencyName: string): void {
  drawn.raw(`q ${RED} RG ${RED} rg 1.6 w`);
  drawn.raw(circle(round));
  drawn.raw("0.7 w");
  drawn.raw(circle({ ...round, radius: round.radius * 0.66 }));
  drawn.raw(star({ ...round, radius: round.radius * 0.42 }));
  around(drawn, agencyName.toUpperCase(), round);
  drawn.raw("Q");
}

const CURVE = 0.5523;

function circle({ x, y, radius: r }: Round): string {
  const k = r * CURVE;
  const point = (dx: number, dy: number) => `${numeral(x + dx)} ${numeral(y + dy)}`;
  return [
    `${point(r, 0)} m`,
    `${point(r, k)} ${point(k, r)} ${point(0, r)} c`,
    `${point(-k, r)} ${point(-r, k)} ${point(-r, 0)} c`,
    `${point(-r, -k)} ${point(-k, -r)} ${point(0, -r)} c`,
    `${point(k, -r)} ${point(r, -k)} ${point(r, 0)} c S`,
  ].join("\n");
}

function star({ x, y, radius }: Round): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = Math.PI / 2 + (index * Math.PI) / 5;
    const far = index % 2 === 0 ? radius : radius * 0.382;
    return `${numeral(x + far * Math.cos(angle))} ${numeral(y + far * Math.sin(angle))} ${index === 0 ? "m" : "l"}`;
  });
  return `${points.join("\n")} h f`;
}

/** The name along the upper arc, sign by sign. */
function around(drawn: Drawing, text: string, { x, y, radius }: Round): void {
  const line = radius * 0.74;
  const size = Math.min(
    radius * 0.19,
    (line * Math.PI * 1.55 * 9) / Math.max(1, textWidth(text, { face: "bold", size: 9 })),
  );
  const style = { face: "bold", size } as const;
  const whole = textWidth(text, style) / line;
  let angle = Math.PI / 2 + whole / 2;
  for (const sign of text.normalize("NFC")) {
    const step = textWidth(sign, style) / line;
    const middle = angle - step / 2;
    const back = textWidth(sign, style) / 2;
    const at = {
      x: x + line * Math.cos(middle) - back * Math.sin(middle),
      y: y + line * Math.sin(middle) + back * Math.cos(middle),
    };
    drawn.turned(sign, { ...at, radians: middle - Math.PI / 2 }, style);
    angle -= step;
  }
}
