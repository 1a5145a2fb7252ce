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

test("a title is held against the words of the post, whatever its rank: nobody signs as the holder of another post", () => {
  const cases = [
    ["Chánh Văn phòng", "Trưởng phòng Tư pháp", false],
    ["Chánh Văn phòng", "Trưởng Công an", false],
    ["Trưởng phòng Tư pháp", "Trưởng phòng Nội vụ", false],
    ["Trưởng phòng Tư pháp", "Trưởng phòng", true],
    ["Trưởng phòng", "Trưởng phòng Tư pháp", true],
    ["Trưởng phòng Văn hóa - Xã hội", "TRƯỞNG PHÒNG VĂN HOÁ – XÃ HỘI", true],
    ["Công chức Tư pháp – Hộ tịch", "Công chức", true],
    ["Giám đốc", "Chủ tịch", false],
    ["Giám đốc Trung tâm", "Chủ tịch UBND phường", false],
    ["Giám đốc Trung tâm", "Giám đốc Sở Nội vụ", false],
    ["Giám đốc Trung tâm", "Giám đốc Trung tâm Phục vụ hành chính công", true],
    ["Chủ tịch UBND phường", "Chủ tịch", true],
    ["Chủ tịch UBND phường", "Chủ tịch Ủy ban nhân dân phường", true],
    ["Chủ tịch Uỷ ban nhân dân phường", "CHỦ TỊCH UBND PHƯỜNG TÂY HỒ", true],
    ["Chủ tịch UBND phường", "Chủ tịch HĐND phường", false],
    ["Chủ tịch UBND phường", "Chủ", false],
    ["Phó Chủ tịch UBND phường", "Phó Giám đốc Trung tâm", false],
    ["Phó Chủ tịch UBND phường", "Phó", false],
    ["Quyền Chủ tịch UBND xã", "Q. Chủ tịch", true],
    ["Q. Giám đốc", "Quyền Chủ tịch", false],
    ["Chánh Văn phòng", "  ", false],
    ["Thủ quỹ", "Thủ", false],
  ] as const;
  for (const [post, title, isFitting] of cases) {
    const word = authorityByPost(post);
    const code = signingRefusal({ post, title, word })?.code ?? null;
    expect(code, `${post}/${title}`).toBe(isFitting ? null : "SIGNING_TITLE_MISFIT");
  }
});
