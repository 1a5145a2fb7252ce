import { v7 } from "uuid";
import type { Brand } from "./brand.ts";

/** A UUIDv7 made by the application: ordered by time, so that indexes stay dense. */
export type Id<Name extends string> = Brand<string, Name>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function newId<Name extends string>(): Id<Name> {
  return v7() as Id<Name>;
}

/** Lower-cases and checks the shape; `null` where the text is no UUID. */
export function parseId<Name extends string>(text: string): Id<Name> | null {
  const lower = text.toLowerCase();
  return UUID.test(lower) ? (lower as Id<Name>) : null;
}
