import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  Checkbox,
  errorOf,
  FileUpload,
  Form,
  type FormError,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type Component, textIn } from "../../catalogue/index.ts";
import { type StoredPaper, storedFacts } from "../../paper-store/index.ts";
import type { Submission } from "./submission.ts";
import {
  CarriedSubmission,
  SUBMIT_FORM,
  SubmitFrame,
  type SubmitPageProps,
  submitAction,
} from "./submit-frame.tsx";
import { isHandedIn } from "./submit-situation.ts";

/** Second page: the papers, each with one box; what was sent already stays unless another file takes its place. */
export function SubmitPapersPage({
  page,
  version,
  atHand,
  errors = [],
  components,
  stored,
}: SubmitPageProps & {
  components: readonly Component[];
  stored: ReadonlyMap<string, StoredPaper>;
}) {
  const t = messages(page.locale).screens.submit;
  const { submission } = atHand;
  const toUpload = components.filter(isHandedIn);
  const toShow = components.filter((component) => component.kind === "PRESENT");
  return (
    <SubmitFrame atHand={atHand} page={page} version={version} step={1} errors={errors}>
      <Form page={page} id={SUBMIT_FORM} action={submitAction(version.code, 1)} files>
        <CarriedSubmission step={1} atHand={atHand} />
        <Card title={t.papersTitle}>
          <p>{toUpload.length === 0 ? t.noPapers : t.papersLead}</p>
          <div class="mc-stack" data-gap="lg">
            {toUpload.map((component) => (
              <div class="mc-stack" data-gap="sm">
                <Stored page={page} paper={stored.get(component.code)} place={{ component, submission }} />
                <PaperField page={page} component={component} submission={submission} errors={errors} />
              </div>
            ))}
          </div>
        </Card>
        {toShow.length === 0 ? null : (
          <Card title={t.papersToShow}>
            <p>{t.papersToShowLead}</p>
            <ul class="mc-list">
              {toShow.map((component) => (
                <li>{textIn(component.name, page.locale)}</li>
              ))}
            </ul>
          </Card>
        )}
        <div class="mc-row">
          <Button>{t.toReview}</Button>
          <BackButton to={`${paths.submit(version.code)}/back`} label={t.backToForm} />
        </div>
      </Form>
    </SubmitFrame>
  );
}

type StoredProps = {
  page: PageFrame;
  paper: StoredPaper | undefined;
  place: { component: Component; submission: Submission };
};

/** A paper of one's own in the store: one tick, and it need not be sent again. */
function Stored({ page, paper, place: { component, submission } }: StoredProps) {
  if (paper === undefined) return null;
  const t = messages(page.locale).paperStore;
  const isTaken = submission.papers.some(
    ({ componentCode, reused }) => componentCode === component.code && reused === paper.id,
  );
  return (
    <Checkbox
      locale={page.locale}
      name={`_reuse.${component.code}`}
      value={paper.id}
      label={t.reuse({ name: [paper.name, storedFacts(paper, page.locale)].join(" · ") })}
      hint={t.consent}
      checked={isTaken}
      optional
    />
  );
}

type PaperFieldProps = {
  page: PageFrame;
  component: Component;
  submission: Submission;
  errors: readonly FormError[];
};

function PaperField({ page, component, submission, errors }: PaperFieldProps) {
  const t = messages(page.locale).screens.submit;
  const paper = submission.papers.find((each) => each.componentCode === component.code);
  const held = paper === undefined || paper.reused !== null ? [] : paper.files;
  const name = `_paper.${component.code}`;
  const note = component.note === null ? [] : [textIn(component.note, page.locale)];
  const group = component.oneOfGroup === null ? [] : [t.paperOneOf];
  const have =
    held.length === 0
      ? []
      : [`${t.paperHeld({ names: held.map((file) => file.name).join(", ") })}. ${t.paperReplace}`];
  const hint = [...note, ...group, ...have].join(" · ");
  return (
    <FileUpload
      locale={page.locale}
      name={name}
      label={textIn(component.name, page.locale)}
      megabytesMax={component.sizeMegabytesMax}
      optional={!component.required || (paper?.files ?? []).length > 0 || component.oneOfGroup !== null}
      error={errorOf(errors, name)}
      ahead={{ guestKey: submission.guestKey, arrived: [] }}
      multiple
      {...(hint === "" ? {} : { hint })}
    />
  );
}

/** Goes back without losing what is here: the same form, sent to another address. */
export function BackButton({ to, label }: { to: string; label: string }) {
  return (
    <button
      class="ds-button"
      data-variant="tertiary"
      data-color="accent"
      type="submit"
      formaction={to}
      formnovalidate
    >
      {label}
    </button>
  );
}
