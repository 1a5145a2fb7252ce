/** How the register of certified copies says no. */
export const certificationRefusals = {
  CERTIFICATION_VOIDED: { status: 409, legalGround: "Thông tư 01/2020/TT-BTP" },
  CERTIFICATION_ON_ISSUED_PAPER: {
    status: 409,
    legalGround: "Nghị định 30/2020/NĐ-CP; Thông tư 01/2020/TT-BTP",
  },
  CERTIFICATION_MADE_ALREADY: { status: 409 },
  CERTIFICATION_SIGNER_WITHOUT_KEY: { status: 409, legalGround: "Nghị định 45/2020/NĐ-CP, Đ.10" },
  CERTIFICATION_SCAN_UNFIT: { status: 422 },
} as const;

export type CertificationRefusal = {
  readonly code: keyof typeof certificationRefusals | "NOT_FOUND" | "NOT_ALLOWED";
};
