import type { Messages } from "./messages-type.ts";

const source = {};

export const vi: Messages<typeof source> = source;
export type ViSource = typeof source;
