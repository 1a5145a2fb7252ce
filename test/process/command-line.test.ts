import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { installationRoot } from "../../src/platform/installation.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function motcua(words: string[], env: Record<string, string> = {}, node = process.execPath) {
  const program = join(installationRoot(), "bin", "motcua.mjs");
  const settings = {
    cwd: folder,
    env: { PATH: process.env.PATH, MOTCUA_DATA: join(folder, "data"), ...env },
    encoding: "utf8" as const,
  };
  const run = spawnSync(node, [program, ...words], settings);
  return { code: run.status, out: run.stdout, err: run.stderr };
}

it("help is given in both languages for the program and each command", () => {
  for (const words of [
    [],
    ["serve"],
    ["import"],
    ["generate"],
    ["statistics"],
    ["migrate"],
    ["verify"],
    ["deadline"],
    ["doctor"],
  ]) {
    const { code, out } = motcua([...words, "--help"]);
    expect([words, code]).toEqual([words, 0]);
    expect(out).toMatch(/Xem hướng dẫn · Show help/);
  }
});

it("says its version, and heads its help in both languages", () => {
  expect(motcua(["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const { out } = motcua(["import", "units", "--help"]);
  for (const heading of ["Cách dùng · Usage:", "Đối số · Arguments:", "Tùy chọn · Options:"])
    expect(out).toContain(heading);
  expect(motcua([]).out).toContain("Lệnh · Commands:");
});

it("a command nobody knows is one line and a failure", () => {
  const { code, err } = motcua(["sreve"]);
  expect(code).toBe(1);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).toContain("unknown command 'sreve'");
});

it("a command that reads makes no installation where there is none", () => {
  const nowhere = join(folder, "nowhere");
  for (const words of [
    ["verify"],
    ["export", "dossier", "H26.16.05.001-261123-0008"],
    ["statistics", "rebuild"],
  ]) {
    const { code, err } = motcua(words, { MOTCUA_DATA: nowhere });
    expect([words, code]).toEqual([words, 1]);
    expect(err).toContain(nowhere);
    expect(err).toContain("MOTCUA_DATA");
  }
  expect(existsSync(nowhere)).toBe(false);
});

it("a configuration that does not fit is advised on, one line a mistake, without repeating a value", () => {
  const { code, err } = motcua(["doctor"], { PORT: "cao", DATABASE_URL: "mysql://root:bi-mat@x/y" });
  expect(code).toBe(1);
  expect(err.trim().split("\n")).toHaveLength(2);
  expect(err).toContain("PORT phải là số nguyên từ 1 đến 65535");
  expect(err).not.toContain("bi-mat");
});

it("a file that is not there, or bad in places, is said by name and line", () => {
  expect(motcua(["import", "units", "absent.json"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("absent.json"),
  });
  writeFileSync(join(folder, "units.json"), "{ not json");
  expect(motcua(["import", "units", "units.json"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("IMPORT_FILE_MALFORMED"),
  });
});

it("a file of another kind is one line that says what was expected", () => {
  const province = { Code: "01", Name: "Hà Nội", FullName: "Thành phố Hà Nội", Wards: [] };
  const procedures = Array.from({ length: 500 }, (_each, n) => ({ _id: { $oid: String(n) }, title: `${n}` }));
  writeFileSync(join(folder, "procedures.json"), JSON.stringify(procedures));
  writeFileSync(join(folder, "provinces.json"), JSON.stringify([province], null, 2));
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ name: "x", list: [1, 2] }, null, 2));
  for (const [what, file, code, expected] of [
    ["units", "procedures.json", "IMPORT_NOT_UNITS", "Wards"],
    ["procedures", "provinces.json", "IMPORT_NOT_PROCEDURES", "content"],
    ["procedures", "settings.json", "IMPORT_NOT_PROCEDURES", "content"],
  ] as const) {
    const { code: status, err } = motcua(["import", what, file]);
    expect([file, status, err.trim().split("\n").length]).toEqual([file, 1, 1]);
    expect(err).toContain(code);
    expect(err).toContain(expected);
  }
});

it("of many bad rows the first twenty are said, the rest counted, and all written where one asks", () => {
  const wards = Array.from({ length: 50 }, (_each, n) => ({
    Code: `x${n}`,
    Name: "Một",
    FullName: "Xã Một",
  }));
  const province = { Code: "01", Name: "Hà Nội", FullName: "Thành phố Hà Nội", Wards: wards };
  writeFileSync(join(folder, "bad-units.json"), JSON.stringify([province], null, 1));
  const titles = Array.from({ length: 50 }, (_each, n) => `{ "title": "Thủ tục ${n}" }`);
  writeFileSync(join(folder, "bad-procedures.json"), `[\n${titles.join(",\n")}\n]`);
  for (const what of ["units", "procedures"]) {
    const short = motcua(["import", what, `bad-${what}.json`]);
    const lines = short.err.trim().split("\n");
    expect([what, short.code, lines.length]).toEqual([what, 1, 22]);
    expect(lines[0]).toMatch(/^Dòng \d+: .* · Line \d+: /);
    expect(lines[20]).toMatch(/30 .*--report/);
    const full = motcua(["import", what, `bad-${what}.json`, "--report", "found.txt"]);
    expect(full.err.trim().split("\n")[20]).toMatch(/30 .*found\.txt/);
    expect(readFileSync(join(folder, "found.txt"), "utf8").trim().split("\n")).toHaveLength(50);
  }
  const nowhere = motcua(["import", "units", "bad-units.json", "--report", "no-folder/found.txt"]);
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining("no-folder/found.txt") });
});

