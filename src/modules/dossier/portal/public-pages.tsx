import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { listPublished, textIn } from "../../catalogue/index.ts";
import { allowedActs } from "../allowed-acts.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { showParts } from "../dossier-part.ts";
import { publicView } from "../queries/public-view.ts";
import { type TrackedDossier, trackDossier } from "../queries/track.ts";
import { clockView } from "../screens/clock-view.ts";
import type { OfficeContact } from "../screens/office-contact.tsx";
import { openingHours } from "../screens/opening-hours.ts";
import { paperNames } from "../screens/paper-names.ts";
import { receivingOffices } from "../screens/receiving-offices.ts";
import { HomePage, type HomeView } from "./home-page.tsx";
import { SubmittedPage } from "./submitted-page.tsx";
import type { TrackTyped } from "./track-form.tsx";
import { TrackedPage, type TrackedView, TrackPage } from "./track-page.tsx";

const CODE_MAX = 60;
const DOSSIER_CODE = /^[A-Z0-9][A-Z0-9.-]{5,59}$/;

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
    idempotency: "none",
    limit: "track",
    handler: (page) => answerTracking(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/submitted/{code}",
    act: "portal.read",
    params: z.strictObject({ code: z.string().regex(DOSSIER_CODE) }),
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
  if (tracked !== null)
    return page.render(
      <TrackedPage
        page={page}
        view={{ ...(await trackedView(office, page, tracked)), lastFour: typed.lastFour }}
      />,
    );
  const phone = spokenPhone(page.helpline ?? offices[0]?.phone ?? null);
  return again([{ path: "code", message: t.notFound({ phone }) }], offices);
}

function typedTracking(page: Page<unknown, unknown>): TrackTyped {
  const text = (name: string) => {
    const value = page.form[name];
    return typeof value === "string" ? value.replace(/\s/g, "").slice(0, CODE_MAX) : "";
  };
  return { code: text("code").toUpperCase(), lastFour: text("lastFour") };
}

async function officesToday(office: Office): Promise<readonly OfficeContact[]> {
  return receivingOffices(await office.directory(), localDateOf(office.services.clock.now())).slice(0, 3);
}

async function trackedView(
  office: Office,
  page: Page<unknown, unknown>,
  tracked: TrackedDossier,
): Promise<Omit<TrackedView, "lastFour">> {
  const { dossier } = tracked;
  const now = office.services.clock.now();
  const { organisations } = dossier;
  const version = await versionOf(office, dossier);
  const unitId = organisations?.competentAgencyId;
  const calendars =
    unitId === undefined ? null : await office.calendars.get({ unitId, on: localDateOf(now) });
  const moment = calendars === null ? null : { calendar: calendars.deadline, now, locale: page.locale };
  const shown = publicView(tracked);
  const directory = await office.directory();
  const acts = allowedActs(dossier, now);
  return {
    parts: await showParts(office.parts, { dossierId: dossier.id, locale: page.locale, reader: "PUBLIC" }),
    office: organisations === null ? null : directory.find(organisations.receivingUnitId),
    book: await office.fees(office.services.database, dossier.id),
    collecting: await office.collecting.list(office.services.database, [dossier.id]),
    may: {
      supplement: acts.includes("answerIntakeSupplement") || acts.includes("answerSupplement"),
      withdraw: acts.includes("requestWithdrawal") || acts.includes("cancel"),
      collect: dossier.status === "RESULT_READY" && dossier.channelOut === "COUNTER",
    },
    dossier: version === null ? shown : { ...shown, procedureName: textIn(version.name, page.locale) },
    clock:
      moment === null
        ? { state: "none" as const, left: "", due: null, derivation: [] }
        : clockView(dossier, moment),
    paperName: paperNames(version, page.locale),
  };
}
