import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListFailure } from '../../ui/api/operator-types.ts'
import { useApi, useGet } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useMoment } from '../use-moment.ts'

export const listFailuresPath = '/v1/list-failures'

interface Settling {
  readonly failure: ListFailure
  readonly step: 'retry' | 'refuse'
}

/** Parts of lists on which the hub fails by a fault of its own; absent when there are none. */
export function ListFailuresCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly ListFailure[] }>(listFailuresPath)
  const [settling, settle] = useState<Settling>()
  return (
    <>
      <Loaded query={query} what={t('operation.listsFailWhat')} forbidden={t('operation.forbidden')}>
        {({ items }) =>
          items.length === 0 ? null : (
            <Card title={t('operation.listsFail')} sub={t('operation.listsFailSub')} flush>
              <FailureTable failures={items} onChoose={settle} />
            </Card>
          )
        }
      </Loaded>
      {settling !== undefined && <SettleFailures settling={settling} onClose={() => settle(undefined)} />}
    </>
  )
}

function FailureTable({
  failures,
  onChoose,
}: {
  readonly failures: readonly ListFailure[]
  readonly onChoose: (settling: Settling) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const moment = useMoment()
  const rows = useRowsOf()
  return (
    <Table
      name={t('operation.listsFail')}
      rows={failures}
      rowKey={({ batch, firstRow }) => `${batch}/${firstRow ?? ''}`}
      cards
      columns={[
        {
          head: t('operation.what'),
          heading: true,
          cell: (failure) => (
            <>
              {rows(failure)}
              <p className="up-small up-quiet">
                {[localized(failure.entityName), failure.template].filter((each) => each !== undefined).join(' · ')}
              </p>
            </>
          ),
        },
        {
          head: t('operation.why'),
          label: t('operation.why'),
          cell: ({ kind, code }) => (
            <>
              {t(`stuckKind.${kind}`)}
              <p className="up-small up-quiet up-code">{code}</p>
            </>
          ),
        },
        {
          head: t('operation.since'),
          label: t('operation.since'),
          cell: ({ firstAt, attempts, retryAt }) => (
            <>
              {moment(firstAt)}
              <p className="up-small up-quiet">
                {retryAt === undefined
                  ? t('operation.tries', { count: attempts })
                  : t('operation.triedAgain', { moment: moment(retryAt) })}
              </p>
            </>
          ),
        },
        {
          head: t('operation.inLog'),
          label: t('operation.inLog'),
          cell: ({ batch }) => <span className="up-code up-break up-small">{batch}</span>,
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (failure) => (
            <span className="up-row">
              {(['retry', 'refuse'] as const).map((step) => (
                <button
                  key={step}
                  className="govuk-button up-button--quiet"
                  type="button"
                  onClick={() => onChoose({ failure, step })}
                >
                  <Icon of={step === 'retry' ? Play : X} /> {t(`operation.listsFailStep.${step}`)}
                  <Hidden> {rows(failure)}</Hidden>
                </button>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

function useRowsOf(): (failure: ListFailure) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ state, refused, firstRow, lastRow }) => {
    if (state === 'refused') return t('operation.listsFailRefused', { count: refused.length })
    if (firstRow === undefined) return t('operation.listsFailWhole')
    return t('operation.listsFailRows', { first: format.number(firstRow), last: format.number(lastRow ?? firstRow) })
  }
}

function SettleFailures({
  settling: { failure, step },
  onClose,
}: {
  readonly settling: Settling
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const settle = useMutation({
    mutationFn: () => api.send('POST', `${listFailuresPath}/${failure.batch}/${step}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, listFailuresPath] })
      onClose()
      toast({ text: t(`operation.listsFailDone.${step}`) })
    },
  })
  return (
    <ConfirmDialog
      title={t(`operation.listsFailTitle.${step}`)}
      confirmLabel={t(`operation.listsFailStep.${step}`)}
      icon={step === 'retry' ? Play : X}
      destructive={step === 'refuse'}
      busy={settle.isPending}
      error={settle.error}
      onConfirm={() => settle.mutate()}
      onClose={onClose}
    >
      <p>{t(`operation.listsFailText.${step}`)}</p>
    </ConfirmDialog>
  )
}
