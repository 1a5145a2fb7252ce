import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EICAR, hasClamd, lyingScanner, testClamd } from "../../../test/support/clamd.ts";
import { archiveOf, wordFile } from "../../../test/support/made-files.ts";
import { testServices } from "../../../test/support/services.ts";
import { samplePaper } from "../../demo/sample-paper.ts";
import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import { listIncidents } from "../incidents/incidents.ts";
import { scanWithClamd } from "./clamd.ts";
import { listHeld, withheldFiles } from "./file-check-store.ts";
import { rescanHeld } from "./jobs.ts";
import { releasedFile } from "./released-file.ts";
import { rescanKept } from "./rescan-kept.ts";
import { takeFile } from "./take-file.ts";

const clamd = hasClamd ? await testClamd() : null;
const { services } = await testServices({ config: { scanner: clamd?.socket ?? "127.0.0.1:1" } });

const paper = (title: string) => ({ name: "giay.pdf", bytes: samplePaper(title) });
/** A picture that is whole, with the test text behind it: nothing but the scanner sees it. */
const infected = Buffer.concat([Buffer.from(samplePaper("infected")), EICAR]);

describe.skipIf(clamd === null)("with ClamAV installed", () => {
  it("a clean file is taken and opened, an infected one is not kept at all", async () => {
    const clean = await takeFile(services, paper("clean"));
    expect(clean).toMatchObject({ ok: true, value: { state: "CLEAN" } });
    const refused = await takeFile(services, { name: "x.pdf", bytes: infected });
    expect(refused).toMatchObject({
      refusal: { code: "UPLOAD_INFECTED", signature: "Motcua.Test.EICAR.UNOFFICIAL" },
    });
    expect(await services.files.list("", 10)).toHaveLength(1);
  });

  it("the test text inside an archive inside a Word document is found", async () => {
    const inner = archiveOf([{ name: "eicar.txt", content: EICAR }]);
    const word = wordFile([{ name: "word/media/a.zip", content: inner }]);
    expect(await scanWithClamd(services.config.scanner ?? "", word)).toMatchObject({ verdict: "INFECTED" });
  });

  it("of a Word document what lies open in it is scanned, and an archive in it is refused unseen: nothing is kept", async () => {
    const kept = await services.files.list("", 10);
    const taken = (name: string, content: Buffer) =>
      takeFile(services, { name: "don.docx", bytes: wordFile([{ name, content }]) });
    expect(await taken("word/media/a.jpeg", EICAR)).toMatchObject({
      refusal: { code: "UPLOAD_INFECTED", signature: "Motcua.Test.EICAR.UNOFFICIAL" },
    });
    const inner = archiveOf([{ name: "eicar.txt", content: EICAR }]);
    expect(await taken("word/media/a.zip", inner)).toMatchObject({
      refusal: { code: "UPLOAD_UNPACKS_TOO_FAR" },
    });
    expect(await services.files.list("", 10)).toEqual(kept);
  });

  it("while the scanner is down files are held and opened to nobody; when it is back each gets its verdict", async () => {
    const before = await takeFile(services, paper("scanned before"));
    await clamd?.stop();
    const [good, bad] = [
      await takeFile(services, paper("held")),
      await takeFile(services, { name: "x.pdf", bytes: infected }),
    ];
    if (!good.ok || !bad.ok || !before.ok) return expect.fail("taken");
    expect([good.value.state, bad.value.state]).toEqual(["HELD", "HELD"]);
    for (const { value } of [good, bad])
      expect(await releasedFile(services, value.sha256)).toMatchObject({ refusal: { code: "FILE_HELD" } });
    expect(await rescanHeld(services)).toBe(0);
    expect(await takeFile(services, paper("scanned before"))).toMatchObject({ value: { state: "HELD" } });
    expect(await releasedFile(services, before.value.sha256)).toMatchObject({ ok: true });

    await clamd?.start();
    expect(await rescanHeld(services)).toBe(2);
    expect(await releasedFile(services, good.value.sha256)).toMatchObject({ ok: true });
    expect(await releasedFile(services, bad.value.sha256)).toMatchObject({
      refusal: { code: "FILE_QUARANTINED" },
    });
    expect(await listIncidents(services.database, 10)).toMatchObject([
      {
        kind: "FILE_INFECTED",
        subject: bad.value.sha256,
        detail: "Motcua.Test.EICAR.UNOFFICIAL",
        closedAt: null,
      },
    ]);
    const withheld = await withheldFiles(services.database, [good.value.sha256, bad.value.sha256]);
    expect([...withheld.values()]).toMatchObject([{ state: "INFECTED" }]);
  }, 90_000);
});

