/** The package ships types of the BPMN elements but none of its reader; this is the part we call. */
declare module "bpmn-moddle" {
  /** An element of the file: properties by name, attributes nobody knows in `$attrs`. */
  export type ModdleElement = {
    readonly $type: string;
    readonly $attrs?: Readonly<Record<string, string>>;
    readonly $descriptor: { readonly properties: readonly { readonly ns: { readonly name: string } }[] };
    $parent?: ModdleElement;
    readonly id?: string;
    readonly name?: string;
    readonly get: (property: string) => unknown;
    readonly set: (property: string, value: unknown) => void;
  };
  export class BpmnModdle {
    constructor(extensions: Readonly<Record<string, unknown>>);
    fromXML(
      xml: string,
      type: string,
    ): Promise<{
      readonly rootElement: ModdleElement;
      readonly elementsById: Readonly<Record<string, ModdleElement>>;
      readonly warnings: readonly { readonly message: string }[];
    }>;
    toXML(element: ModdleElement, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
    create(type: string, properties: Readonly<Record<string, unknown>>): ModdleElement;
  }
}
