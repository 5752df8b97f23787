import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnRate } from '../ui/api/incoming-mail-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { now } from '../ui/clock.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useDownload } from '../ui/use-download.ts'

const days = 90

/** How many of the letters of the last ninety days came back, by contract and country. */
export function RatesCard(): ReactNode {
  const { t, i18n } = useTranslation()
  const countries = new Intl.DisplayNames([i18n.language], { type: 'region' })
  const format = useFormat()
  const localized = useLocalized()
  const download = useDownload()
  const to = now().toISOString().slice(0, 10)
  const from = new Date(now().getTime() - days * 86_400_000).toISOString().slice(0, 10)
  const path = `/v1/return-rates?from=${from}&to=${to}`
  const query = useGet<{ readonly items: readonly ReturnRate[] }>(path)
  return (
    <Card
      title={t('returned.rates')}
      sub={t('returned.ratesSub', { count: days })}
      flush
      aside={
        <button
          className="govuk-button up-button--quiet"
          type="button"
          aria-disabled={download.busy}
          onClick={() => download.start({ path: `${path}&format=csv` }, `return-rates-${from}-${to}.csv`)}
        >
          <Icon of={Download} /> {t('returned.ratesCsv')}
        </button>
      }
    >
      <Loaded query={query} what={t('returned.ratesWhat')}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="st-more up-quiet">{t('returned.noRates')}</p>
          ) : (
            <Table
              name={t('returned.rates')}
              rows={items}
              rowKey={(rate) => `${rate.contract}.${rate.country}`}
              cards
              columns={[
                { head: t('returned.contract'), heading: true, cell: (rate) => rate.contractName },
                {
                  head: t('returned.entity'),
                  label: t('returned.entity'),
                  cell: (rate) => localized(rate.entity),
                },
                {
                  head: t('returned.country'),
                  label: t('returned.country'),
                  cell: (rate) =>
                    /^[A-Z]{2}$/.test(rate.country) && rate.country !== 'EU'
                      ? countries.of(rate.country)
                      : t(`returned.zone.${rate.country}`, { defaultValue: rate.country }),
                },
                {
                  head: t('returned.letters'),
                  label: t('returned.letters'),
                  numeric: true,
                  cell: (rate) => format.number(rate.letters),
                },
                {
                  head: t('returned.cameBack'),
                  label: t('returned.cameBack'),
                  numeric: true,
                  cell: (rate) => format.number(rate.returned),
                },
                {
                  head: t('returned.share'),
                  label: t('returned.share'),
                  numeric: true,
                  cell: (rate) => format.percent(rate.rate),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  )
}
