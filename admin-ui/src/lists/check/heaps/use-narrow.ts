import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 40em)'

/** Whether the window is too narrow to show a letter beside the rows. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(narrow)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(narrow).matches,
  )
}
