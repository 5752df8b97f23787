import { ServerOff } from 'lucide-react'
import type { DispatcherProcess } from '../../ui/api/operator-types.ts'
import type { Wrong, WrongWords } from './wrong.ts'

/** No dispatcher runs, or one of them does not reach the queue or cannot write to the store of documents. */
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
  const noQueue = { ...problem, key: 'queue', title: t('operation.noQueue'), text: t('operation.noQueueText') }
  const noStore = { ...problem, key: 'store', title: t('operation.noStore'), text: t('operation.noStoreText') }
  return [
    ...(running.some(({ queue }) => queue === 'DOWN') ? [noQueue] : []),
    ...(running.some(({ store }) => store === 'DOWN') ? [noStore] : []),
  ]
}
