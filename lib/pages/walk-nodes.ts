// What a page may cost at most. The longest READMEs have some 15,000 nodes; a hostile page may have any
// number.
const MAX_NODES = 30_000;

export interface NodeVisitor {
  /** Returns whether the nodes inside are visited too. */
  enter(node: Node): boolean;
  leave(node: Node): void;
}

/**
 * Visits the nodes from `root` down in the order of the page, without recursion and up to a bound that no
 * honest page comes near. Where the bound is met, what was entered last is not left.
 */
export function walkNodes(root: Node, { enter, leave }: NodeVisitor): void {
  let node: Node | null = root;
  for (let count = 0; node && count < MAX_NODES; count += 1) {
    const first: Node | null = enter(node) ? node.firstChild : null;
    node = first ?? leaveUpwards(node, root, leave);
  }
}

/** Leaves a node and all that it was the last of; the node after them. */
function leaveUpwards(node: Node, root: Node, leave: (node: Node) => void): Node | null {
  for (let at: Node | null = node; at; at = at.parentNode) {
    leave(at);
    if (at === root) return null;
    if (at.nextSibling) return at.nextSibling;
  }
  return null;
}
