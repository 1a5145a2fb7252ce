import { describe, expect, test } from "vitest";
import {
  address,
  DEMO_PASSWORD,
  hasBrowser,
  officer,
  sidewaysScroll,
  violations,
  visitor,
} from "./visitor.ts";

const BOXES = ["current", "next", "repeat"] as const;

describe.skipIf(!hasBrowser)("typing a password", () => {
  test("is seen when somebody wants to see it, by keyboard too, and hidden again when it is sent", async () => {
    const page = await officer("digitiser", { viewport: { width: 390, height: 844 } });
    await page.goto(address("/account"));
    const types = () => Promise.all(BOXES.map((name) => page.locator(`[name=${name}]`).getAttribute("type")));
    expect(await types()).toEqual(["password", "password", "password"]);
    await page.fill("[name=current]", DEMO_PASSWORD);
    await page.fill("[name=next]", "hoa ban trắng cuối mùa");
    await page.fill("[name=repeat]", "hoa ban trang cuối mùa");
    const show = page.getByRole("button", { name: "Hiện mật khẩu" });
    await show.focus();
    await page.keyboard.press("Enter");
    expect(await types()).toEqual(["text", "text", "text"]);
    expect(await page.getByText("Mật khẩu đang hiện").count()).toBe(1);
    expect([await sidewaysScroll(page), await violations(page)]).toEqual([0, []]);
    await page.getByRole("button", { name: "Ẩn mật khẩu" }).click();
    expect(await types()).toEqual(["password", "password", "password"]);
    await page.getByRole("button", { name: "Hiện mật khẩu" }).click();
    const sent: (string | null)[][] = [];
    await page.exposeFunction("sentAs", (seen: string[]) => sent.push(seen));
    await page.evaluate(() =>
      document.addEventListener("submit", ({ target }) => {
        const boxes = target instanceof HTMLFormElement ? target.querySelectorAll("[name=next]") : [];
        Reflect.get(window, "sentAs")([...boxes].map((box) => box.getAttribute("type")));
      }),
    );
    await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
    await page.getByText("Hai lần gõ mật khẩu không giống nhau").first().waitFor();
    expect(sent).toEqual([["password"]]);
  });

  test("without a script there is no button that does nothing", async () => {
    const page = await visitor({ javaScriptEnabled: false });
    await page.goto(address("/sign-in"));
    expect(await page.locator("[name=password]").getAttribute("type")).toBe("password");
    expect(await page.getByText("Hiện mật khẩu").isVisible()).toBe(false);
  });
});