/** A scanner of our own making: finds the test text, and gives no verdict on what holds the word. */
async function stumblingScanner(word: string) {
  return lyingScanner((sent) => {
    if (!sent.endsWith("\0\0\0\0")) return null;
    if (sent.includes(word)) return "INSTREAM size limit exceeded. ERROR\0";
    return sent.includes(EICAR.toString("latin1")) ? "stream: Eicar FOUND\0" : "stream: OK\0";
  });
}

describe("files that wait for the scanner", () => {
  it("wait no longer for one that never gets a verdict, which becomes an incident", async () => {
    const { services: office } = await testServices({ config: { scanner: "127.0.0.1:1" } });
    const [stuck, lost, good] = [
      await takeFile(office, { name: "a.pdf", bytes: samplePaper("stumble") }),
      await takeFile(office, paper("lost")),
      await takeFile(office, paper("good")),
    ];
    if (!stuck.ok || !lost.ok || !good.ok) return expect.fail("taken");
    rmSync(join(office.config.dataFolder, "files", lost.value.sha256.slice(0, 2), lost.value.sha256));
    const scanner = await stumblingScanner("stumble");
    const up = { ...office, config: { ...office.config, scanner: scanner.address } };
    expect(await rescanHeld(up)).toBe(1);
    expect(await releasedFile(up, good.value.sha256)).toMatchObject({ ok: true });
    for (let tries = 0; tries < 10; tries += 1) await rescanHeld(up);
    const open = await listIncidents(up.database, 10);
    expect(open.map(({ kind, subject }) => [kind, subject])).toEqual(
      expect.arrayContaining([
        ["FILE_UNSCANNED", stuck.value.sha256],
        ["FILE_MISSING", lost.value.sha256],
      ]),
    );
    const late = await takeFile({ ...up, config: office.config }, paper("late"));
    if (!late.ok) return expect.fail("taken");
    expect(await listHeld(up.database, 1)).toEqual([late.value.sha256]);
    scanner.close();
  });

  it("are opened like any other where the scanner is taken out of the configuration", async () => {
    const { services: office } = await testServices({ config: { scanner: "127.0.0.1:1" } });
    const held = await takeFile(office, paper("held"));
    if (!held.ok) return expect.fail("taken");
    const without = { ...office, config: { ...office.config, scanner: null } };
    expect(await rescanHeld(without)).toBe(1);
    expect(await releasedFile(without, held.value.sha256)).toMatchObject({ ok: true });
    expect(await rescanHeld(without)).toBe(0);
  });
});

describe("a file that was taken in before its malware was known", () => {
  it("is quarantined when somebody sends the same bytes and the scanner finds it", async () => {
    const { services: office } = await testServices({ config: { scanner: null } });
    const kept = await takeFile(office, { name: "x.pdf", bytes: infected });
    if (!kept.ok) return expect.fail("taken");
    const scanner = await stumblingScanner("never said");
    const scanned = { ...office, config: { ...office.config, scanner: scanner.address } };
    expect(await takeFile(scanned, { name: "y.pdf", bytes: infected })).toMatchObject({
      refusal: { code: "UPLOAD_INFECTED" },
    });
    expect(await releasedFile(scanned, kept.value.sha256)).toMatchObject({
      refusal: { code: "FILE_QUARANTINED" },
    });
    expect(await listIncidents(scanned.database, 10)).toMatchObject([
      { kind: "FILE_INFECTED", subject: kept.value.sha256, detail: "Eicar" },
    ]);
    scanner.close();
  });
});

