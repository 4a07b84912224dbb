import type { PanelPlace } from './panel-place.ts';

/** The page's own type and colors where the panel stands, as CSS values. */
export interface PageLook {
  readonly scheme: 'light' | 'dark';
  readonly font: string;
  readonly ink: string;
  readonly paper: string;
  /** Space above and below a row, like the row before it. */
  readonly rowSpace: string;
}

const DEFAULT_ROW_SPACE_PX = 16;

/** Reads how the page looks around `place`. */
export function readPageLook(document: Document, place: PanelPlace): PageLook {
  const around = place.style === 'overlay' ? document.body : place.parent;
  const style = computedStyle(around);
  return {
    scheme: detectScheme(document),
    font: style?.fontFamily || 'sans-serif',
    ink: style?.color || 'CanvasText',
    paper: opaqueBackground(document) ?? 'Canvas',
    rowSpace: `${measureRowSpace(place.parent)}px`,
  };
}

/**
 * Whether the page is light or dark: by the background it paints, since readers may choose a light
 * theme for a site's dark mode; by the attributes of both sites before any style has come.
 */
export function detectScheme(document: Document): PageLook['scheme'] {
  const lightness = findLightness(opaqueBackground(document) ?? '');
  if (lightness !== undefined) return lightness < 0.5 ? 'dark' : 'light';
  const root = document.documentElement;
  const mode = root.getAttribute('data-color-mode');
  const isAutoDark = mode === 'auto' && document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)').matches;
  return mode === 'dark' || isAutoDark || root.classList.contains('dark') ? 'dark' : 'light';
}

/** How light a computed color is, 0 to 1; undefined for notations not met in computed values. */
export function findLightness(color: string): number | undefined {
  const [notation = '', numbers = ''] = color.split('(');
  const [first = NaN, second = NaN, third = NaN] = (numbers.match(/[\d.]+/g) ?? []).map(Number);
  if (notation.startsWith('rgb')) return (0.299 * first + 0.587 * second + 0.114 * third) / 255;
  if (notation.startsWith('ok')) return first > 1 ? first / 100 : first;
  if (/^l(?:ab|ch)$/.test(notation)) return first / 100;
  return notation === 'color' ? 0.299 * first + 0.587 * second + 0.114 * third : undefined;
}

function opaqueBackground(document: Document): string | undefined {
  const backgrounds = [document.body, document.documentElement].map(
    (element) => computedStyle(element)?.backgroundColor,
  );
  return backgrounds.find((color) => color && color !== 'transparent' && !/(?:, |\/ )0(?:\.\d+)?\)$/.test(color));
}

function measureRowSpace(grid: Element): number {
  const row = grid.firstElementChild;
  const cell = row?.querySelector('.BorderGrid-cell') ?? row;
  const space = Number.parseFloat((cell && computedStyle(cell)?.paddingBottom) || '');
  return space >= 8 && space <= 32 ? space : DEFAULT_ROW_SPACE_PX;
}

function computedStyle(element: Element | null): CSSStyleDeclaration | undefined {
  return element ? element.ownerDocument.defaultView?.getComputedStyle(element) : undefined;
}
