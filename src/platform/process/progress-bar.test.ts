import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { progressBar } from "./progress-bar.ts";

function reader(isTTY: boolean) {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns: 100 }), text: () => written.join("") };
}

it("a person at a terminal sees how many of how many are done", () => {
  const { stream, text } = reader(true);
  const bar = progressBar(stream);
  bar.show(500, 3_354);
  bar.show(3_354, 3_354);
  bar.end();
  expect(text()).toContain("500/3354");
  expect(text()).toContain("3354/3354");
  expect(text().endsWith("\n")).toBe(true);
});

it("a file or another program that reads gets no bar", () => {
  const { stream, text } = reader(false);
  const bar = progressBar(stream);
  bar.show(1, 2);
  bar.end();
  expect(text()).toBe("");
});

it("a command that ends before its first piece of work leaves the terminal as it was", () => {
  const { stream, text } = reader(true);
  progressBar(stream).end();
  expect(text()).toBe("");
});
