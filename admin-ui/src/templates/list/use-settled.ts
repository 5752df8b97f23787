import { useEffect, useState } from 'react'

/** The value once it has not changed for a moment: what is typed is asked after the word, not at each letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 250)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
