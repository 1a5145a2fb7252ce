import { expect, test } from "vitest";
import { isAlive } from "../../src/platform/postgres/postmaster.ts";
import { apiOffice } from "../support/api-office.ts";
import { boxesOf, digitisingDesk, legiblePaper, SCANNED } from "../support/digitising-desk.ts";
import { canHang, hangNext } from "../support/hanging-program.ts";
import { at } from "../support/office-time.ts";
import { hasTool } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const desk = digitisingDesk(office);

test.skipIf(!canHang || !hasTool("tesseract"))(
  "while text recognition hangs the others work on; the officer is told that nothing was read, types it, and the next page is read",
  { timeout: 90_000 },
  async () => {
    const { id, path, browser } = await desk.received();
    const one = `${path}/${SCANNED}`;
    const pages = await legiblePaper();
    const reading = browser.send(one, boxesOf({ _do: "read", issuer: "UBND phường Tây Hồ", pages }));
    const hung = await hangNext("tesseract");
    const colleague = office.browserOf(office.actor("intake2"));
    expect((await colleague.page(path)).status).toBe(200);
    expect(isAlive(hung)).toBe(true);

    const shown = await reading;
    expect([shown.status, isAlive(hung)]).toEqual([200, false]);
    expect(shown.text).toContain("Chưa đọc được chữ nào trên bản quét");
    expect(shown.text).toContain("Hãy nhập tay");
    expect(shown.text).not.toContain("Máy đọc được");
    expect(shown.html).toContain('value="UBND phường Tây Hồ"');

    const typed = { number: "15/GCS", issuer: "UBND phường Tây Hồ", compared: "true", pages };
    expect((await browser.send(one, boxesOf({ outcome: "DIGITISED", ...typed }))).location).toBe(path);
    expect(await desk.held(id)).toMatchObject({ digitisation: "DIGITISED", scan: { number: "15/GCS" } });

    const next = await desk.received();
    const read = await next.browser.send(`${next.path}/${SCANNED}`, boxesOf({ _do: "read", pages }));
    expect(read.text).toContain("Máy đọc được: 15/GCS");
    expect(read.text).not.toContain("Chưa đọc được chữ nào");
  },
);
