import { describe, expect, test } from "vitest";
import { day } from "../../../test/support/records.ts";
import { handOverBy, workFileRefusal, workFileState } from "./work-file.ts";

const open = { closedOn: null, handedOverOn: null };
const closed = { closedOn: day("2026-11-20"), handedOverOn: null };
const archived = { closedOn: day("2026-11-20"), handedOverOn: day("2026-12-01") };

describe("a work file (Nghị định 30/2020/NĐ-CP, Đ.29–30)", () => {
  test.each([
    [open, "add", 0, null],
    [open, "close", 1, null],
    [open, "close", 0, "RECORDS_WORK_FILE_EMPTY"],
    [open, "hand-over", 1, "RECORDS_WORK_FILE_OPEN"],
    [closed, "add", 1, "RECORDS_WORK_FILE_CLOSED"],
    [closed, "close", 1, "RECORDS_WORK_FILE_CLOSED"],
    [closed, "hand-over", 1, null],
    [archived, "add", 1, "RECORDS_WORK_FILE_CLOSED"],
    [archived, "close", 1, "RECORDS_WORK_FILE_CLOSED"],
    [archived, "hand-over", 1, "RECORDS_WORK_FILE_OPEN"],
  ] as const)("%j: %s with %d documents", (file, act, documents, code) => {
    expect(workFileRefusal(file, act, documents)?.code ?? null).toBe(code);
  });

  test("is open, closed, then in the archive", () => {
    expect([open, closed, archived].map(workFileState)).toEqual(["OPEN", "CLOSED", "HANDED_OVER"]);
  });

  test.each([
    ["2026-11-20", "2027-11-20"],
    ["2024-02-29", "2025-03-01"],
  ])("closed on %s goes to the archive by %s", (on, by) => {
    expect(handOverBy({ closedOn: day(on) })).toBe(by);
  });
});
