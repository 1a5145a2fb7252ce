/** What a batch keeps as it was seen: trying again says the same, until somebody looks at it anew. */
export const TO_LOOK_AT = ["DOSSIER_CHANGED", "RESULT_TEMPLATE_CHANGED", "RESULT_DRAFT_OUTDATED"] as const;

/** Whether a paper of a batch that failed must be looked at anew, and so chosen anew, before it is tried again. */
export function mustBeLookedAt({ refusal }: { readonly refusal: { readonly code: string } | null }): boolean {
  return refusal !== null && TO_LOOK_AT.some((code) => code === refusal.code);
}
