import { describe, expect, it } from "vitest";
import { readBoundaries } from "./boundaries-file.ts";
import { AROUND_SHADE, drawMap, levelsOf, liesBeside, SHADES } from "./draw-map.ts";
import { type Ring, simplifyTogether } from "./simplify.ts";

/** Two neighbours with a jagged line between them, each drawn in its own direction. */
const BORDER = Array.from({ length: 21 }, (_, step) => [1 + (step % 2) * 0.001, step / 20] as const);
const WEST: Ring = [[0, 0], ...BORDER, [0, 1], [0, 0]];
const EAST: Ring = [[2, 1], ...BORDER.toReversed(), [2, 0], [2, 1]];

const collection = (features: readonly unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const ward = (code: string, ring: Ring, name = "Tây Hồ") => ({
  type: "Feature",
  properties: { code, name },
  geometry: { type: "Polygon", coordinates: [ring] },
});

describe("simplifying outlines", () => {
  it("leaves out what is smaller than the tolerance and keeps corners", () => {
    const [west = []] = simplifyTogether([WEST, EAST], 0.01);
    expect(west.length).toBeLessThan(8);
    for (const corner of [
      [0, 0],
      [0, 1],
    ])
      expect(west).toContainEqual(corner);
  });

  it("opens no gap between neighbours: their common line is the same for both", () => {
    for (const tolerance of [0.01, 0.0004]) {
      const [west = [], east = []] = simplifyTogether([WEST, EAST], tolerance);
      const between = (ring: Ring) =>
        ring
          .filter(([x]) => x >= 1 && x < 1.01)
          .map(String)
          .sort();
      expect(between(west)).toEqual(between(east));
      expect(between(west).length).toBeGreaterThanOrEqual(2);
    }
  });

  it("keeps an island that nobody borders", () => {
    const circle: Ring = Array.from({ length: 73 }, (_, step) => {
      const angle = ((step % 72) * Math.PI) / 36;
      return [Math.cos(angle), Math.sin(angle)] as const;
    });
    const [island = []] = simplifyTogether([circle], 0.05);
    expect(island.length).toBeGreaterThan(5);
    expect(island.length).toBeLessThan(40);
  });
});

describe("a file of boundaries", () => {
  it("is read with its codes and names", () => {
    const read = readBoundaries(collection([ward("00103", WEST), ward("00091", EAST, "Phú Thượng")]));
    expect(read).toMatchObject({
      ok: true,
      value: [
        { areaCode: "00103", name: "Tây Hồ" },
        { areaCode: "00091", name: "Phú Thượng" },
      ],
    });
  });

  it.each([
    ["is no JSON", "{"],
    ["holds no features", collection([])],
    ["holds points", collection([{ properties: { code: "00103", name: "A" }, geometry: { type: "Point" } }])],
    ["has no code of five digits", collection([ward("103", WEST)])],
    [
      "lies nowhere on earth",
      collection([
        ward("00103", [
          [900, 0],
          [901, 0],
          [901, 1],
          [900, 0],
        ]),
      ]),
    ],
  ])("is refused where it %s", (_, content) => {
    expect(readBoundaries(content)).toEqual({ ok: false, refusal: { code: "IMPORT_NOT_BOUNDARIES" } });
  });
});

describe("the map", () => {
  it("is one image in whole dots, each ward with its name and number, and brings no style", () => {
    const areas = [
      { rings: [WEST], text: `Tây Hồ: 82 % <b>`, level: 4 },
      { rings: [EAST], text: "Phú Thượng: Không tính", level: null },
    ];
    const svg = drawMap({ title: "Tỷ lệ", description: "2 phường", areas, around: [] });
    expect(svg).toContain('role="img" aria-labelledby="map-title map-text"');
    expect(svg).toContain("<title>Tây Hồ: 82 % &lt;b&gt;</title>");
    expect(svg).toContain(`fill="${SHADES[4]}"`);
    expect(svg).not.toMatch(/style|<script|d="[^"]*\./);
  });

  it("draws the neighbours of few wards beside them, without a number and under them", () => {
    const areas = [{ rings: [WEST], text: "Tây Hồ: 82 %", level: 4 }];
    const alone = drawMap({ title: "Tỷ lệ", description: "1 phường", areas, around: [] });
    const around = [{ rings: [EAST], text: "Phú Thượng" }];
    const svg = drawMap({ title: "Tỷ lệ", description: "1 phường", areas, around });
    expect(svg.indexOf("<title>Phú Thượng</title>")).toBeLessThan(svg.indexOf("Tây Hồ: 82 %"));
    expect(svg).toContain(`<g fill="${AROUND_SHADE}">`);
    expect(alone).not.toContain(AROUND_SHADE);
    expect([
      liesBeside([EAST], [WEST]),
      liesBeside(
        [
          [
            [120, 20],
            [121, 21],
          ],
        ],
        [WEST],
      ),
    ]).toEqual([true, false]);
  });

  it("shares the wards out among the shades, and gives equal numbers one shade", () => {
    const values = Array.from({ length: 100 }, (_, value) => value);
    const levelOf = levelsOf(values);
    const counts = SHADES.map((_, level) => values.filter((value) => levelOf(value) === level).length);
    expect(counts).toEqual([20, 20, 20, 20, 20]);
    const same = levelsOf([0, 0, 0, 0, 0, 7]);
    expect([same(0), same(7) > same(0)]).toEqual([0, true]);
  });
});
