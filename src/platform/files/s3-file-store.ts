import {
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
  return {
    has,
    list: async (after, limit) => {
      const answer = await orFault(() =>
        client.send(
          new ListObjectsV2Command({
            Bucket: settings.bucket,
            MaxKeys: limit,
            ...(after === "" ? {} : { StartAfter: `${after.slice(0, 2)}/${after}` }),
          }),
        ),
      );
      return (answer.Contents ?? []).flatMap(({ Key = "" }) => {
        const name = Key.slice(3);
        return /^[0-9a-f]{64}$/.test(name) ? [name] : [];
      });
    },
    get: async (hash) => {
      const found = await orNull(async () => {
        const answer = await client.send(new GetObjectCommand(place(hash)));
        return answer.Body?.transformToByteArray();
      });
      return found === null || found === undefined ? null : verified(found, hash);
    },
    put: async (bytes) => {
      const hash = sha256(bytes);
      if (!(await has(hash)))
        await orFault(() => client.send(new PutObjectCommand({ ...place(hash), Body: bytes })));
      return { sha256: hash, sizeBytes: bytes.byteLength };
    },
  };
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
    throw new Fault("FILE_STORE_UNAVAILABLE", { facts: { reason }, retryable: true, cause });
  }
}
