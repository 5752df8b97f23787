import { useRef } from 'react'
import { type Person, usePresence } from '../presence/use-presence.ts'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'

/** The other people who have the draft open; their saves are taken over while there are no unsaved changes here. */
export function useWritersPresence(path: string, { revision }: DraftState, keeper: DraftKeeper): readonly Person[] {
  const seen = useRef(revision)
  const own = useRef(revision)
  own.current = revision
  return usePresence(
    path,
    () => {
      const hasWritten = own.current !== seen.current || keeper.state().save.kind === 'typing'
      seen.current = own.current
      return hasWritten
    },
    (presence) => {
      void keeper.catchUp(presence.revision).then(() => {
        // A revision of another person does not count as writing here.
        seen.current = Math.max(seen.current, presence.revision)
      })
    },
  )
}
