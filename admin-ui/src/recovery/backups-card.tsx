import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../operation/use-moment.ts'
import type { Backups } from '../ui/api/operator-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'

/** How far the database could be restored now. */
export function BackupsCard({ backups }: { readonly backups: Backups }): ReactNode {
  const { t } = useTranslation()
  const moment = useMoment()
  const { base, archiving, archivedUntil, failingSince } = backups
  return (
    <Card title={t('recovery.backups')} sub={t('recovery.backupsSub')}>
      {failingSince !== undefined && (
        <Notice tone="bad" title={t('recovery.failing', { since: moment(failingSince) })}>
          {t('recovery.failingText')}
        </Notice>
      )}
      {!archiving && (
        <Notice tone="warn" title={t('recovery.notArchiving')}>
          {t('recovery.notArchivingText')}
        </Notice>
      )}
      <Facts
        pairs={[
          [t('recovery.base'), base === undefined ? t('recovery.noBase') : moment(base)],
          [
            t('recovery.archivedUntil'),
            archiving
              ? archivedUntil === undefined
                ? t('recovery.nothingArchived')
                : moment(archivedUntil)
              : undefined,
          ],
        ]}
      />
    </Card>
  )
}
