import { mkdir } from "node:fs/promises";
import type { Config } from "../config/config.ts";
import type { FileStore } from "./file-store.ts";
import { openLocalFileStore } from "./local-file-store.ts";

/** The store the configuration names. The S3 client is loaded only where it is used: it doubles the time to start. */
export async function openFileStore(files: Config["files"]): Promise<FileStore> {
  if (files.kind === "s3") return (await import("./s3-file-store.ts")).openS3FileStore(files);
  await mkdir(files.folder, { recursive: true });
  return openLocalFileStore(files.folder);
}
