import { Play } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkReplay, DeadLetterGroup } from '../../ui/api/operator-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useMoment } from '../use-moment.ts'
import { BulkReplayDialog, groupsPath, type ReplayTarget } from './bulk-replay-dialog.tsx'

/** Dead letters, counted by reason and entity, with one button for each group; absent when there are none. */
export function StuckGroupsCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly DeadLetterGroup[] }>(groupsPath)
  const [target, setTarget] = useState<ReplayTarget>()
  const [done, setDone] = useState<BulkReplay>()
  return (
    <>
      {done !== undefined && <ReplaySummary done={done} />}
      <Loaded query={query} what={t('operation.stuckWhat')} forbidden={t('operation.forbidden')}>
        {({ items }) => {
          const letters = items.reduce((sum, each) => sum + each.letters, 0)
          if (letters === 0) return null
          return (
            <Card
              title={t('operation.stuckByReason')}
              sub={t('operation.stuckByReasonSub')}
              flush
              aside={
                items.length > 1 && (
                  <button
                    className="govuk-button govuk-button--secondary"
                    type="button"
                    onClick={() => setTarget({ letters })}
                  >
                    <Icon of={Play} /> {t('operation.replayAll')}
                  </button>
                )
              }
            >
              <GroupTable groups={items} onChoose={(group) => setTarget({ group, letters: group.letters })} />
            </Card>
          )
        }}
      </Loaded>
      {target !== undefined && (
        <BulkReplayDialog
          target={target}
          onDone={(result) => {
            setDone(result)
            setTarget(undefined)
          }}
          onClose={() => setTarget(undefined)}
        />
      )}
    </>
  )
}

function GroupTable({
  groups,
  onChoose,
}: {
  readonly groups: readonly DeadLetterGroup[]
  readonly onChoose: (group: DeadLetterGroup) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const moment = useMoment()
  return (
    <Table
      name={t('operation.stuckByReason')}
      rows={groups}
      rowKey={({ entity, stage, kind }) => `${entity}/${stage}/${kind}`}
      cards
      columns={[
        {
          head: t('operation.why'),
          heading: true,
          cell: ({ kind, stage, entityName }) => (
            <>
              {t(`stuckKind.${kind}`)}
              <p className="up-small up-quiet">
                {[t(`stage.${stage}`), localized(entityName)].filter((each) => each !== '').join(' · ')}
              </p>
            </>
          ),
        },
        {
          head: t('operation.repair'),
          label: t('operation.repair'),
          cell: ({ kind }) => t(`stuckRepair.${kind}`),
        },
        {
          head: t('operation.letters'),
          label: t('operation.letters'),
          numeric: true,
          cell: ({ letters }) => format.number(letters),
        },
        {
          head: t('operation.since'),
          label: t('operation.since'),
          nowrap: true,
          cell: ({ firstAt }) => moment(firstAt),
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (group) => (
            <button className="govuk-button up-button--quiet" type="button" onClick={() => onChoose(group)}>
              <Icon of={Play} /> {t('operation.replayGroup')}
              <Hidden>
                {' '}
                {t(`stuckKind.${group.kind}`)} {localized(group.entityName)}
              </Hidden>
            </button>
          ),
        },
      ]}
    />
  )
}

/** The result, until the person leaves the page: how many letters continue, and how many do not and why. */
function ReplaySummary({ done: { replayed, settled, failed, faults } }: { readonly done: BulkReplay }): ReactNode {
  const { t } = useTranslation()
  return (
    <Notice tone={failed > 0 ? 'warn' : 'good'} status title={t('operation.bulkDone', { count: replayed })}>
      {settled > 0 && <p>{t('operation.bulkSettled', { count: settled })}</p>}
      {failed > 0 && (
        <p>
          {t('operation.bulkFailed', { count: failed })}{' '}
          <span className="up-code up-break">{faults.map((each) => `${each.letters} × ${each.code}`).join(', ')}</span>
        </p>
      )}
    </Notice>
  )
}
