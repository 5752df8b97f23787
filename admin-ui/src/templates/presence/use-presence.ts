import { useEffect, useRef, useState } from 'react'
import type { DraftPresence } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'

/** The interval is short enough to show a colleague within 15 seconds; the hub drops a screen that has not reported for 30. */
const reportMs = 8000
/** After this time without input, a screen no longer counts as present, and does not keep a session alive. */
const idleMs = 5 * 60_000

export type Person = DraftPresence['people'][number]

/**
 * Reports every few seconds that this screen has a version open, and returns the other people who have it open. While the screen
 * is hidden or idle it does not report.
 * @param hasWritten called with each report: whether the text was changed here since the last one
 * @param onPresence called with each answer
 */
export function usePresence(
  path: string,
  hasWritten: () => boolean,
  onPresence: (presence: DraftPresence) => void,
): readonly Person[] {
  const api = useApi()
  const [people, setPeople] = useState<readonly Person[]>([])
  const latest = useRef({ hasWritten, onPresence })
  latest.current = { hasWritten, onPresence }
  useEffect(() => {
    let [touchedAt, running, ended] = [Date.now(), false, false]
    const touch = () => {
      touchedAt = Date.now()
    }
    const report = async () => {
      if (running || document.visibilityState === 'hidden' || Date.now() - touchedAt > idleMs) return
      running = true
      try {
        const body = { writing: latest.current.hasWritten() }
        const presence = await api.send<DraftPresence>('POST', `${path}/presence`, body)
        if (ended) return
        setPeople(presence.people)
        latest.current.onPresence(presence)
      } catch {
        // The other people are not known now; the screen itself shows that there is no connection.
        if (!ended) setPeople([])
      } finally {
        running = false
      }
    }
    const now = () => {
      touch()
      void report()
    }
    const timer = setInterval(() => void report(), reportMs)
    const touches = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const
    for (const each of touches) window.addEventListener(each, touch, { passive: true, capture: true })
    document.addEventListener('visibilitychange', now)
    now()
    return () => {
      ended = true
      clearInterval(timer)
      for (const each of touches) window.removeEventListener(each, touch, { capture: true })
      document.removeEventListener('visibilitychange', now)
      api.send('DELETE', `${path}/presence`).catch(() => undefined)
    }
  }, [api, path])
  return people
}
