import { Link } from "../../../web/components/index.ts";
import type { Photo } from "../photo-store.ts";

type Shown = {
  readonly photos: readonly Photo[];
  readonly path: (sha256: string) => string;
};

/** Photographs of a parcel by name; each opens by itself, once it was scanned. */
export function Photos({ photos, path }: Shown) {
  if (photos.length === 0) return null;
  return (
    <ul>
      {photos.map(({ name, sha256 }) => (
        <li>
          <Link href={path(sha256)}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
