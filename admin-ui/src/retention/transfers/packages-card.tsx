import { Download } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { Transfer, TransferPackage } from '../../ui/api/retention-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { More } from '../../ui/layout/more.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Tag, type Tone } from '../../ui/layout/tag.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useDownload } from '../../ui/use-download.ts'

const tones: Readonly<Record<TransferPackage['status'], Tone>> = {
  waiting: 'quiet',
  packed: 'note',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}

/** The packages of a transfer, each with its answer; those that are ready can be downloaded. */
export function PackagesCard({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const download = useDownload()
  const query = usePages<Page<TransferPackage>>(`/v1/archive/transfers/${of.id}/packages?limit=50`)
  const { refetch } = query
  const counts = JSON.stringify(of.counts.packages)
  const shown = useRef(counts)
  // The transfer is read again while the hub works; its packages are, when their numbers have changed.
  useEffect(() => {
    if (shown.current === counts) return
    shown.current = counts
    void refetch()
  }, [counts, refetch])
  return (
    <Loaded query={query} what={t('transfer.packagesWhat')} forbidden={t('retention.forbidden')}>
      {(pages) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0) return null
        return (
          <Card
            title={t('transfer.packages')}
            sub={t('transfer.packagesSub')}
            flush
            aside={
              <button
                className="govuk-button govuk-button--secondary"
                type="button"
                aria-disabled={download.busy}
                onClick={() => {
                  if (!download.busy)
                    download.start({ path: `/v1/archive/transfers/${of.id}/index` }, `${of.id}-index.csv`)
                }}
              >
                <Icon of={Download} /> {t('transfer.index')}
              </button>
            }
          >
            {download.failed && (
              <p className="govuk-error-message st-more" role="alert">
                {t('transfer.downloadFailed')}
              </p>
            )}
            <PackageTable
              items={items}
              onDownload={(name) => {
                if (!download.busy)
                  download.start({ path: `/v1/archive/transfers/${of.id}/packages/${name}` }, `${name}.zip`)
              }}
            />
            <More shown={items.length} query={query} />
          </Card>
        )
      }}
    </Loaded>
  )
}

function PackageTable({
  items,
  onDownload,
}: {
  readonly items: readonly TransferPackage[]
  readonly onDownload: (name: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay('archive:manage')
  const nameOf = ({ dossier, openedOn }: TransferPackage): string =>
    dossier ?? t('transfer.noDossier', { month: format.month(`${openedOn}T12:00:00Z`) })
  return (
    <Table
      name={t('transfer.packages')}
      rows={items}
      rowKey={(each) => each.package}
      cards
      columns={[
        { head: t('transfer.dossier'), heading: true, cell: nameOf },
        {
          head: t('transfer.records'),
          label: t('transfer.records'),
          numeric: true,
          cell: ({ records }) => format.number(records),
        },
        {
          head: t('transfer.answer'),
          label: t('transfer.answer'),
          cell: ({ status, reason, reference }) => (
            <>
              <Tag tone={tones[status]}>{t(`transfer.packageStatus.${status}`)}</Tag>
              {(reason ?? reference) !== undefined && <p className="up-small">{reason ?? reference}</p>}
            </>
          ),
        },
        {
          head: <Hidden>{t('transfer.download')}</Hidden>,
          cell: (each) =>
            may &&
            each.status === 'packed' && (
              <button
                className="govuk-button up-button--quiet up-button--dense"
                type="button"
                onClick={() => onDownload(each.package)}
              >
                <Icon of={Download} /> {t('transfer.download')}
                <Hidden> {nameOf(each)}</Hidden>
              </button>
            ),
        },
      ]}
    />
  )
}
