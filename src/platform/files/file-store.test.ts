import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startS3Fake } from "../../../test/support/s3-fake.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import type { FileStore } from "./file-store.ts";
import { openLocalFileStore } from "./local-file-store.ts";
import { openS3FileStore } from "./s3-file-store.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-store-"));
const s3 = await startS3Fake("giay-to");
const access = { kind: "s3", region: "us-east-1", accessKey: "key", secretKey: "secret" } as const;
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.close();
});

const paper = new TextEncoder().encode("Tờ khai đăng ký khai sinh");
const hash = sha256(paper);
const pathOf = (name: string) => join(folder, name.slice(0, 2), name);

type Edge = {
  readonly store: FileStore;
  readonly read: (key: string) => Buffer | undefined;
  readonly write: (key: string, bytes: Buffer) => void;
};
const edges: Record<string, Edge> = {
  "a local folder": {
    store: openLocalFileStore(folder),
    read: (name) => (existsSync(pathOf(name)) ? readFileSync(pathOf(name)) : undefined),
    write: (name, bytes) => writeFileSync(pathOf(name), bytes),
  },
  "an S3-compatible bucket": {
    store: openS3FileStore({ ...access, endpoint: s3.endpoint, bucket: "giay-to" }),
    read: (name) => s3.objects.get(`${name.slice(0, 2)}/${name}`),
    write: (name, bytes) => void s3.objects.set(`${name.slice(0, 2)}/${name}`, bytes),
  },
};

describe.each(Object.entries(edges))("papers kept in %s", (_name, { store, read, write }) => {
  it("are unknown before they are put", async () => {
    expect(await store.get(sha256("never put"))).toBeNull();
    expect(await store.has(sha256("never put"))).toBe(false);
  });

  it("come back byte for byte under their hash", async () => {
    expect(await store.put(paper)).toEqual({ sha256: hash, sizeBytes: paper.byteLength });
    expect(await store.has(hash)).toBe(true);
    expect(Buffer.from((await store.get(hash)) ?? [])).toEqual(Buffer.from(paper));
  });

  it("are kept once, however many times and however much at once they are put", async () => {
    await Promise.all(Array.from({ length: 20 }, () => store.put(paper)));
    expect(Buffer.from((await store.get(hash)) ?? [])).toEqual(Buffer.from(paper));
  });

  it("may be empty", async () => {
    const { sha256: empty } = await store.put(new Uint8Array());
    expect((await store.get(empty))?.byteLength).toBe(0);
  });

  it("are listed in order, from any name on, some at a time", async () => {
    const names = await Promise.all(
      ["a", "b", "c", "d"].map((text) => store.put(new TextEncoder().encode(text))),
    );
    const all = [hash, sha256(""), ...names.map((each) => each.sha256)].sort();
    expect(await store.list("", 100)).toEqual(all);
    expect(await store.list("", 2)).toEqual(all.slice(0, 2));
    expect(await store.list(all[1] ?? "", 2)).toEqual(all.slice(2, 4));
    expect(await store.list(all.at(-1) ?? "", 2)).toEqual([]);
  });

  it("with one changed byte are reported and never handed out", async () => {
    const damaged = Buffer.from(read(hash) ?? []);
    damaged[3] = (damaged[3] ?? 0) ^ 1;
    write(hash, damaged);
    await expect(store.get(hash)).rejects.toMatchObject({ code: "FILE_CORRUPT", facts: { sha256: hash } });
  });
});

it.each(Object.entries(edges))(
  "a damaged paper in %s is made good when the same paper is put again",
  async (_name, edge) => {
    edge.write(hash, Buffer.from("damaged"));
    await edge.store.put(paper);
    expect(Buffer.from((await edge.store.get(hash)) ?? [])).toEqual(Buffer.from(paper));
  },
);

it("a page of a bucket is full up to its end, whatever else lies in the bucket", async () => {
  const { store, write } = edges["an S3-compatible bucket"] ?? {};
  for (const odd of ["0", "1", "2", "3", "4", "5", "6"])
    s3.objects.set(`${odd}0/readme.txt`, Buffer.from("x"));
  for (let index = 0; index < 20; index += 1) {
    const text = Buffer.from(`tờ ${index}`);
    write?.(sha256(text), text);
  }
  const all = [...s3.objects.keys()]
    .map((key) => key.slice(3))
    .filter((key) => key.length === 64)
    .sort();
  expect(await store?.list("", 100)).toEqual(all);
  expect(await store?.list("", 12)).toEqual(all.slice(0, 12));
  expect(await store?.list(all[11] ?? "", 12)).toEqual(all.slice(12, 24));
});

it("nothing half-written stays beside the papers", () => {
  const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".new"));
  expect(left).toEqual([]);
});

it("a folder that cannot be written is a fault that may pass", async () => {
  const blocked = join(folder, "blocked");
  writeFileSync(blocked, "a file where the folder should be");
  chmodSync(blocked, 0o400);
  const put = openLocalFileStore(blocked).put(paper);
  await expect(put).rejects.toMatchObject({ code: "FILE_STORE_UNAVAILABLE", retryable: true });
});

it("a bucket that does not exist is a fault, not an absent paper", async () => {
  const store = openS3FileStore({ ...access, endpoint: s3.endpoint, bucket: "khong-co" });
  await expect(store.get(hash)).rejects.toMatchObject({ code: "FILE_STORE_UNAVAILABLE" });
  await expect(store.put(paper)).rejects.toMatchObject({ code: "FILE_STORE_UNAVAILABLE" });
});

it("a bucket without room says so, keeps nothing, and takes the paper once there is room", async () => {
  const store = openS3FileStore({ ...access, endpoint: s3.endpoint, bucket: "giay-to" });
  const bytes = Buffer.from("a paper for which there is no room");
  s3.setFull(true);
  await expect(store.put(bytes)).rejects.toMatchObject({ code: "FILE_STORE_FULL", retryable: true });
  s3.setFull(false);
  const { sha256 } = await store.put(bytes);
  expect(await store.get(sha256)).toEqual(new Uint8Array(bytes));
});
