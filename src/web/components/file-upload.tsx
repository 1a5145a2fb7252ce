import { messages } from "../../i18n/index.ts";
import { Field, type FieldBase, fieldAria } from "./field.tsx";

/** What a scanner, a phone camera or an office program makes; checked again by content where the file is stored. */
const FILE_TYPES_ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.xml";

/** A page that was sent before the form: `value` names it in the form, with its quarter turns. */
export type ArrivedPage = { readonly value: string; readonly name: string; readonly isPicture: boolean };

/** Files go to the server while the form is still being filled in, and go on where a bad line broke. */
type SentAhead = {
  /** By which a guest owns what is sent; null for who has signed in. */
  readonly guestKey: string | null;
  readonly arrived: readonly ArrivedPage[];
};

type FileUploadProps = FieldBase & {
  readonly multiple?: boolean;
  readonly megabytesMax: number;
  readonly accept?: string;
  readonly ahead?: SentAhead;
};

/**
 * A plain file field inside a multipart form: works everywhere. The `upload` island adds dropping and, where files are
 * sent ahead, a list of the pages with their progress, their order and how they are turned; on a phone a second box beside
 * it opens the camera. `capture` never stands on the box itself: with it most phones offer no picture taken before.
 */
export function FileUpload(props: FileUploadProps) {
  const { locale, megabytesMax } = props;
  const t = messages(locale).shell.form;
  const kinds = `${t.chooseFile} ${t.fileSizeMax({ megabytes: megabytesMax })}`;
  // A paper's own note stands before what kinds of file there may be, never instead of it.
  const isPaper = props.ahead !== undefined && props.accept === undefined;
  const hint = isPaper && props.hint !== undefined ? `${props.hint} · ${kinds}` : (props.hint ?? kinds);
  return (
    <Field {...props} hint={hint}>
      <FileBox {...props} hint={hint} />
    </Field>
  );
}

/** The box alone, where what stands beside it names it already: its label is read out and not shown. */
export function BareFileUpload(props: FileUploadProps) {
  return (
    <div class="mc-file-bare">
      <FileBox {...props} isBare />
    </div>
  );
}

function FileBox({ isBare = false, ...props }: FileUploadProps & { readonly isBare?: boolean }) {
  const { locale, label, multiple = false, megabytesMax, accept } = props;
  const t = messages(locale).shell.form;
  return (
    <>
      <input
        class="mc-file"
        type="file"
        accept={accept ?? FILE_TYPES_ACCEPTED}
        data-file-bytes-max={megabytesMax * 1024 * 1024}
        data-choose={multiple ? t.chooseFiles : t.chooseOneFile}
        data-none={t.noFileChosen}
        {...fieldAria(props)}
        {...(isBare ? { "aria-label": label } : {})}
        {...(multiple ? { multiple: true } : {})}
        {...aheadOf(props)}
      />
      <Arrived {...props} />
    </>
  );
}

function aheadOf({ locale, ahead, accept, megabytesMax }: FileUploadProps) {
  if (ahead === undefined) return {};
  const { tooLarge, ...words } = messages(locale).shell.form.ahead;
  return {
    ...(ahead.arrived.length === 0 ? {} : { required: false }),
    "data-ahead": "/api/v1/uploads",
    ...(accept === undefined ? { "data-camera": messages(locale).shell.form.takePhoto } : {}),
    "data-words": JSON.stringify({ ...words, tooLarge: tooLarge({ megabytes: megabytesMax }) }),
    ...(ahead.guestKey === null ? {} : { "data-guest-key": ahead.guestKey }),
  };
}

function Arrived({ name, ahead }: FileUploadProps) {
  if (ahead === undefined || ahead.arrived.length === 0) return null;
  return (
    <ol class="mc-pages">
      {ahead.arrived.map((page) => (
        <li data-picture={page.isPicture ? "" : undefined}>
          <input type="hidden" name={name} value={page.value} />
          <span class="mc-page-name">{page.name}</span>
        </li>
      ))}
    </ol>
  );
}
