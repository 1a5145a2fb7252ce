import sharp from "sharp";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import type { ApiOffice, Json } from "./api-office.ts";
import { openBrowser } from "./browser.ts";

/** A marriage is registered with a paper on marital status. */
export const MARRIAGE = "1.000894";
export const SCANNED = "marital-status";

const invention = inventionFrom(99);

/** The counter where papers are digitised: a dossier just received, the page of its papers, and what is kept of one. */
export function digitisingDesk(office: ApiOffice) {
  const pageOf = async (id: string) => {
    const path = `/desk/dossiers/${id}/digitise`;
    const browser = openBrowser(office.browserOf(office.actor("intake")));
    await browser.open(path);
    return { path, browser };
  };
  return {
    pageOf,
    person: () => invention.person(),
    received: async () => {
      const { fullName, personalId, phone, address, birthDate } = invention.person();
      const owner = { fullName, personalId, phone, email: null, address, dateOfBirth: birthDate };
      const applicant = { owner, submitter: null, relationship: "SELF" as const };
      const { id, code } = await office.receive(MARRIAGE, { applicant });
      return { id, code, owner, ...(await pageOf(id)) };
    },
    held: async (id: string): Promise<Json> =>
      (await office.view(id)).dossier.components.find(({ componentCode }: Json) => componentCode === SCANNED),
  };
}

/** The boxes of the paper among those of all. */
export const boxesOf = (fields: Readonly<Record<string, string | Blob>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name === "_do" || name === "_reuse" ? name : `${SCANNED}~${name}`,
      value,
    ]),
  );

/** A photographed page of one colour. */
export async function photoOf(colour: string): Promise<Blob> {
  const bytes = await sharp({ create: { width: 300, height: 400, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return new Blob([new Uint8Array(bytes)]);
}

/** A paper a machine can read: number 15/GCS of 20 November 2026. */
export async function legiblePaper(): Promise<File> {
  const lines = ["ỦY BAN NHÂN DÂN PHƯỜNG TÂY HỒ", "Số: 15/GCS", "Tây Hồ, ngày 20 tháng 11 năm 2026"];
  const drawn = lines.map(
    (line, index) => `<text x="60" y="${120 + index * 90}" font-size="34" font-family="serif">${line}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="420"><rect width="1000" height="420" fill="#fff"/>${drawn.join("")}</svg>`;
  return new File([new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())], "giay.png");
}
