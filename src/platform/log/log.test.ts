import { expect, it } from "vitest";
import { openLog } from "./log.ts";

it("secrets and people's data are struck out at every depth the program logs", () => {
  const lines: string[] = [];
  const log = openLog({ level: "info", to: { write: (line) => void lines.push(line) } });
  log.info(
    {
      password: "bi-mat-1",
      config: { ownerUrl: "postgres://a:bi-mat-2@x/y", files: { secretKey: "bi-mat-3" } },
    },
    "boot",
  );
  log.info(
    { applicant: { fullName: "Nguyễn Thị Bi Mật" }, headers: { cookie: "bi-mat-4" }, dossierId: "0190" },
    "act",
  );
  expect(lines.join("")).not.toMatch(/bi-mat|Bi Mật/);
  expect(lines.join("")).toContain('"dossierId":"0190"');
});
