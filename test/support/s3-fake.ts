import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A stand-in for an object store at the network edge: PUT, GET, HEAD and the list of one bucket, with the protocol's errors. */
export type S3Fake = {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** From now on there is no room for more, or there is again. */
  readonly setFull: (isFull: boolean) => void;
  readonly close: () => Promise<void>;
};

export async function startS3Fake(bucket: string): Promise<S3Fake> {
  const objects = new Map<string, Buffer>();
  let full = false;
  const server = createServer((request, response) => {
    if (full && request.method === "PUT") {
      request.resume().on("end", () => refuse(response, 507, "XMinioStorageFull"));
      return;
    }
    void answer({ bucket, objects, request, response });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const setFull = (isFull: boolean) => {
    full = isFull;
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { endpoint: `http://127.0.0.1:${port}`, objects, setFull, close };
}

type Call = {
  bucket: string;
  objects: Map<string, Buffer>;
  request: IncomingMessage;
  response: ServerResponse;
};

async function answer({ bucket, objects, request, response }: Call): Promise<void> {
  const [, name, ...rest] = new URL(request.url ?? "/", "http://s3").pathname.split("/");
  const key = rest.join("/");
  if (name !== bucket) return refuse(response, 404, "NoSuchBucket");
  if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 "))
    return refuse(response, 403, "AccessDenied");
  if (request.method === "PUT") {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    objects.set(key, Buffer.concat(chunks));
    response.writeHead(200, { etag: '"stored"' }).end();
    return;
  }
  const asked = new URL(request.url ?? "/", "http://s3").searchParams;
  if (key === "" && asked.get("list-type") === "2") return list(response, objects, asked);
  const found = objects.get(key);
  if (found === undefined) return refuse(response, 404, "NoSuchKey");
  response.writeHead(200, { "content-length": found.length });
  response.end(request.method === "HEAD" ? undefined : found);
}

const LIST_MAX = 5;

function list(response: ServerResponse, objects: Map<string, Buffer>, asked: URLSearchParams): void {
  const after = asked.get("start-after") ?? "";
  const keys = [...objects.keys()].sort().filter((key) => key > after);
  // As real services do, a page may be shorter than asked for and says whether it is the last.
  const page = keys.slice(0, Math.min(LIST_MAX, Number(asked.get("max-keys") ?? 1_000)));
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`);
  const isTruncated = page.length < keys.length;
  response.writeHead(200, { "content-type": "application/xml" });
  response.end(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${contents.join("")}</ListBucketResult>`,
  );
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
