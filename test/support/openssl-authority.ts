import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Order = {
  readonly use: string;
  /** What the certificate is for besides, by OpenSSL's name. */
  readonly extended?: string;
  /** The authority says that nobody need ask whether this one stands. */
  readonly noCheck?: boolean;
  readonly from?: string;
  readonly to?: string;
};

export type OpensslAuthority = ReturnType<typeof opensslAuthority>;

/** An authority that OpenSSL runs in a folder: not a line of ours made what we are to believe. */
export function opensslAuthority(folder: string) {
  mkdirSync(folder, { recursive: true });
  const run = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  writeFileSync(
    join(folder, "ca.cnf"),
    `[ca]\ndefault_ca = here\n[here]\ndir = .\ndatabase = index.txt\nnew_certs_dir = .\nserial = serial\ndefault_md = sha256
policy = any\ncertificate = authority.pem\nprivate_key = authority.key\ndefault_crl_days = 30\nunique_subject = no
[any]\ncommonName = supplied\n`,
  );
  writeFileSync(join(folder, "index.txt"), "");
  writeFileSync(join(folder, "serial"), "1000\n");
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  run(
    ...[
      "req",
      "-x509",
      ...newKey,
      "-keyout",
      "authority.key",
      "-out",
      "authority.pem",
      "-subj",
      "/CN=authority",
    ],
    ...["-days", "30", "-addext", "keyUsage=critical,keyCertSign,cRLSign,digitalSignature"],
  );
  return {
    folder,
    issue: (name: string, { use, extended, noCheck, from, to }: Order) => {
      const lines = [`keyUsage = critical,${use}`, "basicConstraints = critical,CA:FALSE"];
      if (extended !== undefined) lines.push(`extendedKeyUsage = ${extended}`);
      if (noCheck === true) lines.push("noCheck = ignored");
      writeFileSync(join(folder, `${name}.cnf`), `${lines.join("\n")}\n`);
      run("req", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
      const span =
        from === undefined || to === undefined ? ["-days", "20"] : ["-startdate", from, "-enddate", to];
      run(
        ...["ca", "-batch", "-config", "ca.cnf", "-in", `${name}.csr`, "-out", `${name}.pem`, "-notext"],
        ...["-extfile", `${name}.cnf`, ...span],
      );
    },
    revoke: (name: string) => run("ca", "-config", "ca.cnf", "-revoke", `${name}.pem`),
    list: (): Buffer => {
      run("ca", "-config", "ca.cnf", "-gencrl", "-out", "list.pem");
      return run("crl", "-in", "list.pem", "-outform", "der");
    },
    certificate: (name: string): Buffer => readFileSync(join(folder, `${name}.pem`)),
    /** What `responder` answers about a certificate; `of` is whose responder it is, where it is another's. */
    answer: (
      name: string,
      responder: string,
      options: readonly string[] = [],
      of?: { readonly folder: string },
    ): Buffer => {
      run("ocsp", "-issuer", "authority.pem", "-cert", `${name}.pem`, "-no_nonce", "-reqout", "question.der");
      const at = (file: string) => join(of?.folder ?? folder, file);
      run(
        ...["ocsp", "-index", "index.txt", "-CA", "authority.pem", "-reqin", "question.der"],
        ...["-rsigner", at(`${responder}.pem`), "-rkey", at(`${responder}.key`)],
        ...["-respout", "answer.der", ...options],
      );
      return readFileSync(join(folder, "answer.der"));
    },
  };
}
