import { messages } from "../../../i18n/index.ts";
import {
  Button,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";

export type TrackTyped = { readonly code: string; readonly lastFour: string };

const NOTHING_TYPED: TrackTyped = { code: "", lastFour: "" };

export type TrackFormProps = {
  readonly page: PageFrame & FormPage;
  readonly typed?: TrackTyped;
  readonly errors?: readonly FormError[];
};

/**
 * Code and second factor. A POST, though it changes nothing: so neither stands in an address, in the history of a
 * shared computer, or in a log.
 */
export function TrackForm({ page, typed = NOTHING_TYPED, errors = [] }: TrackFormProps) {
  const t = messages(page.locale).screens.track;
  return (
    <Form page={page} action={paths.track()}>
      <div class="mc-fields">
        <TextInput
          locale={page.locale}
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={typed.code}
          error={errorOf(errors, "code")}
          maxLength={60}
        />
        <TextInput
          locale={page.locale}
          name="lastFour"
          label={t.lastFour}
          value={typed.lastFour}
          inputMode="numeric"
          maxLength={4}
          error={errorOf(errors, "lastFour")}
        />
      </div>
      <div class="mc-row">
        <Button variant="secondary" icon="search">
          {t.see}
        </Button>
      </div>
    </Form>
  );
}
