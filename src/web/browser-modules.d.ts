/** Stylesheets an island imports; the bundler collects them beside its script. */
declare module "*.css";

/** The editor's own types describe another module form than its files have; this is the part we call. */
declare module "bpmn-js/lib/Modeler" {
  class Modeler {
    constructor(options: {
      readonly container: HTMLElement;
      readonly moddleExtensions: Readonly<Record<string, object>>;
    });
    importXML(xml: string): Promise<{ readonly warnings: readonly string[] }>;
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml?: string }>;
    get<T>(service: string): T;
    on<T>(event: string, listener: (event: T) => void): void;
  }

  // biome-ignore lint/style/noDefaultExport: it is how the package exports its editor
  export { Modeler as default };
}