it("invented dossiers are the same for the same seed, and a file with bad lines is refused whole", () => {
  const [one, again, other] = ["1", "1", "2"].map((seed) =>
    motcua(["generate", "history", "--dossiers", "30", "--seed", seed]),
  );
  expect(one?.out.trim().split("\n")).toHaveLength(30);
  expect([again?.out === one?.out, other?.out === one?.out]).toEqual([true, false]);
  const unknown = motcua(["generate", "history", "--profile", "sao-hoa"]);
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining("hoang-mai-2018") });
  const nowhere = motcua(["generate", "history", "--profile", "tay-ho-2024"]);
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringMatching(/quận Tây Hồ .*--units/) });
  expect(motcua(["generate", "history", "--dossiers", "0"]).code).toBe(1);
  writeFileSync(join(folder, "past.jsonl"), one?.out ?? "");
  const refused = motcua(["import", "history", "past.jsonl", "--report", "bad-lines.txt"]);
  const lines = refused.err.trim().split("\n");
  expect([refused.code, lines.length]).toEqual([1, 8]);
  expect(lines[0]).toMatch(/^UNIT_UNKNOWN: Không có cơ quan .*: 30 dòng\. · No .*: 30 lines\.$/);
  expect(lines[1]).toMatch(/^ {2}Dòng 1: .* · Line 1: /);
  expect(lines[6]).toMatch(/25 .*bad-lines\.txt/);
  const english = motcua(["import", "history", "past.jsonl", "--lang", "en"]).err;
  expect(english.split("\n")[0]).toMatch(/^UNIT_UNKNOWN: No .*: 30 lines\.$/);
  expect(readFileSync(join(folder, "bad-lines.txt"), "utf8").trim().split("\n")).toHaveLength(30);
});

it("a database that cannot be reached is said in one line, without the password", () => {
  const { code, err } = motcua(["migrate"], { DATABASE_URL: "postgres://a:bi-mat@127.0.0.1:1/x" });
  expect(code).toBe(1);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).toContain("ECONNREFUSED");
  expect(err).not.toContain("bi-mat");
});

it("the doctor finds a healthy machine healthy, and a database that is gone ill", () => {
  expect(motcua(["migrate"]).code).toBe(0);
  const healthy = motcua(["doctor"]);
  expect([healthy.code, healthy.out]).toEqual([0, expect.stringContaining("Nothing to mend")]);
  // What works and yet deserves a look is no mark of health: the last line names it in both languages.
  expect(healthy.out).toContain("⚠ Máy quét mã độc: chưa khai báo");
  expect(healthy.out.trimEnd().split("\n").at(-1)).toMatch(
    /^Không có gì phải sửa; nên xem \(⚠\): máy quét mã độc.* · Nothing to mend; to look at \(⚠\): malware scanner/,
  );
  const ill = motcua(["doctor"], { DATABASE_URL: "postgres://a:b@127.0.0.1:1/x" });
  expect(ill).toMatchObject({ code: 1, err: expect.stringContaining("1 to mend") });
});

const old = ["/usr/local/bin/node", "/usr/bin/node"].find((path) =>
  /^v(1\d|20)\./.test(spawnSync(path, ["--version"], { encoding: "utf8" }).stdout ?? ""),
);

it.runIf(old !== undefined)(
  "a machine whose own Node.js is too old hands over to the one that was installed with us",
  () => {
    const { code, out } = motcua(["doctor"], { PATH: "/usr/bin:/bin" }, old);
    expect(code).toBe(0);
    expect(out).toMatch(/Node\.js 2[4-9]/);
  },
);

const question = {
  id: "a",
  accepted: "2026-11-20T10:00:00+07:00",
  term: { unit: "WORKING_DAY", count: 3 },
  policy: {
    dueTime: "END_OF_DAY",
    nonWorkingAcceptance: "KEEP",
    cutoffShiftsStart: false,
    supplement: "PAUSE",
  },
  pauses: [],
};

it("due dates are reckoned line by line, ten thousand within five seconds, and a bad line stops nobody", () => {
  const lines = [
    ...Array(9_999).fill(JSON.stringify(question)),
    "{",
    JSON.stringify({ ...question, id: "last" }),
  ];
  const program = join(installationRoot(), "bin", "motcua.mjs");
  const started = performance.now();
  const run = spawnSync(process.execPath, [program, "deadline", "--batch"], {
    input: lines.join("\n"),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = (performance.now() - started) / 1000;
  const answers = run.stdout.trimEnd().split("\n");
  expect([run.status, answers.length]).toEqual([0, 10_001]);
  expect(JSON.parse(answers[0] ?? "")).toMatchObject({ id: "a", due: "2026-11-26T17:00:00+07:00" });
  expect(JSON.parse(answers[9_999] ?? "")).toMatchObject({ error: { code: "BAD_JSON" } });
  expect(JSON.parse(answers[10_000] ?? "")).toMatchObject({ id: "last", due: "2026-11-26T17:00:00+07:00" });
  expect(seconds).toBeLessThan(5);
});
