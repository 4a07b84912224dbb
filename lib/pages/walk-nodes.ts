// What a page may cost at most. A hostile page may have any number of nodes.
const MAX_NODES = 20_000;

export interface NodeVisitor {
  /** Returns whether the nodes inside are visited too. */
  enter(node: Node): boolean;
  leave(node: Node): void;
  /** Whether the walk may end. */
  isDone(): boolean;
}

/**
 * Visits the nodes from `root` down in the order of the page, without recursion and up to a bound.
 *
 * @returns the first node that was not visited, if the walk ended early
 */
export function walkNodes(root: Node, visitor: NodeVisitor): Node | null {
  let node: Node | null = root;
  for (let count = 0; node && count < MAX_NODES && !visitor.isDone(); count += 1) {
    const first: Node | null = visitor.enter(node) ? node.firstChild : null;
    node = first ?? leaveUpwards(node, root, visitor);
  }
  return node;
}

/** Leaves a node and all that it was the last of; the node after them. */
function leaveUpwards(node: Node, root: Node, visitor: NodeVisitor): Node | null {
  for (let at: Node | null = node; at; at = at.parentNode) {
    visitor.leave(at);
    if (at === root) return null;
    if (at.nextSibling) return at.nextSibling;
  }
  return null;
}
