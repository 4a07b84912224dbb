// What a page may make us look at, at most; honest pages come nowhere near.
const MAX_ELEMENTS = 500;
const MAX_LENGTH = 2_000;

/** The first elements that match, in page order. */
export function findAll(root: ParentNode, selector: string): Element[] {
  return Array.from(root.querySelectorAll(selector)).slice(0, MAX_ELEMENTS);
}

/** An attribute of an element; empty when there is none, or one longer than any honest one. */
export function readAttribute(element: Element, name: string, most = MAX_LENGTH): string {
  const value = element.getAttribute(name) ?? '';
  return value.length > most ? '' : value;
}

/** The beginning of an element's text. */
export function readText(element: Element): string {
  return element.textContent.slice(0, MAX_LENGTH).trim();
}
