import { RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { Disposal, DisposalRecord } from '../ui/api/retention-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { RecordLink } from './kept-card.tsx'

const shown = 10

/** Records at random of those that would go, for the person who decides; each look is logged. */
export function InspectCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const [draw, setDraw] = useState(1)
  const query = useGet<Page<DisposalRecord>>(`/v1/archive/disposals/${of.id}/records?limit=${shown}&draw=${draw}`)
  const count = Math.min(shown, of.counts.destroy)
  if (count === 0) return null
  return (
    <Card
      title={t('retention.inspect', { count })}
      sub={t('retention.inspectSub')}
      aside={
        of.counts.destroy > shown && (
          <button className="govuk-button up-button--quiet" type="button" onClick={() => setDraw(draw + 1)}>
            <Icon of={RefreshCw} /> {t('retention.others')}
          </button>
        )
      }
    >
      <Loaded query={query} what={t('retention.recordsWhat')}>
        {({ items }) => (
          <ul className="rt-list up-stack">
            {items.map((each) => (
              <li key={each.record}>
                <RecordLink of={each} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
