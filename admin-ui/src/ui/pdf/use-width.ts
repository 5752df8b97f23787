import { type RefObject, useEffect, useState } from 'react'

/**
 * The width of an element in CSS pixels, in steps, so that dragging a window edge does not change it at every move; 0 before it
 * is known.
 */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const target = element.current
    if (target === null) return
    const seen = new ResizeObserver(() => setWidth(Math.ceil(target.clientWidth / step) * step))
    seen.observe(target)
    return () => seen.disconnect()
  }, [element])
  return width
}

const step = 40
