import { Check, CircleAlert, CircleHelp, Hourglass, type LucideIcon, Play, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintRate, ComplaintRates } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { complaintsPath, ReleaseProviderDialog } from './release-provider-dialog.tsx'
import { useMoment } from './use-moment.ts'

const followMs = 30_000
const looks: Readonly<Record<ComplaintRate['state'], readonly [Tone, LucideIcon]>> = {
  few: ['quiet', CircleHelp],
  good: ['good', Check],
  warning: ['warn', CircleAlert],
  over: ['bad', TriangleAlert],
  waiting: ['bad', Hourglass],
}

/** Complaints about our mail by provider, and where bulk mail waits for them; absent before the first mail. */
export function ComplaintsCard(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useGet<ComplaintRates>(complaintsPath, { refetchInterval: followMs })
  const [chosen, choose] = useState<ComplaintRate>()
  return (
    <>
      <Loaded query={query} what={t('complaints.what')} forbidden={t('operation.forbidden')}>
        {({ items, windowDays, warnPercent, brakePercent, minMails }) =>
          items.length === 0 ? null : (
            <Card
              title={t('complaints.title')}
              sub={t('complaints.sub', {
                count: windowDays,
                warn: percentOf(warnPercent),
                brake: percentOf(brakePercent),
                mails: format.number(minMails),
              })}
              flush
            >
              <RateTable rates={items} onRelease={choose} />
            </Card>
          )
        }
      </Loaded>
      {chosen !== undefined && <ReleaseProviderDialog rate={chosen} onClose={() => choose(undefined)} />}
    </>
  )

  function percentOf(value: number): string {
    return format.number(value)
  }
}

function RateTable({
  rates,
  onRelease,
}: {
  readonly rates: readonly ComplaintRate[]
  readonly onRelease: (rate: ComplaintRate) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  const nameOf = ({ providerName }: ComplaintRate): string => providerName ?? t('complaints.other')
  const several = new Set(rates.map(({ domain }) => domain)).size > 1
  return (
    <Table
      name={t('complaints.title')}
      rows={rates}
      rowKey={({ domain, provider }) => `${domain} ${provider}`}
      cards
      columns={[
        {
          head: t('complaints.provider'),
          heading: true,
          cell: (rate) => (
            <>
              {nameOf(rate)}
              {several && <p className="up-small up-quiet">{rate.domain}</p>}
            </>
          ),
        },
        {
          head: t('operation.state'),
          label: t('operation.state'),
          cell: ({ state, waitsSince }) => (
            <>
              <Tag tone={looks[state][0]} icon={looks[state][1]}>
                {t(`complaints.state.${state}`)}
              </Tag>
              {waitsSince !== undefined && (
                <p className="up-small">{t('complaints.since', { moment: moment(waitsSince) })}</p>
              )}
            </>
          ),
        },
        {
          head: t('complaints.mails'),
          label: t('complaints.mails'),
          numeric: true,
          cell: ({ mails }) => format.number(mails),
        },
        {
          head: t('complaints.complaints'),
          label: t('complaints.complaints'),
          numeric: true,
          cell: ({ complaints }) => format.number(complaints),
        },
        {
          head: t('complaints.share'),
          label: t('complaints.share'),
          numeric: true,
          nowrap: true,
          cell: ({ percent }) => t('complaints.percent', { percent: format.number(percent) }),
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (rate) =>
            rate.state === 'waiting' && (
              <button className="govuk-button up-button--quiet" type="button" onClick={() => onRelease(rate)}>
                <Icon of={Play} /> {t('complaints.release')}
                <Hidden> {nameOf(rate)}</Hidden>
              </button>
            ),
        },
      ]}
    />
  )
}
