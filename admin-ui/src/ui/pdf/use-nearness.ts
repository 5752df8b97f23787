import { type RefObject, useEffect, useState } from 'react'

/** Whether an element was ever within one screen height of the visible part. */
export function useNearness(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const target = element.current
    if (target === null || near) return
    const watching = new IntersectionObserver((entries) => setNear(entries.some((each) => each.isIntersecting)), {
      rootMargin: '100%',
    })
    watching.observe(target)
    return () => watching.disconnect()
  }, [element, near])
  return near
}
