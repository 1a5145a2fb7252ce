import { ERRORS } from "./errors.ts";
import { registerCalendarPages } from "./modules/calendar/admin/calendar-pages.tsx";
import { registerCalendarApi } from "./modules/calendar/api.ts";
import { registerCatalogueAdmin } from "./modules/catalogue/admin/pages.tsx";
import { registerCatalogueApi } from "./modules/catalogue/api.ts";
import { registerFormsApi } from "./modules/catalogue/api-forms.ts";
import { registerCataloguePages } from "./modules/catalogue/portal/pages.tsx";
import {
  registerCertificationDesk,
  registerCertificationRegister,
  registerNotes,
} from "./modules/certification/index.ts";
import { registerPaperAdmin } from "./modules/document/admin/template-pages.tsx";
import { registerVerifyPages } from "./modules/document/portal/verify-pages.tsx";
import { registerAmendPages } from "./modules/dossier/desk/amend-pages.tsx";
import { registerCorrectionPages } from "./modules/dossier/desk/correction-pages.tsx";
import { registerDeskPages } from "./modules/dossier/desk/desk-pages.tsx";
import { registerDigitisePages } from "./modules/dossier/desk/digitise-pages.tsx";
import { registerDeskDossierPages } from "./modules/dossier/desk/dossier-pages.tsx";
import { registerIntakePages } from "./modules/dossier/desk/intake-pages.tsx";
import { registerReceiptPages } from "./modules/dossier/desk/receipt-pages.tsx";
import {
  type Office,
  openDeadlines,
  openOffice,
  registerAmendmentCommand,
  registerDossierCommands,
  registerDossierQueries,
  registerLinkedCommands,
} from "./modules/dossier/index.ts";
import { eraseSubmissions } from "./modules/dossier/portal/leave-machine.ts";
import { registerOwnPages } from "./modules/dossier/portal/own-pages.tsx";
import { registerPublicPages } from "./modules/dossier/portal/public-pages.tsx";
import { registerSubmitPages } from "./modules/dossier/portal/submit-pages.tsx";
import { registerAccountAdminPages } from "./modules/identity/admin/account-pages.tsx";
import { registerIdentityApi } from "./modules/identity/api.ts";
import { sessionWithUnread } from "./modules/identity/index.ts";
import { registerAccountPages } from "./modules/identity/portal/account-pages.tsx";
import { registerSignInPages } from "./modules/identity/portal/sign-in-pages.tsx";
import { registerOutboxPages } from "./modules/notification/admin/outbox-pages.tsx";
import { registerMessageSettings } from "./modules/notification/admin/settings-pages.tsx";
import { registerSimulatedPages } from "./modules/notification/admin/simulated-pages.tsx";
import { registerTextPages } from "./modules/notification/admin/texts-pages.tsx";
import { registerMessagesApi } from "./modules/notification/api.ts";
import { toldCard } from "./modules/notification/desk/told-card.tsx";
import { messageGauge, openPostRoom, unreadCount } from "./modules/notification/index.ts";
import { registerBoxPages } from "./modules/notification/portal/box-pages.tsx";
import { registerResultPages } from "./modules/notification/portal/result-pages.tsx";
import { registerWantsPages } from "./modules/notification/portal/wants-pages.tsx";
import { registerOrganisationPages } from "./modules/organisation/admin/organisation-pages.tsx";
import { registerOrganisationApi } from "./modules/organisation/api.ts";
import {
  registerMyPapers,
  registerPaperStoreDesk,
  registerRepresentativeDesk,
} from "./modules/paper-store/index.ts";
import { registerBankPages } from "./modules/payment/desk/bank-pages.tsx";
import { registerCashPages } from "./modules/payment/desk/cash-pages.tsx";
import { registerDayPages } from "./modules/payment/desk/day-pages.tsx";
import { registerDecisionPages } from "./modules/payment/desk/decision-pages.tsx";
import { registerPostalCashPages } from "./modules/payment/desk/postal-cash-pages.tsx";
import { registerSimulatedBankPages } from "./modules/payment/desk/simulated-bank-pages.tsx";
import { findMoneyReceipt, moneyWaitingFor, paidCard, registerPaymentApi } from "./modules/payment/index.ts";
import { registerPayPages } from "./modules/payment/portal/pay-pages.tsx";
import { parcelCard, registerPostPages } from "./modules/post/index.ts";
import { registerProcessPages } from "./modules/process/admin/process-pages.tsx";
import { registerProcessApi } from "./modules/process/api.ts";
import { countDocumentsWaiting, findRecordsPaper } from "./modules/records/index.ts";
import { registerRecords } from "./modules/records/routes.ts";
import { registerSignatures } from "./modules/signature/routes.ts";
import { registerMorningPages } from "./modules/statistics/alert/morning-pages.tsx";
import { registerIndexApi } from "./modules/statistics/index-766/api.ts";
import { registerIndexVersionsApi } from "./modules/statistics/index-766/api-versions.ts";
import { registerLatePages } from "./modules/statistics/late-steps/late-pages.tsx";
import { registerIndexPages } from "./modules/statistics/lead/index-766-pages.tsx";
import { registerLeadPages } from "./modules/statistics/lead/lead-pages.tsx";
import { registerTotalsApi } from "./modules/statistics/lead/totals-api.ts";
import { registerMapPages } from "./modules/statistics/map/map-pages.tsx";
import { registerMetricApi } from "./modules/statistics/metric/api.ts";
import { registerTransparencyPages } from "./modules/statistics/portal/transparency-pages.tsx";
import { reportsWaitingFor } from "./modules/statistics/report/queries.ts";
import { registerReports } from "./modules/statistics/report/routes.ts";
import { registerStuckPages } from "./modules/statistics/stuck/stuck-pages.tsx";
import { PAPER_WITNESSES } from "./paper-witnesses.ts";
import { removalGauge } from "./platform/files/remove-files.ts";
import { type Metrics, openMetrics } from "./platform/metrics/metrics.ts";
import type { Services } from "./platform/services.ts";
import type { ResolveSession } from "./web/env.ts";
import { registerKeptPage } from "./web/kept-page-route.ts";
import { errorPage } from "./web/layout/error-page.tsx";
import { registerIncidentPages } from "./web/operation/incident-pages.tsx";
import type { Router } from "./web/router.ts";
import { registerSearch } from "./web/search/search-route.ts";
import { createShell } from "./web/shell.ts";
import type { ShellSettings } from "./web/shell-parts.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "./write-attachments.ts";

