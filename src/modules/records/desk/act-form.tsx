import type { Child } from "hono/jsx";
import { Form } from "../../../web/components/index.ts";
import type { OfficialDocument } from "../official-document.ts";
import { recordsPaths } from "./records-paths.ts";
import type { AnyPage } from "./typed-form.ts";

type Props = {
  readonly page: AnyPage;
  readonly document: Pick<OfficialDocument, "id" | "version">;
  readonly act: string;
  readonly children: Child;
};

/** The form of an act on a document as it is shown: of another version nothing is signed, sent or written over. */
export function ActForm({ page, document, act, children }: Props) {
  return (
    <Form page={page} action={recordsPaths.act(document.id, act)}>
      <input type="hidden" name="version" value={String(document.version)} />
      {children}
    </Form>
  );
}
