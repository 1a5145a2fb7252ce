export { CERTIFICATION, certifyCopies } from "./certify.ts";
export { registerCertificationDesk } from "./desk/certify-pages.tsx";
export { registerCertificationRegister } from "./desk/register-pages.tsx";
export { makeElectronicCopy } from "./electronic.ts";
export { certificationReferences, findLine } from "./register.ts";
export { brokenRegisters, numberedByRegister } from "./store.ts";
export { strikeLine } from "./strike.ts";
export { struckPapers } from "./struck-papers.ts";
