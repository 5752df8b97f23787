import { ServerOff } from 'lucide-react'
import type { DispatcherProcess } from '../../ui/api/operator-types.ts'
import type { Wrong, WrongWords } from './wrong.ts'

/** No dispatcher runs, or one of them does not reach the queue. */
export function wrongProcesses({ t, moment }: WrongWords, seen: readonly DispatcherProcess[]): readonly Wrong[] {
  const running = seen.filter(({ state }) => state === 'running')
  const problem = { tab: 'processes', tone: 'bad', icon: ServerOff } as const
  if (running.length === 0) {
    const [last] = seen
    const title =
      last === undefined
        ? t('operation.noDispatcher')
        : t('operation.noDispatcherSince', { moment: moment(last.seenAt) })
    return [{ ...problem, key: 'dispatcher', title, text: t('operation.noDispatcherText') }]
  }
  if (running.every(({ queue }) => queue === 'UP')) return []
  return [{ ...problem, key: 'queue', title: t('operation.noQueue'), text: t('operation.noQueueText') }]
}
