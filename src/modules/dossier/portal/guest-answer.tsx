import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  dayText,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { ArrivedFiles } from "../ahead/gather-files.ts";
import type { SupplementRound } from "../dossier.ts";
import type { PaperNames } from "../screens/paper-names.ts";
import { LEFT_KEY } from "./leave-machine.ts";
import { LeaveMachine } from "./submit-frame.tsx";
import { SupplementBoxes } from "./supplement-boxes.tsx";

/** What a guest has typed and sent so far for the papers that are missing. */
export type AnswerTyped = {
  readonly personalId: string;
  readonly fullName: string;
  /** Under which the files of this page lie. */
  readonly guestKey: string;
  readonly arrived: ArrivedFiles;
  readonly errors: readonly FormError[];
};

/** Papers a guest may send for a tracked dossier: what is asked for, and the version it was asked of. */
export type Answering = AnswerTyped & {
  readonly round: Pick<SupplementRound, "stage" | "round" | "items" | "reason" | "respondBy">;
  readonly version: number;
};

type Props = {
  readonly page: PageFrame & FormPage;
  readonly answering: Answering;
  readonly tracked: { readonly code: string; readonly lastFour: string };
  readonly paperName: PaperNames;
};

export const GUEST_ANSWER_FORM = "guest-answer";
/** Which round of missing papers the form was shown for. */
export const ROUND_FIELD = "_round";

export function roundName({ stage, round }: Pick<SupplementRound, "stage" | "round">): string {
  return `${stage} ${round}`;
}

/** The papers that are missing, sent without an account: number and name say whose dossier it is. */
export function GuestAnswerCard({ page, answering, tracked, paperName }: Props) {
  const t = messages(page.locale).screens;
  const { round, guestKey, arrived, errors } = answering;
  const common = { locale: page.locale };
  return (
    <Card title={t.guestAnswer.title} edge="warning">
      <p>{t.guestAnswer.lead}</p>
      {round.respondBy === null ? null : (
        <p class="mc-strong">{t.mine.supplementBy({ day: dayText(round.respondBy) })}</p>
      )}
      <Form page={page} id={GUEST_ANSWER_FORM} action={paths.trackSupplement()} files>
        <Seen answering={answering} tracked={tracked} />
        <SupplementBoxes
          {...common}
          items={round.items}
          paperName={paperName}
          guestKey={guestKey}
          arrived={arrived}
          errors={errors}
        />
        <TextInput
          {...common}
          name="personalId"
          label={t.guestAnswer.personalId}
          hint={t.guestAnswer.personalIdHint}
          value={answering.personalId}
          inputMode="numeric"
          maxLength={20}
          error={errorOf(errors, "personalId")}
        />
        <TextInput
          {...common}
          name="fullName"
          label={t.guestAnswer.fullName}
          value={answering.fullName}
          autocomplete="name"
          maxLength={100}
          error={errorOf(errors, "fullName")}
        />
        <div>
          <Button>{t.mine.supplementSend}</Button>
        </div>
      </Form>
      <LeaveMachine page={page} guestKey={guestKey} />
    </Card>
  );
}

/** Which dossier and what of it the form was shown for, and where its files lie. */
function Seen({ answering: { round, version, guestKey }, tracked }: Pick<Props, "answering" | "tracked">) {
  const shown = { _version: String(version), [ROUND_FIELD]: roundName(round), [LEFT_KEY]: guestKey };
  return (
    <>
      {Object.entries({ ...tracked, ...shown }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
