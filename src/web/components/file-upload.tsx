import { messages } from "../../i18n/index.ts";
import { Field, type FieldBase, fieldAria } from "./field.tsx";

/** What a scanner, a phone camera or an office program makes; checked again by content where the file is stored. */
const FILE_TYPES_ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx";

type FileUploadProps = FieldBase & {
  readonly multiple?: boolean;
  readonly megabytesMax: number;
  readonly accept?: string;
  /** On a phone the camera is offered first. */
  readonly capture?: boolean;
};

/** A plain file field inside a multipart form: works everywhere; the `upload` island adds dropping and a preview of names. */
export function FileUpload(props: FileUploadProps) {
  const { locale, multiple = false, megabytesMax, accept = FILE_TYPES_ACCEPTED, capture = false } = props;
  const t = messages(locale).shell.form;
  const hint = props.hint ?? `${t.chooseFile} ${t.fileSizeMax({ megabytes: megabytesMax })}`;
  return (
    <Field {...props} hint={hint}>
      <input
        class="mc-file"
        type="file"
        accept={accept}
        data-file-bytes-max={megabytesMax * 1024 * 1024}
        {...fieldAria({ ...props, hint })}
        {...(multiple ? { multiple: true } : {})}
        {...(capture ? { capture: "environment" } : {})}
      />
    </Field>
  );
}