describe("a scanner that does not say yes or no", () => {
  it.each([
    ["an error of its own", "INSTREAM size limit exceeded. ERROR\0"],
    ["nothing", ""],
    ["something else", "stream: OK maybe\0"],
  ])("%s is no verdict", async (_name, answer) => {
    const scanner = await lyingScanner(answer);
    expect(await scanWithClamd(scanner.address, samplePaper("x"))).toMatchObject({ verdict: "NO_ANSWER" });
    scanner.close();
  });

  it("a scanner that drips its answer and never ends it is given up on", async () => {
    const server = createServer((socket) => {
      const drip = setInterval(() => socket.write("s"), 20);
      socket.on("close", () => clearInterval(drip)).on("error", () => undefined);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = z.object({ port: z.number() }).parse(server.address());
    expect(await scanWithClamd(`127.0.0.1:${port}`, samplePaper("x"), 300)).toEqual({
      verdict: "NO_ANSWER",
      reason: "TIMEOUT",
    });
    server.close();
  });

  it("nobody there is no verdict", async () => {
    expect(await scanWithClamd("127.0.0.1:1", samplePaper("x"))).toEqual({
      verdict: "NO_ANSWER",
      reason: "ECONNREFUSED",
    });
    expect(await scanWithClamd("/nowhere/clamd.ctl", samplePaper("x"))).toEqual({
      verdict: "NO_ANSWER",
      reason: "ENOENT",
    });
  });
});

describe("with newer data", () => {
  /** Knows the test text from the second version of its data on; counts what it was asked to scan. */
  async function learningScanner() {
    const known = { version: 1, scans: 0 };
    const scanner = await lyingScanner((sent) => {
      if (sent.startsWith("zVERSION")) return `ClamAV 1.4.3/2750${known.version}/Mon Nov 23 2026\0`;
      if (!sent.endsWith("\0\0\0\0")) return null;
      known.scans += 1;
      const isFound = known.version > 1 && sent.includes(EICAR.toString("latin1"));
      return isFound ? "stream: Eicar FOUND\0" : "stream: OK\0";
    });
    return { ...scanner, known };
  }

  it("the scanner looks again at what it found clean, the oldest first and a few at a time; what it finds is served no more", async () => {
    const scanner = await learningScanner();
    const office = await testServices({ config: { scanner: scanner.address } });
    const { clock } = office;
    const pass = (ms: number) => clock.set(instantOfEpoch(epochOf(clock.now()) + ms));
    const bad = await takeFile(office.services, { name: "x.pdf", bytes: infected });
    pass(1_000);
    const good = await takeFile(office.services, paper("good"));
    if (!bad.ok || !good.ok) return expect.fail("taken");
    pass(60_000);
    expect(await rescanKept(office.services)).toBe(2);
    expect(await rescanKept(office.services)).toBe(0);
    scanner.known.version = 2;
    pass(60_000);
    expect(await rescanKept(office.services, 1)).toBe(1);
    expect(await releasedFile(office.services, bad.value.sha256)).toMatchObject({
      refusal: { code: "FILE_QUARANTINED" },
    });
    expect(await listIncidents(office.services.database, 10)).toMatchObject([
      { kind: "FILE_INFECTED", subject: bad.value.sha256, detail: "Eicar" },
    ]);
    expect(await rescanKept(office.services)).toBe(1);
    expect(await releasedFile(office.services, good.value.sha256)).toMatchObject({ ok: true });
    const { scans } = scanner.known;
    expect(await rescanKept(office.services)).toBe(0);
    expect(scanner.known.scans).toBe(scans);
    scanner.close();
  });

  it("files stay open where the scanner falls silent meanwhile, or does not tell its data", async () => {
    let isSilent = false;
    let answer = "ERROR\0";
    const scanner = await lyingScanner((sent) => {
      if (sent.startsWith("zVERSION")) return isSilent ? "ClamAV 1.4.3/27502\0" : "UNKNOWN COMMAND\0";
      if (!sent.endsWith("\0\0\0\0")) return null;
      return isSilent ? answer : "stream: OK\0";
    });
    const office = await testServices({ config: { scanner: scanner.address } });
    const file = await takeFile(office.services, paper("stays open"));
    if (!file.ok) return expect.fail("taken");
    office.clock.set(instantOfEpoch(epochOf(office.clock.now()) + 60_000));
    expect(await rescanKept(office.services)).toBe(0);
    isSilent = true;
    expect(await rescanKept(office.services)).toBe(0);
    expect(await releasedFile(office.services, file.value.sha256)).toMatchObject({ ok: true });
    // What got no answer was not looked at: the scanner is asked again as soon as it speaks.
    answer = "stream: OK\0";
    expect(await rescanKept(office.services)).toBe(1);
    scanner.close();
  });
});
