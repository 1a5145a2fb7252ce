import { describe, expect, it } from "vitest";
import { failureWords } from "./failure-words.ts";

describe("why a message could not be sent", () => {
  it.each([
    ["HTTP_400", "Nhà cung cấp từ chối tin này; kiểm tra địa chỉ người nhận (HTTP_400)"],
    ["SMTP_550", "Nhà cung cấp từ chối tin này; kiểm tra địa chỉ người nhận (SMTP_550)"],
    ["HTTP_404", expect.stringContaining("kiểm tra địa chỉ và mã truy cập")],
    ["HTTP_429", expect.stringContaining("quá tải")],
    ["HTTP_500", expect.stringContaining("có thể đã gửi")],
    ["TIMEOUT", expect.stringContaining("không trả lời kịp")],
    ["CUT_OFF", expect.stringContaining("có thể đã gửi")],
    ["NO_PROVIDER", expect.stringContaining("Chưa thiết lập nhà cung cấp")],
  ])("%s is said in words, with the code beside it", (code, words) => {
    expect(failureWords(code, "vi")).toEqual(words);
    expect(failureWords(code, "en")).toMatch(new RegExp(`^[A-Z].+ \\(${code}\\)$`));
  });

  it("what only the provider knows stands for itself, and no failure is a dash", () => {
    expect(failureWords("ZALO_118", "vi")).toBe("ZALO_118");
    expect(failureWords(null, "vi")).toBe("–");
  });
});
