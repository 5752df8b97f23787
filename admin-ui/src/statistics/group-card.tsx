import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useDownload } from '../ui/use-download.ts'
import { GroupTable } from './group-table.tsx'

const ofEntity = ['template', 'costCentre', 'class', 'channel'] as const
const ofHub = ['entity', 'channel'] as const

/** The same figures for each template, cost centre, class or channel, and for operators for each entity. */
export function GroupCard({ period }: { readonly period: string }): ReactNode {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const download = useDownload()
  const groups = useMay('statistics:read') ? ofEntity : ofHub
  const group = groups.find((each) => each === params.get('by')) ?? groups[0]
  const path = `/v1/statistics?${period}&group=${group}`
  const query = useGet<Statistics>(path)
  const choose = (value: string): void => {
    const next = new URLSearchParams(params)
    next.set('by', value)
    setParams(next, { preventScrollReset: true })
  }
  return (
    <Card
      title={t(`statistics.by.${group}`)}
      flush
      aside={
        <div className="up-row st-per">
          <SelectField
            name="by"
            label={t('statistics.per')}
            value={group}
            choices={groups.map((each) => [each, t(`statistics.group.${each}`)] as const)}
            onChange={choose}
          />
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={download.busy}
            onClick={() => download.start({ path: `${path}&format=csv&limit=5000` }, `statistics-${group}.csv`)}
          >
            <Icon of={Download} /> {t('statistics.csv')}
          </button>
        </div>
      }
    >
      {download.failed && (
        <p className="st-more" role="alert">
          {t('statistics.csvFailed')}
        </p>
      )}
      <Loaded query={query} what={t('statistics.what')} forbidden={t('statistics.forbidden')}>
        {(statistics) => <GroupTable statistics={statistics} />}
      </Loaded>
    </Card>
  )
}
