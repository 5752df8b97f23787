import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CircleAlert, type LucideIcon, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../operation/use-moment.ts'
import type { StoreFaultShown } from '../ui/api/operator-types.ts'
import { useApi, useGet } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'

const faultsPath = '/v1/store/faults'

/** Stored bytes that were missing or altered, those that are not repaired first. */
export function StoreFaultsCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly StoreFaultShown[] }>(faultsPath)
  return (
    <Loaded query={query} what={t('storage.faultsWhat')} forbidden={t('operation.forbidden')}>
      {({ items }) => (
        <Card title={t('storage.faults')} sub={t('storage.faultsSub')} flush={items.length > 0}>
          {items.length === 0 ? <p>{t('storage.noFaults')}</p> : <FaultTable faults={items} />}
        </Card>
      )}
    </Loaded>
  )
}

function FaultTable({ faults }: { readonly faults: readonly StoreFaultShown[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  return (
    <Table
      name={t('storage.faults')}
      rows={faults}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('storage.fault'),
          heading: true,
          cell: ({ kind, place, object, key }) => (
            <>
              {t(`storage.kind.${kind}`, { what: t(`storage.object.${object}`), place: t(`storage.place.${place}`) })}
              <p className="up-small up-quiet up-code up-break">{key}</p>
            </>
          ),
        },
        {
          head: t('storage.outcome'),
          label: t('storage.outcome'),
          cell: ({ outcome, evidence }) => (
            <>
              <OutcomeTag outcome={outcome} />
              {evidence !== undefined && (
                <p className="up-small up-quiet">
                  {t('storage.evidence')} <span className="up-code up-break">{evidence}</span>
                </p>
              )}
            </>
          ),
        },
        { head: t('storage.letters'), label: t('storage.letters'), cell: ({ records }) => format.number(records) },
        {
          head: t('storage.foundAt'),
          label: t('storage.foundAt'),
          nowrap: true,
          cell: ({ foundAt }) => moment(foundAt),
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (fault) =>
            fault.outcome === 'lost' || fault.outcome === 'open' ? <CheckButton fault={fault} /> : null,
        },
      ]}
    />
  )
}

function OutcomeTag({ outcome }: Pick<StoreFaultShown, 'outcome'>): ReactNode {
  const { t } = useTranslation()
  const looks: Readonly<Record<StoreFaultShown['outcome'], readonly [Tone, LucideIcon]>> = {
    lost: ['bad', CircleAlert],
    open: ['warn', CircleAlert],
    repaired: ['good', Check],
    healed: ['good', Check],
  }
  const [tone, icon] = looks[outcome]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`storage.outcomeIs.${outcome}`)}
    </Tag>
  )
}

function CheckButton({ fault }: { readonly fault: StoreFaultShown }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const check = useMutation({
    mutationFn: () => api.send<StoreFaultShown>('POST', `${faultsPath}/${fault.id}/check`),
    onSuccess: async ({ outcome }) => {
      toast({ text: t(`storage.checked.${outcome}`) })
      await client.invalidateQueries()
    },
  })
  return (
    <button
      type="button"
      className="govuk-button govuk-button--secondary"
      disabled={check.isPending}
      onClick={() => check.mutate()}
    >
      <Icon of={RotateCw} /> {t('storage.check')} <Hidden>{fault.key}</Hidden>
    </button>
  )
}
