import { paths } from "../../../web/paths.ts";

const part = encodeURIComponent;

/** Addresses of the process pages. */
export const processPaths = {
  list: paths.adminProcesses,
  one: (id: string) => `${paths.adminProcesses()}/${part(id)}`,
  publication: (id: string) => `${paths.adminProcesses()}/${part(id)}/publication`,
  editor: (id: string) => `${paths.adminProcesses()}/${part(id)}/editor`,
  file: (id: string) => `${paths.adminProcesses()}/${part(id)}/file`,
};
