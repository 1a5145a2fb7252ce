import { readdirSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { sweepBegun } from "../../src/modules/dossier/ahead/begun-store.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { lyingScanner } from "../support/clamd.ts";
import { packedPdf, pdfFile } from "../support/made-files.ts";
import { at } from "../support/office-time.ts";
import { tusOf } from "../support/tus.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const citizen = office.as(aCitizen());
const sender = tusOf(citizen);
const files = join(office.services.config.dataFolder, "files");
/** Long enough that a part of it is more than the server holds in memory before it writes. */
const long = pdfFile({ objects: [`<< /Note (${"a".repeat(300_000)}) >>`] });
const pathOf = (answer: Response) => answer.headers.get("location") ?? "";
const parts = () => office.database.kysely.selectFrom("dossierUploadPart").select("atByte").execute();

describe("a file that comes in parts", () => {
  test("goes on where it stood and becomes the same file as one sent at once", async () => {
    const begun = await sender.begin(long.byteLength, "Giấy khai sinh.pdf");
    expect([begun.status, begun.headers.get("access-control-allow-origin")]).toEqual([201, null]);
    expect(begun.headers.get("upload-expires")).toBe("Thu, 26 Nov 2026 01:30:00 GMT");
    const path = pathOf(begun);
    expect((await sender.part(path, 0, long.subarray(0, 100_000))).headers.get("upload-offset")).toBe(
      "100000",
    );
    const standing = await sender.standing(path);
    expect([standing.headers.get("upload-offset"), standing.headers.get("upload-length")]).toEqual([
      "100000",
      String(long.byteLength),
    ]);
    const early = await sender.keep(path);
    expect([early.status, (await early.json()).code]).toEqual([409, "UPLOAD_NOT_COMPLETE"]);
    const wrong = await sender.part(path, 0, long.subarray(0, 10));
    expect([wrong.status, (await wrong.json()).code]).toEqual([409, "UPLOAD_OFFSET_CONFLICT"]);
    expect((await sender.part(path, 100_000, long.subarray(100_000))).status).toBe(204);
    const kept = await done(await sender.keep(path));
    const atOnce = await done(await office.upload(citizen, long, "Giấy khai sinh.pdf"));
    expect(kept).toEqual(atOnce);
    expect(await done(await sender.keep(path))).toEqual(kept);
    expect(await parts()).toEqual([]);
  });

  test("is nobody else's: another person neither sees, continues, keeps nor gives it up", async () => {
    const path = pathOf(await sender.begin(long.byteLength));
    await sender.part(path, 0, long.subarray(0, 1_000));
    const strangers = [
      office.as(aCitizen()),
      await office.desk("intake"),
      office.guest.having({ "x-guest-key": "b".repeat(40) }),
    ];
    for (const stranger of strangers.map(tusOf)) {
      const tried = [
        await stranger.standing(path),
        await stranger.part(path, 1_000, long.subarray(1_000)),
        await stranger.keep(path),
        await stranger.giveUp(path),
      ];
      expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    }
    const keyless = await tusOf(office.guest).begin(100);
    expect([keyless.status, (await keyless.json()).code]).toEqual([422, "UPLOAD_KEY_REQUIRED"]);
    expect((await sender.standing(path)).headers.get("upload-offset")).toBe("1000");
    expect((await sender.giveUp(path)).status).toBe(204);
    expect((await sender.standing(path)).status).toBe(404);
  });

  test("is a guest's by the key of the submission", async () => {
    const guest = tusOf(office.guest.having({ "x-guest-key": "c".repeat(40) }));
    const { answer } = await guest.sendWhole(samplePaper("khach"));
    expect(answer.status).toBe(201);
  });

  test("is looked at like any other, and what is refused leaves nothing behind", async () => {
    const before = readdirSync(files).length;
    const refusals = {
      UPLOAD_ENCRYPTED: pdfFile({ trailer: "/Encrypt 9 0 R" }),
      UPLOAD_ACTIVE: packedPdf("<< /S /JavaScript >>"),
      UPLOAD_TYPE_REFUSED: Buffer.from("MZ program"),
    };
    for (const [code, bytes] of Object.entries(refusals)) {
      const { path, answer } = await sender.sendWhole(bytes);
      expect((await answer.json()).code).toBe(code);
      expect((await sender.standing(path)).status, code).toBe(404);
    }
    expect([readdirSync(files).length, await parts()]).toEqual([before, []]);
  });

  test("is told at once that it will be too large, empty, or more than a day allows", async () => {
    const code = async (answer: Response) => [answer.status, (await answer.json()).code];
    expect(await code(await sender.begin(21 * 1_048_576))).toEqual([413, "UPLOAD_TOO_LARGE"]);
    expect(await code(await sender.begin(0))).toEqual([422, "UPLOAD_EMPTY"]);
    const greedy = tusOf(office.as(aCitizen()));
    for (let sent = 0; sent < 20; sent += 1) expect((await greedy.begin(20 * 1_048_576)).status).toBe(201);
    expect(await code(await greedy.begin(1_000))).toEqual([429, "UPLOAD_QUOTA"]);
    const plain = await citizen.send("/api/v1/uploads", { method: "POST" });
    expect(await code(plain)).toEqual([400, "REQUEST_MALFORMED"]);
  });

  test("takes no more bytes than it said it had", async () => {
    const path = pathOf(await sender.begin(10));
    const more = await sender.part(path, 0, Buffer.alloc(20, 1));
    expect([more.status, (await more.json()).code]).toEqual([413, "UPLOAD_TOO_LARGE"]);
  });

  test("is held while the scanner is silent", async () => {
    const scanner = await lyingScanner("");
    const held = await apiOffice({ now: at("2026-11-25 08:30"), config: { scanner: scanner.address } });
    const { answer } = await tusOf(held.as(aCitizen())).sendWhole(samplePaper("cho quet"));
    const file = await done(answer);
    const [row] = await held.database.kysely.selectFrom("fileCheck").select(["sha256", "state"]).execute();
    expect(row).toEqual({ sha256: file.sha256, state: "HELD" });
    scanner.close();
  });

  test("expires after a day and is swept with its bytes", async () => {
    const path = pathOf(await sender.begin(long.byteLength));
    await sender.part(path, 0, long.subarray(0, 1_000));
    office.set("2026-11-26 08:31");
    expect((await sender.standing(path)).status).toBe(404);
    expect(await sweepBegun(office.database, office.clock.now())).toBeGreaterThan(0);
    expect(await parts()).toEqual([]);
    expect(await sweepBegun(office.database, office.clock.now())).toBe(0);
    office.set("2026-11-25 09:00");
  });
});

describe("over a real line", () => {
  const server = createServer(getRequestListener((request) => office.router.app.fetch(request)));
  afterAll(() => server.close());

  test("what came before the cut stays, and the rest is all that is sent again", async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const guestKey = { "x-guest-key": "d".repeat(40) };
    const guest = tusOf(office.guest.having(guestKey));
    const path = pathOf(await guest.begin(long.byteLength));
    const cut = httpRequest({
      port,
      host: "127.0.0.1",
      path,
      method: "PATCH",
      headers: {
        ...guestKey,
        "tus-resumable": "1.0.0",
        "content-type": "application/offset+octet-stream",
        "upload-offset": "0",
        "content-length": String(long.byteLength),
      },
    });
    cut.on("error", () => undefined);
    cut.write(long.subarray(0, 200_000));
    const arrived = async () => Number((await guest.standing(path)).headers.get("upload-offset"));
    await expect.poll(async () => (await parts()).length, { timeout: 10_000 }).toBeGreaterThan(1);
    cut.destroy();
    await expect.poll(arrived, { timeout: 10_000 }).toBe(200_000);
    const rest = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "PATCH",
      headers: {
        ...guestKey,
        "tus-resumable": "1.0.0",
        "content-type": "application/offset+octet-stream",
        "upload-offset": "200000",
      },
      body: new Uint8Array(long.subarray(200_000)),
    });
    expect(rest.status).toBe(204);
    const file = await done(await guest.keep(path));
    expect(await office.services.files.get(file.sha256)).toEqual(long);
  });
});
