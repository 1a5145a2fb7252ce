export { registerCertificationDesk } from "./desk/certify-pages.tsx";
export { brokenRegisters } from "./store.ts";
