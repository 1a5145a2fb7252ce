/**
 * Every route with the act that guards it, written by hand. A route that is not here fails the build: whoever adds a
 * door says here who may go through it, and a reviewer reads it.
 */
export const ROUTES: readonly string[] = `
  GET /api/v1/openapi.json portal.read
  GET /api/v1/docs portal.read

  GET / portal.read
  GET /track dossier.track
  POST /track dossier.track
  GET /submitted/{code} portal.read
  GET /procedures/{code}/submit dossier.submit
  POST /procedures/{code}/submit/papers dossier.submit
  POST /procedures/{code}/submit/back dossier.submit
  POST /procedures/{code}/submit/papers-again dossier.submit
  POST /procedures/{code}/submit/review dossier.submit
  POST /procedures/{code}/submit/send dossier.submit

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
  POST /api/v1/files dossier.submit
  POST /api/v1/track dossier.track
  GET /api/v1/my/dossiers dossier.list-own
  GET /api/v1/my/dossiers/{id} dossier.read-own
  GET /api/v1/work dossier.list
  GET /api/v1/work/intake dossier.list
  GET /api/v1/work/stuck dossier.list
  GET /api/v1/dossiers dossier.list
  GET /api/v1/dossiers/{id} dossier.read
  GET /api/v1/dossiers/{id}/files/{sha256} dossier.read
  POST /api/v1/dossiers/{id}/children dossier.open-child
  POST /api/v1/dossiers/{id}/corrections dossier.correct
  POST /api/v1/dossiers/{id}/accept dossier.receive
  POST /api/v1/dossiers/{id}/requestIntakeSupplement dossier.request-intake-supplement
  POST /api/v1/dossiers/{id}/answerIntakeSupplement dossier.answer-supplement
  POST /api/v1/dossiers/{id}/reject dossier.reject
  POST /api/v1/dossiers/{id}/cancel dossier.cancel
  POST /api/v1/dossiers/{id}/handOver dossier.hand-over
  POST /api/v1/dossiers/{id}/assignTask dossier.assign
  POST /api/v1/dossiers/{id}/completeTask dossier.complete-task
  POST /api/v1/dossiers/{id}/returnToPrevious dossier.return-to-previous
  POST /api/v1/dossiers/{id}/requestConsultation dossier.consult
  POST /api/v1/dossiers/{id}/replyConsultation dossier.reply-consultation
  POST /api/v1/dossiers/{id}/closeConsultation dossier.consult
  POST /api/v1/dossiers/{id}/startVerification dossier.verify-facts
  POST /api/v1/dossiers/{id}/finishVerification dossier.verify-facts
  POST /api/v1/dossiers/{id}/proposeSupplement dossier.propose-supplement
  POST /api/v1/dossiers/{id}/approveSupplement dossier.approve-supplement
  POST /api/v1/dossiers/{id}/sendSupplement dossier.send-supplement
  POST /api/v1/dossiers/{id}/answerSupplement dossier.answer-supplement
  POST /api/v1/dossiers/{id}/confirmSupplement dossier.confirm-supplement
  POST /api/v1/dossiers/{id}/stop dossier.stop
  POST /api/v1/dossiers/{id}/requirePayment dossier.require-payment
  POST /api/v1/dossiers/{id}/confirmPayment dossier.confirm-payment
  POST /api/v1/dossiers/{id}/suspend dossier.suspend
  POST /api/v1/dossiers/{id}/resume dossier.resume
  POST /api/v1/dossiers/{id}/requestWithdrawal dossier.request-withdrawal
  POST /api/v1/dossiers/{id}/approveWithdrawal dossier.decide-withdrawal
  POST /api/v1/dossiers/{id}/refuseWithdrawal dossier.decide-withdrawal
  POST /api/v1/dossiers/{id}/cancelWithdrawal dossier.request-withdrawal
  POST /api/v1/dossiers/{id}/signResult dossier.sign
  POST /api/v1/dossiers/{id}/issueResult dossier.issue
  POST /api/v1/dossiers/{id}/returnResult dossier.return-result
  POST /api/v1/dossiers/{id}/reopen dossier.reopen
  POST /api/v1/dossiers/{id}/proposeExtension dossier.propose-extension
  POST /api/v1/dossiers/{id}/signExtension dossier.sign-extension
  POST /api/v1/dossiers/{id}/reroute dossier.reroute
  POST /api/v1/dossiers/{id}/moveCustody dossier.move-custody
  POST /api/v1/dossiers/{id}/checkComponents dossier.check-components
  POST /api/v1/dossiers/{id}/confirmDraftByApplicant dossier.confirm-draft
`
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line !== "");

/** Routes without an actor: health, figures and assets. */
export const SYSTEM_ROUTES: readonly string[] = ["/livez", "/readyz", "/metrics", "/assets/{name}"];
