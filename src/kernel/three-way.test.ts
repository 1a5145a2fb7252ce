import { describe, expect, it } from "vitest";
import { threeWay } from "./three-way.ts";

const seen = { name: "Hao", phone: "0912", rows: [{ a: 1 }, { a: 2 }] };

describe("what two changed of the same", () => {
  it("keeps what each of them touched", () => {
    const now = { ...seen, name: "Hảo", rows: [{ a: 5 }, { a: 2 }] };
    const sent = { ...seen, phone: "0987", rows: [{ a: 1 }, { a: 6 }] };
    expect(threeWay({ seen, sent, now })).toEqual({ name: "Hảo", phone: "0987", rows: [{ a: 5 }, { a: 6 }] });
  });

  it("is as sent where both touched it, and where one list lost a row", () => {
    expect(threeWay({ seen, sent: { ...seen, name: "B" }, now: { ...seen, name: "A" } })).toEqual({
      ...seen,
      name: "B",
    });
    const longer = { ...seen, rows: [...seen.rows, { a: 3 }] };
    const shorter = { ...seen, rows: [{ a: 1 }] };
    expect(threeWay({ seen, sent: shorter, now: longer })).toEqual(shorter);
  });

  it("takes what the other emptied or added as emptied or added", () => {
    const { phone: _emptied, ...emptied } = seen;
    const sent = { ...seen, name: "B" };
    expect(threeWay({ seen, sent, now: emptied })).toEqual({ ...emptied, name: "B" });
    expect(threeWay({ seen, sent, now: { ...seen, email: "a@b.vn" } })).toEqual({ ...sent, email: "a@b.vn" });
  });
});
