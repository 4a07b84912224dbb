import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives the page its window's size in pixels, now and whenever that changes. To find out how large a popup wants to
 * be, Chromium tries it in windows of 25 by 25 pixels and more after each change in it: what is as large as
 * the window was laid out four times for each letter typed.
 *
 * @returns the window's height, CSS pixels; 0 when nothing has been drawn yet
 */
export function useWindowSize(): number {
  const height = useRef(0);
  useLayoutEffect(() => {
    const fill = (): void => {
      height.current = innerHeight;
      const style = document.getElementById('app')?.style;
      style?.setProperty('width', `${innerWidth}px`);
      style?.setProperty('height', `${innerHeight}px`);
    };
    fill();
    addEventListener('resize', fill);
    return () => removeEventListener('resize', fill);
  }, []);
  return height.current;
}
