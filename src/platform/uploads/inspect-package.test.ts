import { expect, it } from "vitest";
import { wordFile } from "../../../test/support/made-files.ts";
import { inspectAside } from "./inspect-aside.ts";
import { inspectPackage } from "./inspect-package.ts";

const relations = (tag: string) => wordFile([{ name: "word/_rels/settings.xml.rels", content: tag }]);
const codeOf = async (tag: string) => {
  const found = await inspectPackage(relations(tag));
  return found.ok ? "taken" : found.refusal.code;
};

it("a part of one endless tag takes no longer than any other part of its size", async () => {
  const before = performance.now();
  expect(await codeOf(`<a ${'Type="/frame" '.repeat(20_000)}/>`)).toBe("taken");
  expect(await codeOf(`<a ${'TargetMode="External" '.repeat(20_000)}/>`)).toBe("taken");
  expect(performance.now() - before).toBeLessThan(1_000);
});

it("whatever is looked at, however small, the server goes on answering meanwhile", async () => {
  // Under 4 kB as it is sent, a megabyte once unpacked.
  const small = wordFile([], { body: `<a>${"<b c='d'/>".repeat(100_000)}</a>` });
  expect(small.length).toBeLessThan(4_096);
  await inspectAside(small);
  let [last, longest] = [performance.now(), 0];
  const answering = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const before = performance.now();
  expect(await inspectAside(small)).toMatchObject({ ok: true });
  clearInterval(answering);
  longest = Math.max(longest, performance.now() - last);
  expect(longest).toBeLessThan((performance.now() - before) / 2);
});

it("what is fetched when the document opens is found however it is written", async () => {
  for (const tag of [
    `<Relationship Id="r" Type="http://x/attachedTemplate" Target="http://y" TargetMode="External"/>`,
    `<Relationship TargetMode='External' Target='http://y' Type='http://x/oleObject'/>`,
    `<p:Relationship\n\tTargetMode = "external"\r\nType\n=\n"http://x/frame" />`,
    `<Relationship TargetMode="Extern&#97;l" Type="http://x/sub&#x44;ocument"/>`,
  ])
    expect(await codeOf(`<Relationships>${tag}</Relationships>`), tag).toBe("UPLOAD_ACTIVE");
  for (const tag of [
    `<Relationship Type="http://x/hyperlink" Target="https://dichvucong.gov.vn" TargetMode="External"/>`,
    `<Relationship Type="http://x/oleObject" Target="embeddings/a.docx"/>`,
    `<a Type="http://x/frame"/><a TargetMode="External"/>`,
  ])
    expect(await codeOf(`<Relationships>${tag}</Relationships>`), tag).toBe("taken");
});
