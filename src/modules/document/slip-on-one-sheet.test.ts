import { expect, test } from "vitest";
import { wordBoxes } from "../../../test/support/pdf-boxes.ts";
import { renderSlip } from "./render-paper.ts";
import { samplePaperData } from "./sample-papers.ts";

const MILLIMETRE = 72 / 25.4;
const A4 = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };

const CODE = "F12XR6FHJMC5C4HVJK6M75H7T9XX8K";
const PRINTED = ["F12XR", "6FHJM", "C5C4H", "VJK6M", "75H7T", "9XX8K"];

test("the slip of an ordinary dossier fits one sheet with the code that checks it", () => {
  const data = {
    ...samplePaperData("RECEIPT"),
    procedureName: "Đăng ký thành lập hộ kinh doanh",
    components: [
      {
        name: "Giấy đề nghị đăng ký hộ kinh doanh",
        originals: 1,
        certified: 0,
        photocopies: 0,
        electronic: 0,
        note: "Thu",
      },
      {
        name: "Giấy tờ pháp lý của chủ hộ và thành viên (khi không khai thác được dữ liệu)",
        originals: 0,
        certified: 0,
        photocopies: 1,
        electronic: 0,
        note: "Thu, đã đối chiếu bản chính",
      },
    ],
    presented: [],
    derivation: [
      "Thời hạn: 3 ngày làm việc",
      "Tiếp nhận 23/11 12:15, ngày này không tính",
      "Tính: 25, 26, 27/11 → đủ 3 ngày: 27/11",
      "24/11 Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16): bỏ qua",
      "Hạn trả kết quả: 17:00 thứ Sáu, 27/11/2026",
    ],
  };
  const verifyUrl = `https://motcua.phuongtayho.hanoi.gov.vn/verify/${CODE}`;
  const boxes = wordBoxes(renderSlip({ locale: "vi", data, verifyUrl }));
  expect(boxes.map(({ text }) => text)).toEqual(expect.arrayContaining(PRINTED));
  // Larger than the small print around it: whoever types it reads it off a copy.
  const [first] = boxes.filter(({ text }) => text === PRINTED[0]);
  expect((first?.bottom ?? 0) - (first?.top ?? 0)).toBeGreaterThan(9);
  for (const { page, text, right, bottom } of boxes) {
    expect(page, text).toBe(1);
    expect(right, text).toBeLessThanOrEqual(A4.width - 15 * MILLIMETRE + 1);
    expect(bottom, text).toBeLessThanOrEqual(A4.height - 20 * MILLIMETRE + 1);
  }
});
