import type { Locale } from "../../../i18n/index.ts";
import type { Json } from "../../../kernel/json.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor } from "../../access/index.ts";
import {
  type FormSchema,
  formSchemaOf,
  type ProcedureVersion,
  withSamePerson,
} from "../../catalogue/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { type Application, amendedFacts, changedFields, misfitOf } from "../amendment.ts";
import { privateSha256 } from "../chain.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { DossierId } from "../dossier.ts";
import type { Party } from "../party.ts";
import { type DossierPage, findDossierPage } from "../queries/dossier-page.ts";
import { requesterOf } from "../result-register.ts";
import { ownershipOf } from "../store.ts";
import { type Acted, type ActKey, actWithin, deniedCode } from "./act.ts";
import { actorToday } from "./answering.ts";
import { type Office, versionOf } from "./office.ts";
import { subjectOf } from "./subject.ts";

/** What was declared, as it should have been written down; the relationship of the two people stays what it was. */
type AmendRequest = {
  readonly dossierId: DossierId;
  readonly reason: string;
  readonly owner: Party;
  /** Null: the owner handed it in. */
  readonly submitter: Party | null;
  readonly form: Readonly<Record<string, Json>>;
  readonly expectedVersion: number | null;
  readonly key: ActKey | null;
  readonly locale?: Locale;
};

/**
 * Puts right what was written down wrongly at intake: a name, a number, an answer of the form. Rights are asked before
 * what was typed is looked at: its faults would tell a stranger whether there is such a dossier.
 */
export async function amendApplication(
  office: Office,
  actor: Actor,
  request: AmendRequest,
): Promise<Result<Acted, CommandRefusal>> {
  const { dossierId, reason, key } = request;
  const page = await findDossierPage(office.services.database, dossierId);
  if (page === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedOn(office, actor, page);
  if (denied !== null) return refuse({ code: denied });
  const version = await pricedVersion(office, page);
  const schema = formOf(version);
  const content = amended(page, request, schema);
  const misfit = misfitOf({ page, content, version, schema, locale: request.locale ?? "vi" });
  if (misfit !== null) return refuse(misfit);
  const asked = {
    dossierId,
    command: {
      act: "amendApplication" as const,
      reason,
      fields: changedFields(page, content),
      facts: amendedFacts(page, content, schema),
      privateSha256: privateSha256(content),
    },
    // What was read above is what was looked at, so another version may not be written over.
    expectedVersion: request.expectedVersion ?? page.dossier.version,
    key,
    private: content,
  };
  return transactionOrRefusal(office.services.database, async (tx) => {
    const done = await actWithin(office, tx, { actor, request: asked });
    if (!done.ok || actor.kind !== "officer") return done;
    const requester = requesterOf(content.form, content.applicant.owner.fullName);
    const at = office.services.clock.now();
    await office.register.amend(tx, dossierId, { requester, reason, by: actor.personId, at });
    return done;
  });
}

async function deniedOn(office: Office, actor: Actor, { dossier, applicant }: DossierPage) {
  const on = localDateOf(office.services.clock.now());
  const subject = subjectOf(dossier, ownershipOf(applicant), { directory: await office.directory(), on });
  return deniedCode(await actorToday(office, actor), ACT_POLICY.amendApplication, subject);
}

/** The e-form of a version; null where it has none of ours. */
export function formOf(version: ProcedureVersion | null): FormSchema | null {
  return version?.forms.map(formSchemaOf).find((found) => found !== null) ?? null;
}

/** The version it was received under, with the fees of the agency that answers. */
async function pricedVersion(office: Office, { dossier }: DossierPage) {
  const version = await versionOf(office, dossier);
  const { organisations, submittedAt } = dossier;
  if (version === null || organisations === null || submittedAt === null) return null;
  return office.price(version, { unitId: organisations.competentAgencyId, on: localDateOf(submittedAt) });
}

function amended(
  { applicant }: DossierPage,
  { owner, submitter, form }: AmendRequest,
  schema: FormSchema | null,
): Application {
  const filled = schema === null ? form : withSamePerson(schema, form);
  return {
    kind: "application",
    applicant: { ...applicant, owner, submitter: submitter ?? owner },
    form: filled,
  };
}