/** What only a test or a special host changes. */
type AppOptions = {
  readonly metrics?: Metrics;
  readonly settings?: Partial<ShellSettings>;
  /** Sessions known besides those of identity: a test signs in whom it needs. */
  readonly signedIn?: ResolveSession;
};

/**
 * The only composition root: services → modules → web and API. `app.fetch` answers requests; `routes` is the
 * complete list of what it answers.
 */
export function createApp(services: Services, options: AppOptions = {}): Router {
  const metrics = options.metrics ?? openMetrics();
  metrics.watch(messageGauge(services));
  metrics.watch(removalGauge(services));
  const router = createShell({
    services,
    catalogue: ERRORS,
    metrics,
    resolveSession: eitherSession(options.signedIn),
    errorPage,
    ...(options.settings === undefined ? {} : { settings: options.settings }),
  });
  registerModules(router, services);
  return router;
}

/** The pages of dossiers: of everybody, of their owner, of the desk. */
function registerDossierScreens(router: Router, office: Office): void {
  registerPublicPages(router, office);
  registerSubmitPages(router, office);
  registerOwnPages(router, office);
  registerDeskPages(router, office);
  registerIntakePages(router, office);
  registerReceiptPages(router, office);
  registerDeskDossierPages(router, office);
}

/** Counts beside entries of the navigation that are not dossiers. */
function waitingElsewhere(services: Services): Office["waitingElsewhere"] {
  const [reports, money] = [reportsWaitingFor(services), moneyWaitingFor(services)];
  return async (officer) => {
    const [waiting, owed, documents] = await Promise.all([
      reports(officer),
      money(officer),
      countDocumentsWaiting(services.database, officer, services.clock.today()),
    ]);
    const { all, toSign: signing, overdue: documentsOverdue, dueSoon: documentsDueSoon } = documents;
    return { ...waiting, ...owed, documents: all, signing, documentsOverdue, documentsDueSoon };
  };
}

