import type { ModdleElement } from "bpmn-moddle";

/** A property that holds a list of elements; empty where the file has none. */
export function children(element: ModdleElement, property: string): readonly ModdleElement[] {
  return (element.get(property) ?? []) as readonly ModdleElement[];
}

/** A property that holds one element, also one it refers to. */
export function child(element: ModdleElement, property: string): ModdleElement | null {
  return (element.get(property) ?? null) as ModdleElement | null;
}
