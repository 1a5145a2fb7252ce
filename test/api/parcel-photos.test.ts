import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { FILE_REFERENCES } from "../../src/file-references.ts";
import { present } from "../../src/kernel/assert.ts";
import { sha256 } from "../../src/kernel/hash-chain.ts";
import { joinPages } from "../../src/platform/uploads/join-pages.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { pngOf } from "../support/made-files.ts";
import { pdfText } from "../support/pdf-text.ts";
import { postDesk } from "../support/posted.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const NAMES: readonly DemoOfficerName[] = ["intake", "postman", "clerk", "director"];
const tokenOf = (name: string) => `session-of-${name}-beside-a-torn-parcel-and-its-photograph-0123456789`;
const router = createApp(ward.services, {
  signedIn: async (_services, { cookieToken }) => {
    const name = NAMES.find((each) => tokenOf(each) === cookieToken);
    return name === undefined
      ? null
      : { actor: ward.officer(name), sessionId: name, csrfSecret: `secret-of-${name}` };
  },
});
const clientAs = (name: DemoOfficerName) =>
  clientOf(router, { cookie: `motcua-session=${tokenOf(name)}`, "sec-fetch-site": "same-origin" });
const guest = () => openBrowser(clientOf(router, {}));
let drawn = 0;
/** No two alike: each is a photograph of its own. */
const photograph = () => {
  drawn += 1;
  const bytes = pngOf(40 + drawn, 30);
  return { blob: new Blob([Buffer.from(bytes)]), hash: sha256(bytes) };
};

/** Brought back by the post: one torn, one missing; received with what the reception officer photographed. */
async function checked(photos: Readonly<Record<"torn" | "missing", Blob | null>>) {
  const [torn, missing] = [await desk.posted(), await desk.posted()];
  const [first = "", second = ""] = await desk.handedOver(torn, missing);
  const path = `/desk/post/sheets/${await desk.givenBack([first, second])}`;
  const intake = openBrowser(clientAs("intake"));
  await intake.open(path);
  const received = {
    [`found-${first}`]: "DAMAGED",
    [`damage-${first}`]: "Phong bì bị mở",
    [`found-${second}`]: "MISSING",
    ...(photos.torn === null ? {} : { [`photo-${first}`]: photos.torn }),
    ...(photos.missing === null ? {} : { [`photo-${second}`]: photos.missing }),
    count: "1",
    difference: "Không thấy trong túi",
  };
  const sent = await intake.send(`${path}/receipt`, received);
  return { torn, missing, first, second, path, intake, sent };
}

test("a torn and a missing parcel are received with photographs that both sides and the dossier's officers see", async () => {
  const [one, two] = [photograph(), photograph()];
  const { torn, first, second, path, sent } = await checked({ torn: one.blob, missing: two.blob });
  expect(sent.status).toBe(303);
  for (const name of ["intake", "postman"] as const) {
    for (const [code, { hash }] of [
      [first, one],
      [second, two],
    ] as const) {
      const parcel = `/desk/post/parcels/${code}`;
      const shown = await openBrowser(clientAs(name)).open(parcel);
      expect(shown.html).toContain(`${parcel}/photos/${hash}`);
      const file = await clientAs(name).page(`${parcel}/photos/${hash}`);
      expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/png"]);
      expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(hash);
    }
    expect((await openBrowser(clientAs(name)).open(path)).html).toContain(`/photos/${one.hash}`);
  }
  const ofDossier = await openBrowser(clientAs("clerk")).open(`/desk/dossiers/${torn.id}`);
  expect(ofDossier.text).toContain("Phong bì bị mở");
  expect(ofDossier.text).toContain(`Người phát hiện: ${await nameOf("intake")}`);
  const photo = `/desk/post/dossiers/${torn.id}/photos/${one.hash}`;
  expect(ofDossier.html).toContain(photo);
  expect((await clientAs("clerk").page(photo)).status).toBe(200);
  expect((await clientAs("clerk").page(`/desk/post/parcels/${first}/photos/${one.hash}`)).status).toBe(403);
  expect((await clientAs("postman").page(photo)).status).toBe(403);
  const ofAnother = photo.replace(one.hash, two.hash);
  expect((await clientAs("clerk").page(ofAnother)).status).toBe(404);
  const rows = (await ward.database.run(namedByAll, [])).map((row) => row["sha256"]);
  expect(rows).toEqual(expect.arrayContaining([one.hash, two.hash]));
  expect(await desk.verified()).toEqual([]);
});

test("the citizen reads of it, and neither its words nor its photographs", async () => {
  const { blob, hash } = photograph();
  const { torn } = await checked({ torn: blob, missing: null });
  const owner = await ward.database.kysely
    .selectFrom("dossier")
    .select("ownerPersonalId")
    .where("id", "=", torn.id)
    .executeTakeFirstOrThrow();
  const browser = guest();
  await browser.open("/track");
  const lastFour = owner.ownerPersonalId?.slice(-4) ?? "";
  const seen = await browser.send("/track", { code: torn.code ?? "", lastFour });
  expect(seen.text).toContain("bị hư hỏng hoặc bị mở");
  expect(seen.html).not.toContain(hash);
  expect(seen.text).not.toContain("Phong bì bị mở");
});

