import { expect, test } from "vitest";
import { authorityByPost, authorityRefusal, signingRefusal } from "./signing-authority.ts";

test("whose post is a deputy's signs for the head, who is acting signs so, a head signs without a word", () => {
  for (const title of ["Phó Chủ tịch UBND phường", "phó giám đốc", "PHÓ TRƯỞNG PHÒNG"])
    expect(authorityByPost(title), title).toBe("KT");
  for (const title of ["Quyền Chủ tịch UBND xã", "Q. Giám đốc"])
    expect(authorityByPost(title), title).toBe("Q");
  for (const title of ["Chủ tịch UBND phường", "Trưởng Công an phường", "", null])
    expect(authorityByPost(title), String(title)).toBeNull();
});

test("a word that contradicts the post is refused: no deputy signs as head, no head for a head", () => {
  const misfits = [
    ["Phó Chủ tịch UBND phường", null],
    ["Phó Chủ tịch UBND phường", "TM"],
    ["Phó Chủ tịch UBND phường", "Q"],
    ["Chủ tịch UBND phường", "KT"],
    ["Chủ tịch UBND phường", "TL"],
    ["Chủ tịch UBND phường", "Q"],
    ["Quyền Chủ tịch UBND phường", "KT"],
    ["Quyền Chủ tịch UBND phường", null],
  ] as const;
  for (const [title, word] of misfits)
    expect(authorityRefusal({ title, word }), `${title} ${word}`).toEqual({
      code: "SIGNING_AUTHORITY_MISFIT",
      title,
      fits: authorityByPost(title),
    });
});

test("what the post leaves open is the signer's to say", () => {
  const fitting = [
    ["Phó Chủ tịch UBND phường", "KT"],
    ["Phó Chủ tịch UBND phường", "TUQ"],
    ["Chủ tịch UBND phường", null],
    ["Chủ tịch UBND phường", "TM"],
    ["Quyền Chủ tịch UBND phường", "Q"],
    ["Chánh Văn phòng", "TL"],
    ["Trưởng phòng", null],
    [null, "KT"],
  ] as const;
  for (const [title, word] of fitting)
    expect(authorityRefusal({ title, word }), `${title} ${word}`).toBeNull();
});

test("the title under a signature is the post its signer holds, in whichever way it is written", () => {
  const deputy = "Phó Chủ tịch UBND phường";
  const cases = [
    [deputy, "Phó Chủ tịch", "KT", null],
    [deputy, "PHÓ CHỦ TỊCH UBND PHƯỜNG", "TUQ", null],
    [deputy, "Chủ tịch", null, "SIGNING_TITLE_MISFIT"],
    [deputy, "Chủ tịch", "KT", "SIGNING_TITLE_MISFIT"],
    [deputy, "Chánh Văn phòng", "TL", "SIGNING_TITLE_MISFIT"],
    [deputy, "Phó Chủ tịch", null, "SIGNING_AUTHORITY_MISFIT"],
    ["Chánh Văn phòng", "Chủ tịch", null, "SIGNING_TITLE_MISFIT"],
    [null, "Chủ tịch", "KT", "SIGNING_AUTHORITY_MISFIT"],
    [null, "Chủ tịch", null, null],
  ] as const;
  for (const [post, title, word, code] of cases)
    expect(signingRefusal({ post, title, word })?.code ?? null, `${post}/${title}/${word}`).toBe(code);
});
