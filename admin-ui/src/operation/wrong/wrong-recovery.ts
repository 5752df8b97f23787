import { ArchiveRestore, DatabaseBackup } from 'lucide-react'
import type { Backups } from '../../ui/api/operator-types.ts'
import type { Wrong, WrongWords } from './wrong.ts'

/** A hub in recovery, which sends nothing, and a log of the database that is no longer archived. */
export function wrongRecovery({ t }: WrongWords, { recovery, failingSince }: Backups): readonly Wrong[] {
  return [
    ...(recovery === 'open'
      ? [
          {
            key: 'recovery-open',
            tab: 'recovery',
            tone: 'bad',
            icon: ArchiveRestore,
            title: t('recovery.wrong'),
            text: t('recovery.wrongText'),
          } as const,
        ]
      : []),
    ...(failingSince !== undefined
      ? [
          {
            key: 'recovery-log',
            tab: 'recovery',
            tone: 'warn',
            icon: DatabaseBackup,
            title: t('recovery.wrongLog'),
            text: t('recovery.wrongLogText'),
          } as const,
        ]
      : []),
  ]
}
