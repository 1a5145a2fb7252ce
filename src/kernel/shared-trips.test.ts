import { describe, expect, it } from "vitest";
import { sharedTrips } from "./shared-trips.ts";

/** Trips that stay under way until they are let in, so that a test decides who waits together. */
function station(rules: { readonly lanes: number; readonly most: number }) {
  const trips: { readonly items: readonly string[]; readonly land: () => void; readonly sink: () => void }[] =
    [];
  const send = sharedTrips<string, string>({
    ...rules,
    nameOf: (item) => item[0] ?? "",
    carry: (items) =>
      new Promise((resolve, reject) => {
        trips.push({
          items,
          land: () => resolve(items.map((item) => `${item} done`)),
          sink: () => reject(new Error(`lost with ${items.join(" ")}`)),
        });
      }),
  });
  return { trips, send, carried: () => trips.map((trip) => trip.items.join(" ")) };
}

describe("a shared trip", () => {
  it("leaves at once, and alone, while a lane is free", () => {
    const { send, carried } = station({ lanes: 2, most: 9 });
    void send("a");
    void send("b");
    void send("c");
    expect(carried()).toEqual(["a", "b"]);
  });

  it("carries all who came while the lanes were under way, each to its own answer", async () => {
    const { trips, send, carried } = station({ lanes: 1, most: 9 });
    const first = send("a");
    const others = [send("b"), send("c"), send("d")];
    trips[0]?.land();
    expect(await first).toBe("a done");
    await Promise.resolve();
    expect(carried()).toEqual(["a", "b c d"]);
    trips[1]?.land();
    expect(await Promise.all(others)).toEqual(["b done", "c done", "d done"]);
  });

  it("takes no more than its seats, and two of one name never together", async () => {
    const { trips, send, carried } = station({ lanes: 1, most: 2 });
    const all = ["x", "a1", "a2", "b", "c", "a3"].map(send);
    for (let trip = 0; trip < 5; trip += 1) {
      trips[trip]?.land();
      await all[0];
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(carried()).toEqual(["x", "a1 b", "a2 c", "a3"]);
    expect((await Promise.all(all)).length).toBe(6);
  });

  it("that fails fails for all it carried, and the next one leaves", async () => {
    const { trips, send, carried } = station({ lanes: 1, most: 9 });
    const first = send("a");
    const second = send("b");
    trips[0]?.sink();
    await expect(first).rejects.toThrow("lost with a");
    await Promise.resolve();
    trips[1]?.land();
    expect(await second).toBe("b done");
    const third = send("c");
    expect(carried()).toEqual(["a", "b", "c"]);
    trips[2]?.land();
    expect(await third).toBe("c done");
  });
});
