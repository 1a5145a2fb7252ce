export { registerCertificationDesk } from "./desk/certify-pages.tsx";
export { registerCertificationRegister } from "./desk/register-pages.tsx";
export { certificationReferences } from "./register.ts";
export { brokenRegisters } from "./store.ts";
