import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { suppressedPath } from './use-read-list-again.ts'
import { useUndoRelease } from './use-undo-release.ts'

/** Releases that can be undone: no letter has used their address yet. Nothing is shown where there are none. */
export function ReleasedCard(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useGet<{ readonly items: readonly SuppressedAddress[] }>(`${suppressedPath}/released`)
  const undo = useUndoRelease()
  if (data === undefined || data.items.length === 0) return null
  return (
    <Card title={t('suppressed.releases')} sub={t('suppressed.releasesSub')} flush>
      <Table
        name={t('suppressed.releases')}
        rows={data.items}
        rowKey={({ id }) => id}
        cards
        columns={[
          { head: t('suppressed.why'), heading: true, cell: ({ reason }) => t(`suppressed.reason.${reason}`) },
          {
            head: t('suppressed.channel'),
            label: t('suppressed.channel'),
            cell: ({ channel }) => t(`channel.${channel}`),
          },
          {
            head: t('suppressed.letter'),
            label: t('suppressed.letter'),
            cell: ({ reference }) => reference ?? '–',
          },
          {
            head: t('suppressed.releasedAt'),
            label: t('suppressed.releasedAt'),
            nowrap: true,
            cell: ({ releasedAt }) => (releasedAt === undefined ? '' : format.moment(releasedAt)),
          },
          {
            head: <Hidden>{t('parts.undo')}</Hidden>,
            cell: ({ id, mayRelease, reason, reference }) =>
              mayRelease && (
                <button
                  className="govuk-button govuk-button--secondary"
                  type="button"
                  aria-disabled={undo.isPending}
                  onClick={() => undo.mutate(id)}
                >
                  <Icon of={Undo2} /> {t('parts.undo')}
                  <Hidden>
                    : {t(`suppressed.reason.${reason}`)}, {reference ?? id}
                  </Hidden>
                </button>
              ),
          },
        ]}
      />
    </Card>
  )
}
