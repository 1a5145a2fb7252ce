import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Unit } from "../../organisation/index.ts";
import { postPaths } from "../post-paths.ts";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";

type CollectView = {
  readonly desk: ParcelDesk;
  readonly errors: readonly FormError[];
  readonly typed: Readonly<Record<"name" | "phone" | "address" | "papers" | "office" | "carrier", string>>;
  readonly offices: readonly Unit[];
  readonly ownCarriers: readonly Unit[];
  /** The code just given out. */
  readonly made: string | null;
};

const COLLECT_FORM = "collecting";

/** At the citizen's door or at the post office: who, which papers, and the code to put on the parcel. */
export function CollectPage({ page, view }: { page: PageFrame & FormPage; view: CollectView }) {
  const { locale } = page;
  const t = messages(locale).post.collect;
  const { desk, errors, made } = view;
  return (
    <PostPage
      page={page}
      tab="COLLECT"
      counts={desk.counts}
      errors={errors}
      form={{ id: COLLECT_FORM, action: postPaths.collect() }}
    >
      {made === null ? null : (
        <Alert locale={locale} tone="success" title={t.made}>
          <p class="mc-number mc-strong">{made}</p>
        </Alert>
      )}
      <p class="mc-muted">{t.lead}</p>
      <Sending page={page} view={view} />
    </PostPage>
  );
}

function Sending({ page, view }: { page: PageFrame & FormPage; view: CollectView }) {
  const { locale } = page;
  const t = messages(locale).post.collect;
  const { errors, typed } = view;
  const box = (name: "name" | "phone" | "address") => (
    <TextInput
      locale={locale}
      name={name}
      label={t[name]}
      value={typed[name]}
      maxLength={300}
      optional={name === "phone"}
      error={errorOf(errors, name)}
      {...(name === "phone" ? { inputMode: "tel" as const } : {})}
    />
  );
  return (
    <Card>
      <Form page={page} action={postPaths.collect()} id={COLLECT_FORM}>
        <Between page={page} view={view} />
        {box("name")}
        {box("phone")}
        {box("address")}
        <Textarea
          locale={locale}
          name="papers"
          label={t.papers}
          hint={t.papersHint}
          value={typed.papers}
          rows={4}
          error={errorOf(errors, "papers")}
        />
        <div class="mc-row">
          <Button icon="inbox">{t.make}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** From which post office to which office. */
function Between({ page, view: { typed, offices, ownCarriers } }: { page: PageFrame; view: CollectView }) {
  const { locale } = page;
  const t = messages(locale).post.collect;
  const options = (units: readonly Unit[]) => units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        locale={locale}
        name="carrier"
        label={messages(locale).post.carrier}
        value={typed.carrier === "" ? ownCarriers[0]?.id : typed.carrier}
        emptyLabel={null}
        options={options(ownCarriers)}
      />
      <Select
        locale={locale}
        name="office"
        label={t.office}
        value={typed.office === "" ? offices[0]?.id : typed.office}
        emptyLabel={null}
        options={options(offices)}
      />
    </>
  );
}
