import { expect, test } from "vitest";
import { at } from "../../../../test/support/office-time.ts";
import { messages } from "../../../i18n/index.ts";
import { stationsOf } from "../queries/public-view.ts";
import { STATUSES, type Status } from "../status.ts";
import { stationSteps } from "./stations.ts";

const [SENT, ACCEPTED, FINISHED, RETURNED] = [
  at("2026-11-02 08:00"),
  at("2026-11-02 09:00"),
  at("2026-11-04 10:00"),
  at("2026-11-05 11:00"),
];
type Times = Omit<Parameters<typeof stationsOf>[0], "status">;
const NEW = { submittedAt: SENT, acceptedAt: null, finishedAt: null, returnedAt: null };
const TAKEN = { ...NEW, acceptedAt: ACCEPTED };
const DONE = { ...TAKEN, finishedAt: FINISHED };

/** Of each state: how far it came, the step it stands at with its line, and the steps passed; written by hand. */
const EXPECTED: Readonly<
  Record<Exclude<Status, "DRAFT">, readonly [Times, string | null, readonly string[]]>
> = {
  SUBMITTED: [NEW, "Chờ tiếp nhận | Mới nộp, chờ kiểm tra", ["Đã nộp"]],
  INTAKE_SUPPLEMENT: [NEW, "Chờ bổ sung trước tiếp nhận", ["Đã nộp"]],
  REJECTED: [{ ...NEW, finishedAt: FINISHED }, null, ["Đã nộp", "Không được tiếp nhận"]],
  ACCEPTED: [TAKEN, "Chờ giải quyết | Thẩm định", ["Đã nộp", "Đã tiếp nhận"]],
  IN_PROGRESS: [TAKEN, "Đang xử lý | Thẩm định", ["Đã nộp", "Đã tiếp nhận"]],
  CONSULTING: [TAKEN, "Đang lấy ý kiến | Thẩm định", ["Đã nộp", "Đã tiếp nhận"]],
  VERIFYING: [TAKEN, "Đang xác minh | Thẩm định", ["Đã nộp", "Đã tiếp nhận"]],
  SUPPLEMENT_WAIT: [TAKEN, "Chờ bổ sung giấy tờ", ["Đã nộp", "Đã tiếp nhận"]],
  FINANCIAL_WAIT: [TAKEN, "Chờ nghĩa vụ tài chính", ["Đã nộp", "Đã tiếp nhận"]],
  SUSPENDED: [TAKEN, "Tạm dừng", ["Đã nộp", "Đã tiếp nhận"]],
  WITHDRAW_REQUESTED: [TAKEN, "Đang xin rút", ["Đã nộp", "Đã tiếp nhận"]],
  WITHDRAWN: [DONE, null, ["Đã nộp", "Đã tiếp nhận", "Đã rút hồ sơ"]],
  STOPPED: [DONE, null, ["Đã nộp", "Đã tiếp nhận", "Đã dừng giải quyết"]],
  RESULT_READY: [
    DONE,
    "Chờ trả kết quả | Đã có kết quả",
    ["Đã nộp", "Đã tiếp nhận", "Đã giải quyết", "Có kết quả"],
  ],
  RETURNED: [
    { ...DONE, returnedAt: RETURNED },
    null,
    ["Đã nộp", "Đã tiếp nhận", "Đã giải quyết", "Có kết quả", "Đã trả kết quả"],
  ],
  CANCELLED: [{ ...NEW, finishedAt: FINISHED }, null, ["Đã nộp", "Đã hủy"]],
};

const stepsOf = (status: Status, times: Times, locale: "vi" | "en") =>
  stationSteps(
    { status, stations: stationsOf({ status, ...times }), stepName: "Thẩm định", stepNameEn: "Appraisal" },
    locale,
  );
const SENT_STATES = STATUSES.filter((status) => status !== "DRAFT");

test.each(SENT_STATES)("in the state %s the steps stand where a citizen expects them", (status) => {
  const [times, present, passed] = EXPECTED[status];
  const steps = stepsOf(status, times, "vi");
  const current = steps.filter(({ state }) => state === "current");
  expect(current.map(({ name, detail }) => [name, detail].filter(Boolean).join(" | "))).toEqual(
    present === null ? [] : [present],
  );
  expect(steps.filter(({ state }) => state === "done").map(({ name }) => name)).toEqual(passed);
});

test.each(SENT_STATES)(
  "in the state %s the steps say what the sign above them says, in both languages",
  (status) => {
    const [times] = EXPECTED[status];
    for (const locale of ["vi", "en"] as const) {
      const steps = stepsOf(status, times, locale);
      const done = steps.filter(({ state }) => state === "done").at(-1);
      const current = steps.find(({ state }) => state === "current");
      const said = [current?.name, current?.detail, done?.name];
      expect(said).toContain(messages(locale).screens.status[status]);
    }
  },
);

test("a dossier of another system, of which no day of sending is known, has passed what its state says", () => {
  const times = { ...DONE, submittedAt: null, returnedAt: RETURNED };
  expect(stepsOf("RETURNED", times, "vi").map(({ state }) => state)).toEqual(Array(5).fill("done"));
});
