import { ACTS_ON_A_DOSSIER } from "./rights-routes-acts.ts";
import { PAPERS_KEPT } from "./rights-routes-papers.ts";
import { PAYMENT } from "./rights-routes-payment.ts";
import { PORTAL } from "./rights-routes-portal.ts";
import { POST } from "./rights-routes-post.ts";
import { PUT_RIGHT } from "./rights-routes-put-right.ts";
import { RECORDS } from "./rights-routes-records.ts";
import { SIGNATURES } from "./rights-routes-signature.ts";
import { STATISTICS } from "./rights-routes-statistics.ts";
import { TEMPLATES } from "./rights-routes-templates.ts";

const OTHERS = `
  GET /api/v1/openapi.json portal.read
  GET /api/v1/docs portal.read
  GET /shown/{id} portal.read
  GET /api/v1/units unit.read
  GET /api/v1/units/{id} unit.read
  GET /api/v1/units/{id}/children unit.read
  POST /api/v1/units unit.manage
  POST /api/v1/units/{id}/parent unit.manage
  POST /api/v1/units/{id}/closure unit.manage
  POST /api/v1/units/{id}/renaming unit.manage
  GET /api/v1/people person.read
  GET /api/v1/people/{id} person.read
  GET /api/v1/people/{id}/delegations person.read
  POST /api/v1/people person.manage
  PUT /api/v1/people/{id} person.manage
  POST /api/v1/people/{id}/transfer person.manage
  POST /api/v1/posts person.manage
  POST /api/v1/posts/{id}/closure person.manage
  POST /api/v1/delegations delegation.manage
  POST /api/v1/delegations/{id}/revocation delegation.manage
  GET /admin/people person.read
  GET /admin/people/{id} person.read
  GET /admin/people/{id}/account person.manage
  GET /admin/units unit.read
  GET /admin/units/{id} unit.read
  POST /admin/accounts/{id}/password person.manage
  POST /admin/accounts/{id}/resume person.manage
  POST /admin/accounts/{id}/second-factor/remove person.manage
  POST /admin/accounts/{id}/suspend person.manage
  POST /admin/delegations/{id}/revoke delegation.manage
  POST /admin/people person.manage
  POST /admin/people/{id}/account person.manage
  POST /admin/people/{id}/delegations delegation.manage
  POST /admin/people/{id}/facts person.manage
  POST /admin/people/{id}/posts person.manage
  POST /admin/people/{id}/transfer person.manage
  POST /admin/posts/{id}/close person.manage
  POST /admin/units/{id}/children unit.manage
  POST /admin/units/{id}/close unit.manage
  POST /admin/units/{id}/move unit.manage
  POST /admin/units/{id}/rename unit.manage
  POST /api/v1/session session.open
  POST /api/v1/session/second-factor session.open
  GET /api/v1/session session.close
  DELETE /api/v1/session session.close
  GET /api/v1/account account.read-own
  DELETE /api/v1/account/sessions/{id} account.read-own
  POST /api/v1/account/password account.read-own
  POST /api/v1/account/second-factor account.read-own
  POST /api/v1/account/second-factor/confirmation account.read-own
  POST /api/v1/account/second-factor/removal account.read-own
  POST /api/v1/accounts person.manage
  PUT /api/v1/accounts/{id}/suspension person.manage
  POST /api/v1/accounts/{id}/password person.manage
  DELETE /api/v1/accounts/{id}/second-factor person.manage
  GET /sign-in session.open
  POST /sign-in session.open
  GET /sign-in/done session.open
  GET /sign-in/code session.open
  POST /sign-in/code session.open
  GET /sign-in/vneid session.open
  GET /sign-in/vneid/return session.open
  POST /sign-out session.close
  GET /account account.read-own
  POST /account/password account.read-own
  GET /account/second-factor account.read-own
  POST /account/second-factor account.read-own
  POST /account/second-factor/off account.read-own
  POST /account/sessions/{id}/end account.read-own
  GET /api/v1/dossiers/{id}/messages dossier.read
  GET /my/messages account.read-own
  POST /my/messages/seen account.read-own
  GET /desk/messages account.read-own
  POST /desk/messages/seen account.read-own
  GET /account/messages account.read-own
  POST /account/messages account.read-own
  POST /account/messages/push account.read-own
  GET /notices/{token} portal.read
  POST /notices/{token} notification.choose
  GET /admin/messages notification.read
  POST /admin/messages/trial notification.operate
  GET /admin/messages/{id} notification.read
  POST /admin/messages/{id}/{channel} notification.operate
  GET /admin/messages/texts notification.read
  GET /admin/messages/texts/{kind}/{form} notification.read
  POST /admin/messages/texts/{kind}/{form}/{locale} notification.edit-texts
  GET /admin/messages/settings notification.operate
  POST /admin/messages/settings notification.operate
  GET /api/v1/procedures portal.read
  GET /api/v1/procedures/{code} portal.read
  GET /api/v1/procedures/{code}/fees portal.read
  GET /api/v1/procedure-fields portal.read
  GET /api/v1/procedure-versions/{id} catalogue.read
  POST /api/v1/procedures catalogue.manage
  PUT /api/v1/procedure-versions/{id} catalogue.manage
  POST /api/v1/procedure-versions/{id}/publish catalogue.manage
  POST /api/v1/procedures/{code}/amend catalogue.manage
  POST /api/v1/procedures/{code}/repeal catalogue.manage
  GET /api/v1/provincial-fees catalogue.read
  GET /api/v1/provincial-fees/{id} catalogue.read
  POST /api/v1/provincial-fees catalogue.set-fees
  PUT /api/v1/provincial-fees/{id} catalogue.set-fees
  POST /api/v1/provincial-fees/{id}/publish catalogue.set-fees
  POST /api/v1/provincial-fees/{id}/end catalogue.set-fees
  GET /api/v1/forms/{versionId}/{formCode} portal.read
  POST /api/v1/forms/{versionId}/{formCode}/check portal.read
  POST /api/v1/form-drafts dossier.submit
  GET /api/v1/form-drafts/{id} dossier.submit
  PUT /api/v1/form-drafts/{id} dossier.submit
  GET /admin/procedures catalogue.read
  GET /admin/procedures/new catalogue.manage
  POST /admin/procedures/new catalogue.manage
  GET /admin/procedures/{id} catalogue.read
  GET /admin/procedures/{id}/edit catalogue.manage
  POST /admin/procedures/{id}/edit catalogue.manage
  GET /admin/procedures/{id}/fees catalogue.manage
  POST /admin/procedures/{id}/fees catalogue.manage
  POST /admin/procedures/{id}/fees/rows catalogue.manage
  GET /admin/procedures/{id}/papers catalogue.manage
  POST /admin/procedures/{id}/papers catalogue.manage
  POST /admin/procedures/{id}/papers/rows catalogue.manage
  GET /admin/procedures/{id}/results catalogue.manage
  POST /admin/procedures/{id}/results catalogue.manage
  POST /admin/procedures/{id}/results/rows catalogue.manage
  GET /admin/procedures/{id}/legal catalogue.manage
  POST /admin/procedures/{id}/legal catalogue.manage
  POST /admin/procedures/{id}/legal/rows catalogue.manage
  GET /admin/procedures/{id}/forms catalogue.manage
  POST /admin/procedures/{id}/forms catalogue.manage
  POST /admin/procedures/{id}/forms/rows catalogue.manage
  GET /admin/procedures/{id}/terms catalogue.manage
  POST /admin/procedures/{id}/terms catalogue.manage
  POST /admin/procedures/{id}/terms/rows catalogue.manage
  POST /admin/procedures/{id}/publish catalogue.manage
  POST /admin/procedures/{id}/amend catalogue.manage
  POST /admin/procedures/{id}/repeal catalogue.manage
  GET /admin/provincial-fees catalogue.read
  GET /admin/provincial-fees/new catalogue.set-fees
  POST /admin/provincial-fees/new catalogue.set-fees
  POST /admin/provincial-fees/rows catalogue.set-fees
  GET /admin/provincial-fees/{id} catalogue.read
  GET /admin/provincial-fees/{id}/edit catalogue.set-fees
  POST /admin/provincial-fees/{id}/edit catalogue.set-fees
  POST /admin/provincial-fees/{id}/publish catalogue.set-fees
  POST /admin/provincial-fees/{id}/end catalogue.set-fees
  GET /procedures portal.read
  GET /procedures/{code} portal.read
  GET /procedures/{code}/form dossier.submit
  POST /procedures/{code}/form dossier.submit
  GET /procedures/{code}/form/print portal.read
  GET /forms/{id} dossier.submit
  POST /forms/{id} dossier.submit
  POST /forms/{id}/claim dossier.submit
  POST /forms/{id}/removal dossier.submit
  GET /forms/{id}/print dossier.submit

  GET / portal.read
  GET /procedures/{code}/submit dossier.submit
  GET /procedures/{code}/submit/papers dossier.submit
  GET /procedures/{code}/submit/review dossier.submit
  POST /procedures/{code}/submit/papers dossier.submit
  POST /procedures/{code}/submit/back dossier.submit
  POST /procedures/{code}/submit/papers-again dossier.submit
  POST /procedures/{code}/submit/review dossier.submit
  POST /procedures/{code}/submit/sign-in dossier.submit
  POST /procedures/{code}/submit/send dossier.submit
  POST /done dossier.submit
  GET /api/v1/calendars/{scope} calendar.read
  POST /api/v1/calendars/{scope}/days calendar.manage
  POST /api/v1/calendars/{scope}/days/{dayId}/removal calendar.manage
  POST /api/v1/calendars/{scope}/hours calendar.manage
  POST /api/v1/calendars/{scope}/years calendar.manage
  POST /api/v1/calendars/{scope}/imports calendar.manage
  POST /api/v1/calendars/{scope}/preview calendar.manage
  GET /api/v1/calendars/{scope}/moves calendar.manage
  POST /api/v1/calendars/{scope}/moves dossier.move-due
  GET /admin/calendars calendar.read
  GET /admin/calendars/{scope} calendar.read
  POST /admin/calendars/{scope}/days calendar.manage
  POST /admin/calendars/{scope}/days/{dayId}/removal calendar.manage
  POST /admin/calendars/{scope}/hours calendar.manage
  POST /admin/calendars/{scope}/years calendar.manage
  POST /admin/calendars/{scope}/imports calendar.manage
  POST /admin/calendars/{scope}/days/preview calendar.manage
  GET /admin/calendars/{scope}/moves calendar.manage
  POST /admin/calendars/{scope}/moves dossier.move-due
  GET /api/v1/processes process.read
  GET /api/v1/processes/{id} process.read
  GET /api/v1/processes/{id}/file process.read
  GET /api/v1/processes/{id}/drawing process.read
  POST /api/v1/processes process.manage
  POST /api/v1/processes/{id}/publication process.manage
  GET /admin/processes process.read
  POST /admin/processes process.manage
  GET /admin/processes/{id} process.read
  POST /admin/processes/{id}/publication process.manage
  GET /admin/processes/{id}/file process.read
  GET /admin/processes/{id}/editor process.manage
  POST /admin/processes/{id}/editor process.manage

  POST /api/v1/dossiers dossier.submit
  POST /api/v1/dossiers/received dossier.receive
  POST /api/v1/files file.upload
  POST /api/v1/track dossier.track
  GET /api/v1/my/dossiers dossier.list-own
  GET /api/v1/my/dossiers/{id} dossier.read-own
  GET /api/v1/work dossier.list
  GET /api/v1/work/intake dossier.list
  GET /api/v1/work/stuck dossier.list
  GET /api/v1/work/deciding dossier.list
  GET /api/v1/work/consulted dossier.list
  GET /api/v1/work/unpaid dossier.list
  GET /api/v1/work/unit-queue dossier.list
  POST /api/v1/work/search dossier.list
  POST /api/v1/dossiers/search dossier.list
  GET /api/v1/dossiers/{id} dossier.read
  GET /api/v1/dossiers/{id}/files/{sha256} dossier.read
  GET /api/v1/dossiers/{id}/papers/{seq} dossier.read
  GET /api/v1/dossiers/{id}/slip dossier.read
  GET /api/v1/my/dossiers/{id}/files/{sha256} dossier.read-own
  GET /api/v1/my/dossiers/{id}/papers/{seq} dossier.read-own
  GET /api/v1/my/dossiers/{id}/slip dossier.read-own
  GET /desk dossier.list
  GET /desk/search dossier.list
  POST /desk/search account.read-own
  GET /desk/stuck dossier.list
  GET /desk/deciding dossier.list
  GET /desk/consulted dossier.list
  GET /desk/unit dossier.list
  GET /desk/signing dossier.list
  GET /desk/returning dossier.list
  GET /desk/online dossier.receive
  GET /desk/intake dossier.receive
  GET /desk/intake/{code} dossier.receive
  POST /desk/intake/{code} dossier.receive
  POST /desk/intake/{code}/reckoning dossier.receive
  GET /desk/dossiers/{id} dossier.read
  GET /desk/dossiers/{id}/received dossier.read
  GET /desk/dossiers/{id}/slip.pdf dossier.read
  GET /desk/dossiers/{id}/files/{sha256} dossier.read
  GET /desk/dossiers/{id}/papers/{seq} dossier.read
`;

/**
 * Every route with the act that guards it, written by hand. A route that is not here fails the build: whoever adds a
 * door says here who may go through it, and a reviewer reads it.
 */
export const ROUTES: readonly string[] = [
  ...linesOf(OTHERS),
  ...linesOf(PUT_RIGHT),
  ...linesOf(PAYMENT),
  ...linesOf(STATISTICS),
  ...linesOf(SIGNATURES),
  ...linesOf(PAPERS_KEPT),
  ...linesOf(PORTAL),
  ...linesOf(POST),
  ...linesOf(TEMPLATES),
  ...linesOf(RECORDS),
  ...linesOf(ACTS_ON_A_DOSSIER).flatMap((line) => {
    const [name, act] = line.split(" ");
    return ["/api/v1/dossiers", "/desk/dossiers"].map((path) => `POST ${path}/{id}/${name} dossier.${act}`);
  }),
];

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Routes without an actor: health, figures and assets. */
export const SYSTEM_ROUTES: readonly string[] = ["/livez", "/readyz", "/metrics", "/assets/{name}"];
