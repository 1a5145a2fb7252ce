/** SHA-256 of the content, lower-case hex: the only name a stored file has. */
export type ContentHash = string;

/** Content-addressed store of bytes: the same content is kept once; what is read is verified against its name. */
export type FileStore = {
  /** Bytes are on disk (fsync of file and folder) before this resolves. */
  readonly put: (bytes: Uint8Array) => Promise<{ readonly sha256: ContentHash; readonly sizeBytes: number }>;
  /** Null where there is no such content; a Fault `FILE_CORRUPT` where the bytes no longer match their name, or cannot be read. */
  readonly get: (sha256: ContentHash) => Promise<Uint8Array | null>;
  /** There is no such content afterwards, whether or not there was. Only `remove-files.ts` may: it knows who names it. */
  readonly remove: (sha256: ContentHash) => Promise<void>;
  readonly has: (sha256: ContentHash) => Promise<boolean>;
  /** Up to `limit` names after this one, in order; empty at the end. For walks over the whole store. */
  readonly list: (after: ContentHash | "", limit: number) => Promise<readonly ContentHash[]>;
};
