import type { Locale } from "../../../i18n/index.ts";
import { errorOf, FileUpload, type FormError } from "../../../web/components/index.ts";
import type { ArrivedFiles } from "../ahead/gather-files.ts";
import type { SupplementRound } from "../dossier.ts";
import type { PaperNames } from "../screens/paper-names.ts";

const MEGABYTES_MAX = 20;

type Props = {
  readonly locale: Locale;
  readonly items: SupplementRound["items"];
  readonly paperName: PaperNames;
  /** By which a guest owns what is sent; null for who has signed in. */
  readonly guestKey: string | null;
  readonly arrived: ArrivedFiles;
  readonly errors?: readonly FormError[];
};

/** The missing papers, each with its box: answered in one go, as they were asked for in one go. */
export function SupplementBoxes({ locale, items, paperName, guestKey, arrived, errors = [] }: Props) {
  return (
    <>
      {items.map(({ componentCode, problem }) => {
        const name = `papers.${componentCode}.file`;
        return (
          <FileUpload
            locale={locale}
            name={name}
            label={`${paperName(componentCode)}: ${problem}`}
            megabytesMax={MEGABYTES_MAX}
            ahead={{ guestKey, arrived: arrived[name] ?? [] }}
            error={errorOf(errors, name)}
            multiple
          />
        );
      })}
    </>
  );
}
