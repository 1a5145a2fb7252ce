import type { Config } from "../../platform/config/config.ts";
import { canWrite, diskOf, findFonts, freeGigabytes, nodeVersion } from "../../platform/process/machine.ts";
import type { Finding } from "./finding.ts";

const NODE_NEEDED = [22, 18] as const;
const FREE_GB_MIN = 2;

export function examineMachine(config: Config): Finding[] {
  const [major = 0, minor = 0] = nodeVersion().split(".").map(Number);
  const newEnough = major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1]);
  const fonts = findFonts();
  const folders = [config.dataFolder, ...(config.files.kind === "local" ? [config.files.folder] : [])];
  return [
    { good: newEnough, what: (texts) => texts.node(nodeVersion()), advice: (texts) => texts.nodeAdvice },
    ...folders.map(
      (path): Finding => ({
        good: canWrite(path),
        what: (texts) => texts.folder(path),
        advice: (texts) => texts.folderAdvice,
      }),
    ),
    { good: fonts !== null, what: (texts) => texts.fonts(fonts ?? ""), advice: (texts) => texts.fontsAdvice },
    ...examineDisks(folders),
  ];
}

/** Every disk the folders lie on, once. */
function examineDisks(folders: readonly string[]): Finding[] {
  const disks = new Map(folders.toReversed().map((folder) => [diskOf(folder), folder]));
  return [...disks.values()].toReversed().map((folder): Finding => {
    const free = freeGigabytes(folder);
    return {
      good: free >= FREE_GB_MIN,
      what: (texts) => texts.disk(free.toFixed(1), folder),
      advice: (texts) => texts.diskAdvice,
    };
  });
}