/** One line a module and audience; what is not here is not reachable. */
function registerModules(router: Router, services: Services): void {
  const room = openPostRoom(services);
  const office = openOffice(services, WRITE_ATTACHMENTS, {
    parts: [parcelCard(services), paidCard(services), toldCard(room)],
    waitingElsewhere: waitingElsewhere(services),
    ...OFFICE_PORTS,
  });
  registerOrganisationApi(router);
  registerIdentityApi(router);
  registerSignInPages(router);
  registerAccountPages(router);
  registerAccountAdminPages(router);
  registerOrganisationPages(router);
  registerCalendarApi(router, openDeadlines(WRITE_ATTACHMENTS));
  registerCalendarPages(router, openDeadlines(WRITE_ATTACHMENTS));
  registerProcessApi(router);
  registerProcessPages(router);
  registerCatalogue(router);
  registerPaperRoutes(router);
  registerDossierCommands(router, office);
  registerLinkedCommands(router, office);
  registerAmendmentCommand(router, office);
  registerDossierQueries(router, office);
  registerDossierScreens(router, office);
  registerMessagesApi(router, office);
  registerBoxPages(router, room);
  registerWantsPages(router, room);
  registerResultPages(router, room);
  registerTextPages(router);
  registerMessageSettings(router);
  registerOutboxPages(router, room);
  registerSimulatedPages(router, room);
  registerKeptPapers(router, office);
  registerPostPages(router, office);
  registerRecords(router, office);
  registerMoney(router, office);
  registerReports(router);
  registerMetricApi(router);
  registerTotalsApi(router);
  registerIndexApi(router);
  registerIndexVersionsApi(router);
  registerIndexPages(router);
  registerLeadPages(router);
  registerLatePages(router);
  registerStuckPages(router);
  registerMapPages(router);
  registerTransparencyPages(router);
  registerMorningPages(router);
}

/** What is kept of people's papers: digitised, stored, and what became of the files. */
function registerKeptPapers(router: Router, office: Office): void {
  registerDigitisePages(router, office);
  registerAmendPages(router, office);
  registerCorrectionPages(router, office);
  // Before the page of one request, whose address the register's would fit.
  registerCertificationRegister(router, office);
  registerCertificationDesk(router, office);
  registerMyPapers(router);
  registerPaperStoreDesk(router);
  registerRepresentativeDesk(router);
  registerIncidentPages(router);
  registerSearch(router);
  registerKeptPage(router);
}

/** Templates, certificates, trust, and what the code on a paper opens. */
function registerPaperRoutes(router: Router): void {
  registerPaperAdmin(router);
  registerSignatures(router);
  registerVerifyPages(router, {
    witnesses: PAPER_WITNESSES,
    others: [findRecordsPaper, findMoneyReceipt],
    notesOf: registerNotes,
  });
}

/** Procedures and their forms. */
function registerCatalogue(router: Router): void {
  registerCatalogueApi(router);
  registerFormsApi(router);
  registerCataloguePages(router, eraseSubmissions);
  registerCatalogueAdmin(router);
}

/** The counter of money, the bank, and paying from afar. */
function registerMoney(router: Router, office: Office): void {
  registerPaymentApi(router, office);
  registerCashPages(router, office);
  registerDayPages(router, office);
  registerDecisionPages(router, office);
  registerBankPages(router, office);
  registerPostalCashPages(router, office);
  registerPayPages(router, office);
  registerSimulatedBankPages(router, office);
}

const resolveSession = sessionWithUnread(unreadCount);

function eitherSession(signedIn: ResolveSession | undefined): ResolveSession {
  if (signedIn === undefined) return resolveSession;
  return async (services, credentials) =>
    (await signedIn(services, credentials)) ?? (await resolveSession(services, credentials));
}
