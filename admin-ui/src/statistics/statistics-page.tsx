import { ChartColumn } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useWorkingFor } from '../frame/working-for.ts'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DigitalCard } from './digital-card.tsx'
import { Figures } from './figures.tsx'
import { GroupCard } from './group-card.tsx'
import { MonthCard } from './month-card.tsx'
import { PaperCard } from './paper-card.tsx'
import { PeriodBar } from './period-bar.tsx'
import { TimesCard } from './times-card.tsx'
import { usePeriod } from './use-period.ts'
import { useStatisticWords } from './use-words.ts'

const followMs = 60_000

/** What became of the letters of the entity; for an operator, of all entities together. */
export function StatisticsPage(): ReactNode {
  const { t } = useTranslation()
  const period = usePeriod()
  const asked = `from=${period.from}&to=${period.to}`
  const query = useGet<Statistics>(`/v1/statistics?${asked}&group=month`, { refetchInterval: followMs })
  return (
    <>
      <PageTop name={t('statistics.title')} sub={<Scope statistics={query.data} />} />
      <div className="up-stack up-stack--l">
        <PeriodBar period={period} />
        <Loaded
          query={query}
          what={t('statistics.what')}
          forbidden={t('statistics.forbidden')}
          missingTitle={t('statistics.badPeriodTitle')}
          missing={t('statistics.badPeriod')}
        >
          {(statistics) =>
            statistics.total.letters === 0 ? (
              <Empty icon={ChartColumn} title={t('statistics.emptyTitle')} text={t('statistics.emptyText')} />
            ) : (
              <>
                <Figures statistics={statistics} />
                <MonthCard statistics={statistics} />
                <div className="st-two st-two--times">
                  <DigitalCard statistics={statistics} />
                  <TimesCard period={asked} />
                </div>
                <PaperCard statistics={statistics} />
                <GroupCard period={asked} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  )
}

/** Whose letters, of which months, and until when they are counted. */
function Scope({ statistics }: { readonly statistics: Statistics | undefined }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const words = useStatisticWords()
  const mayRead = useMay('statistics:read')
  const { entity } = useWorkingFor()
  if (statistics === undefined) return t('statistics.sub')
  const { from, to, countedUntil } = statistics
  const whose = entity !== undefined && mayRead ? localized(entity.name) : t('statistics.allEntities')
  const months =
    from === to
      ? words.month(from, 'long')
      : t('statistics.months', { from: words.month(from, 'long'), to: words.month(to, 'long') })
  return [
    `${whose}, ${months}.`,
    t('statistics.noTests'),
    t('statistics.countedUntil', { moment: format.moment(countedUntil) }),
  ].join(' ')
}
