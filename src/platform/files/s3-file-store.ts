import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Fault } from "../../kernel/fault.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import type { S3Files } from "../config/config.ts";
import type { ContentHash, FileStore } from "./file-store.ts";
import { verified } from "./verified.ts";

/** Keeps content in an S3-compatible bucket (MinIO, Ceph) as `ab/abcdef…`; the service acknowledges once it is durable. */
export function openS3FileStore(settings: S3Files): FileStore {
  const client = new S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    // Buckets as path, not as host name: what a province's own object store offers.
    forcePathStyle: true,
    credentials: { accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey },
    maxAttempts: 3,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const place = (hash: ContentHash) => ({ Bucket: settings.bucket, Key: `${hash.slice(0, 2)}/${hash}` });
  const has = (hash: ContentHash) =>
    orNull(async () => client.send(new HeadObjectCommand(place(hash)))).then((found) => found !== null);
  const get = async (hash: ContentHash) => {
    const found = await orNull(async () => {
      const answer = await client.send(new GetObjectCommand(place(hash)));
      return answer.Body?.transformToByteArray();
    });
    return found === null || found === undefined ? null : verified(found, hash);
  };
  return {
    has,
    list: (after, limit) => listBucket({ client, bucket: settings.bucket }, after, limit),
    get,
    // The service answers the same where there is no such object.
    remove: async (hash) => {
      await orFault(() => client.send(new DeleteObjectCommand(place(hash))));
    },
    put: async (bytes) => {
      const hash = sha256(bytes);
      if (!(await isWhole(get, hash)))
        await orFault(() => client.send(new PutObjectCommand({ ...place(hash), Body: bytes })));
      return { sha256: hash, sizeBytes: bytes.byteLength };
    },
  };
}

/** Whether a copy is kept that is what its name says: a damaged one does not count, the good bytes replace it. */
async function isWhole(get: FileStore["get"], hash: ContentHash): Promise<boolean> {
  try {
    return (await get(hash)) !== null;
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return false;
    throw fault;
  }
}

/** Up to `limit` names: a service gives as few at a time as it likes, and other keys may lie between ours. */
async function listBucket(
  { client, bucket }: { readonly client: S3Client; readonly bucket: string },
  after: ContentHash | "",
  limit: number,
): Promise<readonly ContentHash[]> {
  const found: ContentHash[] = [];
  let startAfter = after === "" ? undefined : `${after.slice(0, 2)}/${after}`;
  for (;;) {
    const answer = await orFault(() =>
      client.send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys: limit, StartAfter: startAfter })),
    );
    const keys = (answer.Contents ?? []).map(({ Key = "" }) => Key);
    for (const key of keys) {
      if (/^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(key)) found.push(key.slice(3));
      if (found.length === limit) return found;
    }
    if (answer.IsTruncated !== true || keys.length === 0) return found;
    startAfter = keys.at(-1);
  }
}

/** The answer; null where the service says there is no such object; a fault for everything else. */
function orNull<T>(call: () => Promise<T>): Promise<T | null> {
  return orFault(() =>
    call().catch((error) => {
      const name = error instanceof S3ServiceException ? error.name : "";
      if (name === "NoSuchKey" || name === "NotFound") return null;
      throw error;
    }),
  );
}

async function orFault<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : "UNKNOWN";
    const isFull = NO_ROOM.has(reason) || httpStatusOf(cause) === 507;
    throw new Fault(isFull ? "FILE_STORE_FULL" : "FILE_STORE_UNAVAILABLE", {
      facts: { reason },
      retryable: true,
      cause,
    });
  }
}

/** What object stores call having no room left, for the bucket or at all. */
const NO_ROOM = new Set(["QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"]);

function httpStatusOf(cause: unknown): number | null {
  return cause instanceof S3ServiceException ? (cause.$metadata.httpStatusCode ?? null) : null;
}
