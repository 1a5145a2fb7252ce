import { expect, it } from "vitest";
import { servicesOf } from "../../test/support/services-of.ts";
import { present } from "../kernel/assert.ts";
import { setClock } from "../kernel/clock.ts";
import { instantAt, parseLocalDate } from "../kernel/local-date.ts";
import { sessionMemory } from "./session-memory.ts";

const day = present(parseLocalDate("2026-11-24"), "day");

function asked(known: ReadonlySet<string>) {
  const clock = setClock(instantAt(day, 480));
  const questions: string[] = [];
  const memory = sessionMemory(async (_services, { bearer, cookieToken }) => {
    const token = bearer ?? cookieToken ?? "";
    questions.push(token);
    return known.has(token) ? { actor: { kind: "guest" }, sessionId: token, csrfSecret: "secret" } : null;
  });
  const services = servicesOf({ clock });
  return { clock, questions, memory, come: (bearer: string) => memory.resolve(services, { bearer }) };
}

it("the requests of one click ask once who they come from", async () => {
  const { come, questions } = asked(new Set(["a", "b"]));
  await Promise.all([come("a"), come("a")]);
  await come("a");
  expect((await come("b"))?.sessionId).toBe("b");
  expect(questions).toEqual(["a", "b"]);
});

it("an unknown token is asked for each time: it may be known a moment later", async () => {
  const { come, questions } = asked(new Set());
  await come("a");
  await come("a");
  expect(questions).toEqual(["a", "a"]);
});

it("a token good as a bearer is not taken for a cookie", async () => {
  const { memory, questions, clock } = asked(new Set(["a"]));
  await memory.resolve(servicesOf({ clock }), { bearer: "a" });
  await memory.resolve(servicesOf({ clock }), { cookieToken: "a" });
  expect(questions).toEqual(["a", "a"]);
});

it("nothing is remembered once rights may have changed, nor longer than a second of the office's clock", async () => {
  const { come, memory, questions, clock } = asked(new Set(["a"]));
  await come("a");
  memory.forget();
  await come("a");
  clock.set(instantAt(day, 481));
  await come("a");
  expect(questions).toHaveLength(3);
});
