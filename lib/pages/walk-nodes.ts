// What a page may cost at most. A hostile page may have any number of nodes.
const MAX_NODES = 20_000;

export interface NodeVisitor {
  /** Returns whether the nodes inside are visited too, after which the node is left. */
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
    const isEntered = visitor.enter(node);
    const first: Node | null = isEntered ? node.firstChild : null;
    if (isEntered && !first) visitor.leave(node);
    node = first ?? findNext(node, root, visitor);
  }
  return node;
}

/** The node after one that is over, leaving all those that it was the last of. */
function findNext(node: Node, root: Node, visitor: NodeVisitor): Node | null {
  let at = node;
  while (at !== root) {
    const next: Node | null = at.nextSibling;
    if (next) return next;
    if (!at.parentNode) return null;
    at = at.parentNode;
    visitor.leave(at);
  }
  return null;
}
