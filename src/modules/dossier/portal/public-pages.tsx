import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { listPublished } from "../../catalogue/index.ts";
import { ADDRESS_CODE } from "../code.ts";
import type { Office } from "../commands/office.ts";
import { trackDossier } from "../queries/track.ts";
import type { OfficeContact } from "../screens/office-contact.tsx";
import { openingHours } from "../screens/opening-hours.ts";
import { receivingOffices } from "../screens/receiving-offices.ts";
import { answeringOf, registerGuestAnswer } from "./guest-answer-acts.tsx";
import { HomePage, type HomeView } from "./home-page.tsx";
import { SubmittedPage } from "./submitted-page.tsx";
import { TrackedPage, TrackPage } from "./track-page.tsx";
import { trackedView } from "./track-view.ts";
import { typedTracking } from "./typed-tracking.ts";

const CODE_MAX = 60;

/** Home, tracking, and the receipt of a submission: pages for everybody. */
export function registerPublicPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/",
    act: "portal.read",
    handler: async (page) => page.render(<HomePage page={page} view={await homeView(office, page)} />),
  });
  pageRoute(router, {
    method: "get",
    path: "/track",
    act: "dossier.track",
    query: z.object({ code: z.string().max(CODE_MAX).optional() }),
    handler: async (page) =>
      page.render(
        <TrackPage page={page} typed={{ code: page.query.code ?? "", lastFour: "" }} offices={[]} />,
      ),
  });
  pageRoute(router, {
    method: "post",
    path: "/track",
    act: "dossier.track",
    idempotency: "reads",
    limit: "track",
    handler: (page) => answerTracking(office, page),
  });
  registerGuestAnswer(router, office);
  pageRoute(router, {
    method: "get",
    path: "/submitted/{code}",
    act: "portal.read",
    params: z.strictObject({ code: z.string().regex(ADDRESS_CODE) }),
    handler: async (page) => page.render(<SubmittedPage page={page} code={page.params.code} />),
  });
}

async function homeView(office: Office, page: Page<unknown, unknown>): Promise<HomeView> {
  const { database, clock } = office.services;
  const on = localDateOf(clock.now());
  const [published, directory] = await Promise.all([
    listPublished(database, { on, limit: 200 }),
    office.directory(),
  ]);
  const offices = receivingOffices(directory, on);
  const [first] = offices;
  const calendars = first === undefined ? null : await office.calendars.get({ unitId: first.id, on });
  return {
    procedureCount: published.items.length,
    offices: offices.slice(0, 3),
    hours: calendars === null ? "" : openingHours(calendars.intake, page.locale),
  };
}

async function answerTracking(office: Office, page: Page<unknown, unknown>): Promise<Response> {
  const t = messages(page.locale).screens.track;
  const typed = typedTracking(page);
  const errors: FormError[] = [];
  if (typed.code === "") errors.push({ path: "code", message: t.codeMissing });
  if (!/^\d{4}$/.test(typed.lastFour)) errors.push({ path: "lastFour", message: t.lastFourMissing });
  const again = async (wrong: readonly FormError[], offices: readonly OfficeContact[]) =>
    page.render(<TrackPage page={page} typed={typed} errors={wrong} offices={offices} />, 422);
  const offices = await officesToday(office);
  if (errors.length > 0) return again(errors, offices);
  const tooMany = await page.attempt("tracked-code", typed.code.toUpperCase());
  if (tooMany !== null) return page.refuse(tooMany);
  const tracked = await trackDossier(office.services.database, typed);
  if (tracked !== null) {
    const answering = await answeringOf(office, page, { tracked, typed: null });
    const view = await trackedView(office, page, { tracked, lastFour: typed.lastFour, answering });
    return page.render(<TrackedPage page={page} view={view} />);
  }
  const phone = spokenPhone(page.helpline ?? offices[0]?.phone ?? null);
  return again([{ path: "code", message: t.notFound({ phone }) }], offices);
}

async function officesToday(office: Office): Promise<readonly OfficeContact[]> {
  return receivingOffices(await office.directory(), localDateOf(office.services.clock.now())).slice(0, 3);
}
