import type { Router } from "../../src/web/router.ts";

type Headers = Readonly<Record<string, string>>;

/** Speaks HTTP to the application without a socket: real requests, real middleware, real answers. */
export type Client = {
  readonly get: (path: string, headers?: Headers) => Promise<Response>;
  readonly page: (path: string) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Headers) => Promise<Response>;
  readonly put: (path: string, body: unknown, headers?: Headers) => Promise<Response>;
  readonly form: (path: string, fields: Headers, headers?: Headers) => Promise<Response>;
  readonly send: (path: string, init: RequestInit) => Promise<Response>;
  /** A client that sends these headers besides. */
  readonly having: (headers: Headers) => Client;
};

const LOOPBACK = "127.0.0.1";

/** `from` is the address of the socket; other than loopback, the general limits count. */
export function clientOf(router: Router, own: Headers, from = LOOPBACK): Client {
  const bindings = { incoming: { socket: { remoteAddress: from } } };
  const send = async (path: string, init: RequestInit) => {
    const headers = { ...own, ...Object.fromEntries(new Headers(init.headers)) };
    return router.app.request(path, { ...init, headers }, bindings);
  };
  const json =
    (method: string) =>
    (path: string, body: unknown, headers: Headers = {}) =>
      send(path, {
        method,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      });
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    page: (path) => send(path, { headers: { accept: "text/html" } }),
    post: json("POST"),
    put: json("PUT"),
    form: (path, fields, headers = {}) =>
      send(path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { accept: "text/html", ...headers },
      }),
    having: (more) => clientOf(router, { ...own, ...more }, from),
  };
}
