import { DatabaseBackup } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backups, Recovery } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { BackupsCard } from './backups-card.tsx'
import { MissingGroupsCard } from './missing-groups-card.tsx'
import { MissingLettersCard } from './missing-letters-card.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { backupsPath, recoveryPath } from './recovery-paths.ts'

const followMs = 10_000

/** Back-ups of the database; after a restore first what is to be decided before the hub works again. */
export function RecoveryCards(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Backups>(backupsPath, { refetchInterval: followMs })
  return (
    <Loaded query={query} what={t('recovery.backupsWhat')} forbidden={t('operation.forbidden')}>
      {(backups) =>
        backups.recovery === 'never' ? (
          <>
            <BackupsCard backups={backups} />
            <Empty icon={DatabaseBackup} title={t('recovery.never')} text={t('recovery.neverText')} />
          </>
        ) : (
          <AfterRestore backups={backups} />
        )
      }
    </Loaded>
  )
}

function AfterRestore({ backups }: { readonly backups: Backups }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Recovery>(recoveryPath, { refetchInterval: followMs })
  return (
    <>
      {backups.recovery === 'ended' && <BackupsCard backups={backups} />}
      <Loaded query={query} what={t('recovery.what')} forbidden={t('operation.forbidden')}>
        {(recovery) => (
          <>
            <RecoveryCard recovery={recovery} />
            {recovery.letters.length > 0 && (
              <>
                <MissingGroupsCard recovery={recovery} />
                <MissingLettersCard open={recovery.open} />
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
