/** Longitude and latitude in degrees. */
type Point = readonly [number, number];
export type Ring = readonly Point[];

/**
 * Rings with what is smaller than `tolerance` (degrees) left out. A line between two neighbours is simplified once for
 * both: it is cut where a third line joins, and always walked from the same end, so no gap opens between them.
 */
export function simplifyTogether(rings: readonly Ring[], tolerance: number): Ring[] {
  const joins = joinsOf(rings);
  return rings.map((ring) => simplifyRing(openRing(ring), joins, tolerance));
}

const nameOf = ([x, y]: Point) => `${x} ${y}`;

/** A closed ring without its repeated last point. */
function openRing(ring: Ring): Ring {
  const [first] = ring;
  const last = ring.at(-1);
  const isClosed = first !== undefined && last !== undefined && nameOf(first) === nameOf(last);
  return isClosed ? ring.slice(0, -1) : ring;
}

/** Points where lines meet: over all rings they have more than two neighbours. */
function joinsOf(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>();
  const add = (a: Point, b: Point) => {
    const known = neighbours.get(nameOf(a)) ?? new Set<string>();
    neighbours.set(nameOf(a), known.add(nameOf(b)));
  };
  for (const ring of rings.map(openRing))
    ring.forEach((point, index) => {
      const next = ring[(index + 1) % ring.length];
      if (next === undefined) return;
      add(point, next);
      add(next, point);
    });
  return new Set([...neighbours].flatMap(([name, known]) => (known.size > 2 ? [name] : [])));
}

function simplifyRing(ring: Ring, joins: ReadonlySet<string>, tolerance: number): Ring {
  const cuts = ring.flatMap((point, index) => (joins.has(nameOf(point)) ? [index] : []));
  const at = cuts.length > 0 ? cuts : [leastIndex(ring)];
  const arcs = at.map((from, place) => {
    const to = at[place + 1] ?? (at[0] ?? 0) + ring.length;
    return Array.from(
      { length: to - from + 1 },
      (_, step) => ring[(from + step) % ring.length] ?? ([0, 0] as const),
    );
  });
  // Each arc ends where the next begins.
  return arcs.flatMap((arc) => simplifyArc(arc, tolerance).slice(0, -1));
}

/** A ring nobody joins begins at a point that does not depend on who drew it. */
function leastIndex(ring: Ring): number {
  return ring.reduce(
    (least, point, index) => (nameOf(point) < nameOf(ring[least] ?? point) ? index : least),
    0,
  );
}

/** An arc and its reverse give the same points. */
function simplifyArc(arc: Ring, tolerance: number): Ring {
  const [first, last] = [arc[0], arc.at(-1)];
  if (first === undefined || last === undefined) return arc;
  if (nameOf(first) === nameOf(last)) return simplifyLoop(arc, tolerance);
  return nameOf(first) < nameOf(last)
    ? withoutDetail(arc, tolerance)
    : withoutDetail(arc.toReversed(), tolerance).toReversed();
}

/** A loop has no straight line from end to end: it is cut at its farthest point. */
function simplifyLoop(loop: Ring, tolerance: number): Ring {
  const [start] = loop;
  if (start === undefined) return loop;
  const far = loop.reduce(
    (most, point, index) => (length(start, point) > length(start, loop[most] ?? start) ? index : most),
    0,
  );
  if (far === 0) return loop;
  return [
    ...withoutDetail(loop.slice(0, far + 1), tolerance).slice(0, -1),
    ...withoutDetail(loop.slice(far), tolerance),
  ];
}

/** Douglas and Peucker: a point stays where the straight line would miss it by more than the tolerance. */
function withoutDetail(line: Ring, tolerance: number): Ring {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  const distances = line.map((point) => distance(point, first, last));
  const most = distances.reduce((best, each, index) => (each > (distances[best] ?? 0) ? index : best), 0);
  if ((distances[most] ?? 0) <= tolerance) return [first, last];
  return [
    ...withoutDetail(line.slice(0, most + 1), tolerance).slice(0, -1),
    ...withoutDetail(line.slice(most), tolerance),
  ];
}

function length([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay);
}

/** How far a point is from the line through two others. */
function distance(point: Point, from: Point, to: Point): number {
  const whole = length(from, to);
  if (whole === 0) return length(point, from);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return Math.abs(dy * (point[0] - from[0]) - dx * (point[1] - from[1])) / whole;
}
