import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readConfig } from "./read-config.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (env: Record<string, string>, demo = false) => readConfig({ env, folder, demo });

it("an empty configuration runs on the embedded database and local files", () => {
  const config = read({});
  expect(config).toMatchObject({
    ok: true,
    value: {
      port: 3000,
      publicUrl: "http://localhost:3000",
      database: { kind: "embedded" },
      files: { kind: "local" },
    },
  });
});

it("every mistake is named at once, with where it stands and never its value", () => {
  const refused = read({ PORT: "80a", DATABASE_URL: "mysql://root:bi-mat@x/y", MOTCUA_WORKERS: "0" });
  expect(refused).toEqual({
    ok: false,
    refusal: {
      code: "CONFIG_INVALID",
      problems: [
        { setting: "port", rule: "invalid", source: "PORT" },
        { setting: "databaseUrl", rule: "invalid", source: "DATABASE_URL" },
        { setting: "workers", rule: "invalid", source: "MOTCUA_WORKERS" },
      ],
    },
  });
  expect(JSON.stringify(refused)).not.toContain("bi-mat");
});

it("settings that belong together are asked for together", () => {
  const refused = read({ MOTCUA_S3_ENDPOINT: "http://s3.tinh.vn", MOTCUA_S3_BUCKET: "giay-to" });
  expect(refused).toMatchObject({
    ok: false,
    refusal: {
      problems: [
        { setting: "s3AccessKey", rule: "incomplete" },
        { setting: "s3SecretKey", rule: "incomplete" },
      ],
    },
  });
});

it("the file is read, the environment wins, and an unknown setting is refused", () => {
  const path = join(folder, "motcua.config.json");
  writeFileSync(path, JSON.stringify({ port: 8080, authority: "ha_noi" }));
  expect(read({ PORT: "9090" })).toMatchObject({
    ok: true,
    value: { port: 9090, authoritySchema: "ha_noi" },
  });
  writeFileSync(path, JSON.stringify({ prot: 8080 }));
  expect(read({})).toMatchObject({
    ok: false,
    refusal: { problems: [{ setting: "prot", rule: "unknown", source: path }] },
  });
  writeFileSync(path, "{ port: 8080");
  expect(read({})).toMatchObject({ ok: false, refusal: { problems: [{ rule: "unreadable" }] } });
  rmSync(path);
});

it("a file that was asked for must exist", () => {
  expect(read({ MOTCUA_CONFIG: "absent.json" })).toMatchObject({
    ok: false,
    refusal: { problems: [{ rule: "unreadable" }] },
  });
});

it("a run that a person watches logs warnings only, unless the configuration asks for more", () => {
  const level = (env: Record<string, string>, quiet: boolean) => {
    const config = readConfig({ env, folder, demo: false, quiet });
    return config.ok ? config.value.logLevel : null;
  };
  expect(level({}, true)).toBe("warn");
  expect(level({}, false)).toBe("info");
  expect(level({ MOTCUA_LOG_LEVEL: "debug" }, true)).toBe("debug");
});
