import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { DisposalsCard } from './disposals-card.tsx'
import { HoldsCard } from './holds-card.tsx'
import { PastCards } from './past-cards.tsx'
import { SeriesCard } from './series-card.tsx'
import { TransfersCard } from './transfers/transfers-card.tsx'

const parts = ['series', 'disposals', 'transfers', 'holds', 'past'] as const
type Part = (typeof parts)[number]

/** How long records stay, what is destroyed, and what may not be. */
export function RetentionPage(): ReactNode {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const part = parts.find((each) => each === search.get('part')) ?? 'series'
  return (
    <>
      <PageTop name={t('retention.title')} sub={t('retention.sub')} />
      <Tabs<Part>
        name={t('retention.parts')}
        className="st-page-tabs"
        chosen={part}
        onChoose={(value) => setSearch(value === 'series' ? {} : { part: value }, { replace: true })}
        choices={parts.map((value) => ({ value, name: t(`retention.part.${value}`) }))}
      >
        {part === 'series' && <SeriesCard />}
        {part === 'disposals' && <DisposalsCard />}
        {part === 'transfers' && <TransfersCard />}
        {part === 'holds' && <HoldsCard />}
        {part === 'past' && <PastCards />}
      </Tabs>
    </>
  )
}
