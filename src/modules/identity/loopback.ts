/** Whether an address is this very machine's own and nobody else can reach it. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}