test("the printed report names the photographs and bears a code that the public page knows", async () => {
  const { blob, hash } = photograph();
  const { first, path } = await checked({ torn: blob, missing: null });
  const print = async (name: DemoOfficerName) => {
    const answer = await clientAs(name).page(`${path}/report.pdf`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const paper = await print("intake");
  expect(Buffer.compare(paper, await print("postman"))).toBe(0);
  const text = pdfText(paper).replace(/[\s\u200b]+/g, " ");
  expect(text).toContain("Phong bì bị mở (1 ảnh chụp)");
  expect(text.replaceAll(" ", "")).toContain(hash);
  const code = present(/(?:[0-9A-Z]{5} ){5}[0-9A-Z]{5}/.exec(text), "a code")[0].replaceAll(" ", "");
  const browser = guest();
  const verified = await browser.open(`/verify/${code}`);
  expect(verified.text).toContain("Biên bản về bưu gửi thiếu, hư hỏng");
  expect(verified.html).not.toContain(first);
  const copy = await browser.send(`/verify/${code}`, { copy: new Blob([paper]) });
  expect(copy.text).toContain("Đúng bản đã ban hành");
});

test("what is no photograph is refused beside its parcel, before anything is signed", async () => {
  const { first, sent, path, intake } = await checked({
    torn: new Blob(["%PDF-1.4 none"]),
    missing: null,
  });
  expect(sent.status).toBe(422);
  expect(sent.html).toContain(`id="photo-${first}-error"`);
  const xml = new Blob(['<?xml version="1.0" encoding="UTF-8"?><a>x</a>']);
  await intake.open(path);
  const fields = { [`found-${first}`]: "DAMAGED", [`damage-${first}`]: "Ướt", [`photo-${first}`]: xml };
  const others = { count: "1", difference: "Thiếu một" };
  const rest = Object.fromEntries(
    [...sent.html.matchAll(/name="(found-[^"]+)"/g)].map(([, name = ""]) => [name, "MISSING"]),
  );
  const told = await intake.send(`${path}/receipt`, { ...rest, ...fields, ...others });
  expect(told.text).toContain(`Tệp của bưu gửi ${first} không phải ảnh`);
  const parcel = `/desk/post/parcels/${first}`;
  const late = await desk.posted();
  const [code = ""] = await desk.handedOver(late);
  await desk.tell(desk.telling(code, "DAMAGED", { reason: "Ướt do mưa" }));
  const postman = openBrowser(clientAs("postman"));
  await postman.open(`/desk/post/parcels/${code}`);
  const page = await postman.send(`/desk/post/parcels/${code}/photos`, { photo: xml });
  expect(page.text).toContain("không phải ảnh");
  expect((await postman.send(`/desk/post/parcels/${code}/photos`, {})).text).toContain("Chưa chọn ảnh");
  expect((await intake.open(parcel)).status).toBe(200);
});

test("where the post told of the damage, either side adds a photograph until it is settled", async () => {
  const [code = ""] = await desk.handedOver(await desk.posted());
  await desk.tell(desk.telling(code, "DAMAGED", { reason: "Ướt do mưa" }));
  const path = `/desk/post/parcels/${code}`;
  const { blob, hash } = photograph();
  const postman = openBrowser(clientAs("postman"));
  expect((await postman.open(path)).text).toContain("Bưu chính báo");
  expect((await postman.send(`${path}/photos`, { photo: blob })).status).toBe(303);
  const intake = openBrowser(clientAs("intake"));
  expect((await intake.open(path)).html).toContain(hash);
  const director = openBrowser(clientAs("director"));
  await director.open(path);
  expect((await director.send(`${path}/incident`, { endedAs: "UNHARMED", note: "Đủ" })).status).toBe(303);
  const late = await intake.open(path);
  expect(late.html).not.toContain(`action="${path}/photos"`);
  expect((await intake.send(`${path}/photos`, { photo: photograph().blob })).status).toBe(404);
});

test("a photograph that was turned before it was sent is kept as a PDF of it", async () => {
  const [code = ""] = await desk.handedOver(await desk.posted());
  await desk.tell(desk.telling(code, "DAMAGED", { reason: "Ướt" }));
  const path = `/desk/post/parcels/${code}`;
  const { blob } = photograph();
  const bytes = Buffer.from(await blob.arrayBuffer());
  const photo = new Blob([Buffer.from(await joinPages([{ bytes, quarterTurns: 1 }]))]);
  const postman = openBrowser(clientAs("postman"));
  await postman.open(path);
  expect((await postman.send(`${path}/photos`, { photo })).status).toBe(303);
  const { html } = await postman.open(path);
  const address = present(/\/desk\/post\/parcels\/\w+\/photos\/\w+/.exec(html), "a photograph")[0];
  const file = await clientAs("postman").page(address);
  expect(file.headers.get("content-type")).toBe("application/pdf");
});

const namedByAll = {
  name: "test-named",
  text: (schema: string) => FILE_REFERENCES.map(({ named }) => named(schema)).join(" UNION "),
};

async function nameOf(name: DemoOfficerName): Promise<string> {
  const found = await ward.database.kysely
    .selectFrom("organisationPerson")
    .select("fullName")
    .where("id", "=", ward.officer(name).personId)
    .executeTakeFirstOrThrow();
  return found.fullName;
}
