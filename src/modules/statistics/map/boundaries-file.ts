import { z } from "zod";
import { parseJson } from "../../../kernel/json.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type Ring, simplifyTogether } from "./simplify.ts";

/** An area as the map draws it: its outlines, simplified. */
export type Area = { readonly areaCode: string; readonly name: string; readonly rings: readonly Ring[] };

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number());
const ring = z.array(point).min(4);
const geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
const fileSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z
    .array(
      z.object({
        properties: z.object({ code: z.string().regex(/^\d{5}$/), name: z.string().min(1).max(200) }),
        geometry,
      }),
    )
    .min(1)
    .max(5_000),
});

/** What would be smaller than a dot where the whole map is this many dots wide. */
export const DOTS_WIDE = 360;
const RING_POINTS_MIN = 3;

/** Reads a GeoJSON file of wards (`code`, `name`, polygons) and leaves out what no screen would show. */
export function readBoundaries(
  content: string,
): Result<readonly Area[], { readonly code: "IMPORT_NOT_BOUNDARIES" }> {
  const read = parsed(content);
  if (read === null) return refuse({ code: "IMPORT_NOT_BOUNDARIES" });
  const areas = read.features.map(({ properties, geometry: shape }) => {
    const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    return { properties, rings: polygons.flat().map((each) => each.map(([x, y]) => [x, y] as const)) };
  });
  const every = areas.flatMap(({ rings }) => rings);
  const tolerance = widthOf(every) / DOTS_WIDE;
  const simple = simplifyTogether(
    every.map((each) => snapped(each, tolerance)),
    tolerance,
  );
  let taken = 0;
  return accept(
    areas.map(({ properties, rings }) => {
      const own = simple.slice(taken, taken + rings.length).filter((each) => each.length >= RING_POINTS_MIN);
      taken += rings.length;
      return {
        areaCode: properties.code,
        name: properties.name,
        // An area smaller than a dot is still a place people live in: it keeps its own outline.
        rings: own.length > 0 ? own : rings,
      };
    }),
  );
}

function parsed(content: string): z.output<typeof fileSchema> | null {
  try {
    return parseJson(fileSchema, content);
  } catch {
    // Neither JSON nor a collection of polygons: the caller says so.
    return null;
  }
}

/**
 * On a grid of dots: where neighbours were drawn apart by less than one, they meet again, so that fewer points must stay.
 */
function snapped(ring: Ring, dot: number): Ring {
  const places = ring.map(([x, y]) => [onGrid(x, dot), onGrid(y, dot)] as const);
  return places.filter(([x, y], index) => {
    const before = places[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}

const PLACES = 1e6;

function onGrid(value: number, dot: number): number {
  return Math.round(Math.round(value / dot) * dot * PLACES) / PLACES;
}

function widthOf(rings: readonly Ring[]): number {
  let [least, most] = [180, -180];
  for (const each of rings)
    for (const [x] of each) {
      least = Math.min(least, x);
      most = Math.max(most, x);
    }
  return most - least;
}
