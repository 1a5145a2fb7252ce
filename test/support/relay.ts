import { connect, createServer, type Server, type Socket } from "node:net";

/** A relay in front of the database that can be cut and mended, as a network can. */
export function relayTo(address: URL) {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let silent = false;
  const open = () =>
    new Promise<number>((resolve) => {
      server = createServer((inward) => {
        const outward = connect(Number(address.port), address.hostname);
        for (const socket of [inward, outward]) {
          sockets.add(socket);
          socket.on("error", () => socket.destroy());
        }
        inward.on("data", (data) => silent || outward.write(data));
        outward.on("data", (data) => silent || inward.write(data));
        inward.on("close", () => outward.destroy());
        outward.on("close", () => inward.destroy());
      });
      server.listen(port, "127.0.0.1", () => {
        const bound = server?.address();
        port = typeof bound === "object" && bound !== null ? bound.port : 0;
        resolve(port);
      });
    });
  let port = 0;
  return {
    open,
    /** Connections are broken and new ones refused, until it is opened again on the same port. */
    cut: () => {
      server?.close();
      for (const socket of sockets) socket.destroy();
    },
    /** From now on every packet is swallowed, old connections and new: nobody is told that anything is wrong. */
    silence: (on: boolean) => {
      silent = on;
    },
  };
}
