import { present } from "../../kernel/assert.ts";
import {
  type FormToNumber,
  formNumberParts,
  formNumbersValue,
  type NumberedForm,
} from "../document/index.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";
import { formOf } from "./issued-papers.ts";
import type { SeenWrite, WriteAttachment } from "./write-attachment.ts";

/**
 * Numbers the form an act issues with the act itself: there is a number exactly when there is the act, and an act that
 * was not written leaves no gap.
 */
export const formNumbersAttachment: WriteAttachment = {
  name: "form-numbers",
  parts: formNumberParts,
  valueOf: (writes) => {
    const forms = writes.flatMap(formsOf);
    return forms.length === 0 ? null : formNumbersValue(forms);
  },
};

function formsOf({ before, after, events }: SeenWrite): FormToNumber[] {
  return events.flatMap((event) => {
    const form = formOf(event);
    return form === null ? [] : [formToNumber(event, form, before.organisations === null ? after : before)];
  });
}

/** Issued by whoever answered for the dossier until this act: what an act changes counts from the next one. */
function formToNumber(
  { dossierId, seq, at }: DossierEvent,
  form: NumberedForm,
  { organisations }: Dossier,
): FormToNumber {
  const { receivingUnitId, competentAgencyId } = present(organisations, "organisations of a numbered form");
  const agencyId = isOfReception(form) ? receivingUnitId : competentAgencyId;
  return { dossierId, eventSeq: seq, form, agencyId, at, takesPlace: form === "RECEIPT" };
}

/** The one-stop unit receives, asks and turns away; the agency that decides apologises and stops. */
export function isOfReception(form: NumberedForm): boolean {
  return form === "RECEIPT" || form === "SUPPLEMENT" || form === "REFUSAL";
}
