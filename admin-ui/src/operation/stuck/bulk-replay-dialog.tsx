import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../ui/api/api.ts'
import type { BulkReplay, DeadLetterGroup } from '../../ui/api/operator-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { deadLettersPath } from './settle-dialog.tsx'

export const groupsPath = '/v1/dead-letter-groups'
const replaysPath = '/v1/dead-letter-replays'

export interface ReplayTarget {
  /** Absent: all dead letters. */
  readonly group?: DeadLetterGroup
  readonly letters: number
}

/** Retries many dead letters. Only those that existed when the dialog opened are included, so that the number is right. */
export function BulkReplayDialog({
  target: { group, letters },
  onDone,
  onClose,
}: {
  readonly target: ReplayTarget
  readonly onDone: (result: BulkReplay) => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const format = useFormat()
  const localized = useLocalized()
  const [progress, setProgress] = useState(0)
  const filter = group === undefined ? {} : { kind: group.kind, stage: group.stage, entity: group.entity }
  const replay = useMutation({
    mutationFn: (reason: string) => replayAll(api, { ...filter, ...(reason !== '' && { reason }) }, setProgress),
    onSettled: async () => {
      await Promise.all(
        [deadLettersPath, groupsPath].map((path) => client.invalidateQueries({ queryKey: [api.scope, path] })),
      )
    },
    onSuccess: onDone,
  })
  const number = format.number(letters)
  const useless = group !== undefined && group.replay !== 'later'
  return (
    <ConfirmDialog
      title={t('operation.bulkTitle', { count: letters, number })}
      confirmLabel={t('operation.bulkVerb', { count: letters, number })}
      icon={Play}
      reason={t('command.reason')}
      busy={replay.isPending}
      error={replay.error}
      onConfirm={(reason) => replay.mutate(reason)}
      onClose={onClose}
    >
      <p>
        <b>{group === undefined ? t('operation.bulkEverything') : t(`stuckKind.${group.kind}`)}</b>
        {group !== undefined && <> {localized(group.entityName)}.</>}
      </p>
      {useless ? (
        <Notice tone="warn" title={t(`operation.bulkHelp.${group.replay}`)}>
          {t(`stuckRepair.${group.kind}`)}
        </Notice>
      ) : (
        <p>{t('operation.bulkText', { count: letters })}</p>
      )}
      {replay.isPending && progress > 0 && (
        <p role="status">{t('operation.bulkProgress', { done: format.number(progress), number })}</p>
      )}
    </ConfirmDialog>
  )
}

/** Sends the request again while the hub reports that letters remain, as long as each answer moves some of them. */
async function replayAll(api: Api, body: object, onProgress: (done: number) => void): Promise<BulkReplay> {
  let sum: BulkReplay | undefined
  for (;;) {
    const until = sum === undefined ? {} : { until: sum.until }
    const turn = await api.send<BulkReplay>('POST', replaysPath, { ...body, ...until })
    sum = {
      ...turn,
      matched: sum?.matched ?? turn.matched,
      replayed: (sum?.replayed ?? 0) + turn.replayed,
      settled: (sum?.settled ?? 0) + turn.settled,
    }
    onProgress(sum.replayed + sum.settled)
    if (turn.remaining === 0 || turn.replayed + turn.settled === 0) return sum
  }
}
