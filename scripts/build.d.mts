import type { BuildOptions } from "esbuild";

export const serverBuild: BuildOptions;
export function buildIfStale(): Promise<void>;
export function build(): Promise<void>;
