import { DatabaseBackup, HardDrive } from 'lucide-react'
import type { StoreShown } from '../../ui/api/operator-types.ts'
import type { Wrong, WrongWords } from './wrong.ts'

/** A second location that is so much behind is reported (seconds), as the alert rule does. */
const longestLag = 3_600

/** Stored bytes that are lost or wait for their repair, and a second location that is behind. */
export function wrongStore({ t }: WrongWords, { faults, second }: StoreShown): readonly Wrong[] {
  const { lost, open } = faults
  return [
    ...(lost > 0 ? [problem('lost', 'bad', t('storage.wrongLost', { count: lost }), t('storage.wrongLostText'))] : []),
    ...(open > 0 ? [problem('open', 'bad', t('storage.wrongOpen', { count: open }), t('storage.wrongOpenText'))] : []),
    ...((second?.lagSeconds ?? 0) > longestLag
      ? [problem('lag', 'warn', t('storage.wrongLag'), t('storage.wrongLagText'))]
      : []),
  ]
}

function problem(what: string, tone: Wrong['tone'], title: string, text: string): Wrong {
  return { key: `store-${what}`, tab: 'storage', tone, icon: tone === 'bad' ? HardDrive : DatabaseBackup, title, text }
}
