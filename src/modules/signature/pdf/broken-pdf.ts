/** The bytes are no PDF we can follow. Thrown while reading, caught where a file is opened; never leaves the module. */
export class BrokenPdf extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "BrokenPdf";
  }
}
