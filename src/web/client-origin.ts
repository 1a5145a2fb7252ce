import { isIPv6 } from "node:net";
import type { AppContext, ClientOrigin } from "./env.ts";

const AGENT_LENGTH_MAX = 200;

/**
 * Where the request came from. Only our own proxies are believed: with `hops` of them, the entry that many places
 * from the right of `X-Forwarded-For` was written by the outermost one; anything left of it the client may have made up.
 */
export function clientOrigin(c: AppContext, hops: number): ClientOrigin {
  const socket = c.env?.incoming?.socket?.remoteAddress ?? "127.0.0.1";
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const believed = hops > 0 ? forwarded.at(-hops) : undefined;
  const address = plainAddress(believed === undefined || believed === "" ? socket : believed);
  return {
    address,
    network: networkOf(address),
    agent: (c.req.header("user-agent") ?? "").slice(0, AGENT_LENGTH_MAX),
  };
}

/** `::ffff:10.0.0.1` is 10.0.0.1. */
function plainAddress(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
}

/** One household holds a whole /64 of IPv6, so that is what is counted. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.join(":")}::/64`;
}

/** Whether the operator's own machine is asking, not through a proxy. */
export function isLoopback(c: AppContext): boolean {
  if (c.req.header("x-forwarded-for") !== undefined) return false;
  const socket = plainAddress(c.env?.incoming?.socket?.remoteAddress ?? "");
  return socket === "::1" || socket.startsWith("127.");
}
