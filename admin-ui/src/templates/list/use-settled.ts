import { useEffect, useState } from 'react'

/** Returns the value after it has not changed for a moment: typed words are requested after a pause, not at each letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 250)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
