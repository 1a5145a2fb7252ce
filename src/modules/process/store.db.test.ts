import { describe, expect, it } from "vitest";
import { aFile, aLine } from "../../../test/support/bpmn-text.ts";
import { testServices } from "../../../test/support/services.ts";
import { seedProcesses } from "../../demo/process.ts";
import { newId } from "../../kernel/ids.ts";
import { parseInstant, parseLocalDate } from "../../kernel/local-date.ts";
import type { Actor } from "../access/index.ts";
import { importProcess, publishProcess } from "./commands.ts";
import { loadGraph } from "./graph-cache.ts";
import { findProcessVersion, findPublishedProcess, listProcessVersions, readProcessFile } from "./queries.ts";
import { readShippedProcess, SHIPPED_PROCESS_CODES } from "./shipped.ts";

const { services, clock, owner } = await testServices();

function day(text: string) {
  const date = parseLocalDate(text);
  if (date === null) throw new TypeError(text);
  return date;
}

function officer(role: "control-officer" | "specialist" | "system-admin"): Actor {
  const grants = [{ role, unitId: newId<"unit">(), delegatedBy: null }];
  return {
    kind: "officer",
    accountId: newId(),
    personId: newId(),
    fullName: "Người kiểm soát (giả định)",
    grants,
  };
}

const control = officer("control-officer");
const named = (code: string, ...tasks: string[]) => aFile(aLine(...tasks)).replaceAll("test-process", code);

async function imported(xml: string) {
  const done = await importProcess(services, control, { xml });
  if (!done.ok) throw new TypeError(done.refusal.code);
  return done.value;
}

