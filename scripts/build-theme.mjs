// Regenerates src/web/theme/generated/mot-cua.css from designsystemet.config.json. Run after an update of
// Designsystemet or a change of colours; the result is committed, so an installation needs no theme tool.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const themeFolder = join(root, "src/web/theme");
const work = mkdtempSync(join(tmpdir(), "motcua-theme-"));
const tool = join(root, "node_modules/.bin/designsystemet");

const config = join(themeFolder, "designsystemet.config.json");
execFileSync(tool, ["tokens", "create", "--config", config, "--out-dir", join(work, "tokens"), "--clean"], {
  cwd: work,
});
execFileSync(
  tool,
  ["tokens", "build", "--tokens", join(work, "tokens"), "--out-dir", join(work, "css"), "--clean"],
  { cwd: work },
);
copyFileSync(join(work, "css/mot-cua.css"), join(themeFolder, "generated/mot-cua.css"));
rmSync(work, { recursive: true, force: true });
