import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { aCitizen, anOfficer, testApp } from "../support/app.ts";
import { sampleRoutes } from "../support/sample-routes.ts";

const { guest, as } = await testApp({ routes: sampleRoutes });
const id = newId();

test("a guest is told by the API to sign in, and an officer without the role that it is not allowed", async () => {
  const unknown = await guest.get("/api/v1/nothing-here");
  expect(unknown.status).toBe(404);
  expect(unknown.headers.get("content-type")).toContain("application/problem+json");
  expect(await unknown.json()).toMatchObject({
    code: "NOT_FOUND",
    status: 404,
    type: "/api/v1/docs#NOT_FOUND",
  });
});

test("a guest on a page of the desk is sent to sign in and comes back to this site only", async () => {
  const sent = await guest.page("/samples/desk?tab=2");
  expect(sent.status).toBe(303);
  expect(sent.headers.get("location")).toBe("/sign-in?return=%2Fsamples%2Fdesk%3Ftab%3D2");
  const denied = await as(aCitizen()).page("/samples/desk");
  expect(denied.status).toBe(403);
  expect(await denied.text()).toContain("Không có quyền");
  const allowed = await as(anOfficer(newId(), "specialist")).page("/samples/desk");
  expect(await allowed.text()).toBe("<p>officer</p>");
});

test("an address that names nothing possible is the same 404 as one that names nothing existing", async () => {
  const [odd, absent] = await Promise.all([
    guest.get("/api/v1/samples/not-an-id"),
    guest.get("/api/v1/absent"),
  ]);
  expect(odd.status).toBe(404);
  expect(await odd.text()).toBe(await absent.text());
});

test("an address known for another method answers 405 and names the methods", async () => {
  const answer = await guest.send(`/api/v1/samples/${id}`, { method: "DELETE" });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("PUT, GET");
});

test("a field that does not fit is named with a sentence in the reader's language", async () => {
  const vi = await guest.post("/api/v1/samples", { text: "", more: 1 });
  expect(vi.status).toBe(422);
  const problem = await vi.json();
  expect(problem).toMatchObject({ code: "INPUT_INVALID" });
  expect(problem.errors.map((error: { path: string; rule: string }) => [error.path, error.rule])).toEqual([
    ["text", "too_small"],
    ["", "unrecognized_keys"],
  ]);
  expect(problem.errors[0].message).toBe("Mục này bắt buộc.");
  const en = await guest.post("/api/v1/samples", { text: 5 }, { "accept-language": "en-GB,vi;q=0.5" });
  expect((await en.json()).errors[0].message).toBe("This is missing or not of the right type.");
  expect(en.headers.get("content-language")).toBe("en");
});

test("an answer carries only what its schema names", async () => {
  const kept = await guest.post("/api/v1/samples", { text: "một ghi chú" });
  expect(kept.status).toBe(201);
  const value = await kept.json();
  expect(Object.keys(value).sort()).toEqual(["id", "text"]);
  expect(kept.headers.get("location")).toBe(`/api/v1/samples/${value.id}`);
});

test("a defect answers 500 with a reference and tells nothing of our inside", async () => {
  for (const fail of ["defect", "unknown", "shape"]) {
    const answer = await guest.get(`/api/v1/samples/${id}?fail=${fail}`, { "x-request-id": "reference-1" });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: "INTERNAL", reference: "reference-1" });
    expect(text).not.toContain("canary");
    expect(text).not.toContain("sample fails");
  }
});

test("an entity tag spares the second reading and guards the second writing", async () => {
  const first = await guest.get(`/api/v1/samples/${id}`);
  expect(first.headers.get("etag")).toBe('"1"');
  expect((await guest.get(`/api/v1/samples/${id}`, { "if-none-match": '"1"' })).status).toBe(304);
  expect((await guest.put(`/api/v1/samples/${id}`, { text: "a" })).status).toBe(428);
  const stale = await guest.put(`/api/v1/samples/${id}`, { text: "a" }, { "if-match": '"0"' });
  expect(stale.status).toBe(412);
  expect((await stale.json()).detail).toContain("Nguyễn Văn An");
  const saved = await guest.put(`/api/v1/samples/${id}`, { text: "a" }, { "if-match": '"1"' });
  expect(saved.status).toBe(200);
  expect(saved.headers.get("etag")).toBe('"2"');
});
