import { type RefObject, useEffect, useRef, useState } from 'react'

/** Rows above and below the view that are drawn too, so that scrolling shows no gap. */
const spare = 8

export interface Window {
  readonly box: RefObject<HTMLDivElement | null>
  /** The first row that is drawn, counted from 0, and the one after the last. */
  readonly from: number
  readonly to: number
  readonly before: number
  readonly after: number
  readonly scrollTo: (index: number) => void
}

/** Which of many rows of one height are in view, in pixels of the scrolling box. */
export function useWindow(rows: number, height: number): Window {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const read = (): void => setView({ top: element.scrollTop, height: element.clientHeight })
    read()
    element.addEventListener('scroll', read, { passive: true })
    const watch = new ResizeObserver(read)
    watch.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      watch.disconnect()
    }
  }, [])
  const from = Math.max(0, Math.min(rows, Math.floor(view.top / height)) - spare)
  const to = Math.min(rows, Math.ceil((view.top + view.height) / height) + spare)
  return {
    box,
    from,
    to,
    before: from * height,
    after: (rows - to) * height,
    scrollTo: (index) => {
      const element = box.current
      if (element === null) return
      const head = element.querySelector('thead')?.clientHeight ?? 0
      const [top, bottom] = [index * height, (index + 1) * height + head]
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
    },
  }
}