describe("importing a process file", () => {
  it("keeps the file as it came and gives it the next version number", async () => {
    const xml = named("numbering", "intake", "sign1");
    const one = await imported(xml);
    const two = await imported(named("numbering", "intake"));
    expect([one.version, two.version, one.publication]).toEqual([1, 2, null]);
    expect(await readProcessFile(services.database, one.id)).toBe(xml);
    expect((await findProcessVersion(services.database, one.id))?.graph.nodes.intake).toMatchObject({
      kind: "task",
    });
  });

  it("refuses the same file twice and names the version it is", async () => {
    const xml = named("twice", "intake");
    await imported(xml);
    const again = await importProcess(services, control, { xml });
    expect(again).toEqual({
      ok: false,
      refusal: { code: "PROCESS_VERSION_KNOWN", processCode: "twice", version: 1 },
    });
  });

  it("refuses whoever does not manage processes, before reading the file", async () => {
    for (const actor of [officer("specialist"), officer("system-admin"), { kind: "guest" } as const]) {
      const refused = await importProcess(services, actor, { xml: "<not xml" });
      expect(refused.ok ? "accepted" : refused.refusal.code).toMatch(/^NOT_(ALLOWED|SIGNED_IN)$/);
    }
  });

  it("numbers twenty imports at the same time 1 to 20", async () => {
    const files = Array.from({ length: 20 }, (_, index) => named("crowd", `step${index}`));
    const versions = await Promise.all(files.map(async (xml) => (await imported(xml)).version));
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

describe("publishing a version", () => {
  const publish = (
    versionId: Awaited<ReturnType<typeof imported>>["id"],
    from: string,
    to: string | null = null,
  ) =>
    publishProcess(services, control, {
      versionId,
      effectiveFrom: day(from),
      effectiveTo: to === null ? null : day(to),
      decisionNo: "12/QĐ-UBND",
    });
  const inForce = async (code: string, on: string) =>
    (await findPublishedProcess(services.database, { code, on: day(on) }))?.version ?? null;

  it("puts the latest version begun by the day into force", async () => {
    const one = await imported(named("law", "intake"));
    const two = await imported(named("law", "intake", "sign1"));
    expect((await publish(one.id, "2026-11-24")).ok).toBe(true);
    expect((await publish(two.id, "2027-01-01", "2027-06-30")).ok).toBe(true);
    const days = ["2026-11-23", "2026-11-24", "2026-12-31", "2027-01-01", "2027-06-30", "2027-07-01"];
    expect(await Promise.all(days.map((on) => inForce("law", on)))).toEqual([null, 1, 1, 2, 2, null]);
  });

  it("refuses a second publication, a taken day, a past day and a missing version", async () => {
    const one = await imported(named("strict", "intake"));
    const two = await imported(named("strict", "intake", "sign1"));
    const code = async (result: ReturnType<typeof publish>) => {
      const done = await result;
      return done.ok ? "accepted" : done.refusal.code;
    };
    expect(await code(publish(one.id, "2026-11-23"))).toBe("PROCESS_PUBLISHED_IN_PAST");
    expect(await code(publish(one.id, "2026-11-24"))).toBe("accepted");
    expect(await code(publish(one.id, "2026-12-24"))).toBe("PROCESS_ALREADY_PUBLISHED");
    expect(await code(publish(two.id, "2026-11-24"))).toBe("PROCESS_EFFECTIVE_DAY_TAKEN");
    expect(await code(publish(newId<"process-version">(), "2026-12-01"))).toBe("NOT_FOUND");
  });

  it("lets one of ten colleagues publish, the others hear that it is done", async () => {
    const { id } = await imported(named("race", "intake"));
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) => publish(id, `2026-12-${10 + index}`)),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = all.flatMap((done) => (done.ok ? [] : [done.refusal.code]));
    expect(new Set(codes)).toEqual(new Set(["PROCESS_ALREADY_PUBLISHED"]));
  });
});

describe("the database itself", () => {
  it("does not let the application change or delete a version or a publication", async () => {
    const { kysely } = services.database;
    await imported(named("frozen", "intake"));
    const denied = /permission denied/;
    await expect(kysely.updateTable("processVersion").set({ xml: "<x/>" }).execute()).rejects.toThrow(denied);
    await expect(kysely.deleteFrom("processVersion").execute()).rejects.toThrow(denied);
    await expect(kysely.updateTable("processPublication").set({ decisionNo: "x" }).execute()).rejects.toThrow(
      denied,
    );
    await expect(kysely.deleteFrom("processPublication").execute()).rejects.toThrow(denied);
  });

  it("refuses codes, fingerprints, kinds and days that cannot be", async () => {
    const { id, code } = await imported(named("checks", "intake"));
    const row = await owner.kysely
      .selectFrom("processVersion")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const insert = (change: Partial<typeof row>) =>
      owner.kysely
        .insertInto("processVersion")
        .values({ ...row, id: newId(), versionNo: 9, sha256: "0".repeat(64), ...change })
        .execute();
    for (const change of [
      { processCode: "x y" },
      { versionNo: 0 },
      { kind: "OTHER" },
      { nameVi: "" },
      { nameEn: "" },
      { sha256: "ABC" },
      { xml: "" },
      { versionNo: row.versionNo },
      { sha256: row.sha256 },
      { id },
    ]) {
      await expect(insert(change), JSON.stringify(change)).rejects.toThrow(/violates/);
    }
    const publication = {
      versionId: id,
      processCode: code,
      effectiveFrom: day("2027-01-02"),
      effectiveTo: null,
      decisionNo: "1",
      publishedBy: null,
      publishedByName: "x",
      publishedAt: services.clock.now(),
    };
    for (const change of [
      { processCode: "law" },
      { effectiveTo: day("2027-01-01") },
      { decisionNo: "" },
      { versionId: newId() },
    ]) {
      const insertion = owner.kysely
        .insertInto("processPublication")
        .values({ ...publication, ...change })
        .execute();
      await expect(insertion, JSON.stringify(change)).rejects.toThrow(/violates/);
    }
  });
});

describe("the shipped processes", () => {
  it("are published once by the seed, which changes nothing when it runs again", async () => {
    const now = parseInstant("2026-11-24T09:00:00+07:00");
    if (now !== null) clock.set(now);
    await seedProcesses(services, day("2026-01-01"));
    await seedProcesses(services, day("2026-01-01"));
    for (const code of SHIPPED_PROCESS_CODES) {
      const { items } = await listProcessVersions(services.database, { code });
      expect(items.map(({ version, publication }) => [version, publication?.effectiveFrom])).toEqual([
        [1, "2026-01-01"],
      ]);
      const found = await findPublishedProcess(services.database, { code, on: day("2026-11-24") });
      expect(await readProcessFile(services.database, found?.id ?? "")).toBe(await readShippedProcess(code));
    }
  });

  it("are parsed once: the second look-up gives the same graph object", async () => {
    const { items } = await listProcessVersions(services.database, { code: "land-use-change" });
    const id = items[0]?.id;
    if (id === undefined) throw new TypeError("not seeded");
    expect(await loadGraph(services.database, id)).toBe(await loadGraph(services.database, id));
  });

  it("are listed page by page, each version once", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listProcessVersions(services.database, {
        limit: 7,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...page.items.map(({ code, version }) => `${code} ${version}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const rows = await services.database.kysely.selectFrom("processVersion").select("id").execute();
    expect(seen).toHaveLength(rows.length);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
