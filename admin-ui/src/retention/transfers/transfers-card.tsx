import { FolderCheck, Send, Truck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { Transfer } from '../../ui/api/retention-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { More } from '../../ui/layout/more.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Tag, type Tone } from '../../ui/layout/tag.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useActorName } from '../retention-words.ts'
import { DossierDialog } from './dossier-dialog.tsx'
import { ProposeDialog } from './propose-dialog.tsx'

const tones: Readonly<Record<Transfer['status'], Tone>> = {
  gathering: 'note',
  waiting: 'warn',
  packing: 'note',
  packed: 'note',
  done: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
  stopped: 'warn',
}

export function TransferTag({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  return <Tag tone={tones[of.status]}>{t(`transfer.status.${of.status}`)}</Tag>
}

/** Every transfer, newest first; who may change the archive proposes another one, or closes a dossier. */
export function TransfersCard(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('archive:manage')
  const query = usePages<Page<Transfer>>('/v1/archive/transfers?limit=50')
  const [opened, setOpened] = useState<'propose' | 'dossier'>()
  return (
    <div className="up-stack up-stack--l">
      {may && (
        <div className="up-row">
          <button className="govuk-button" type="button" onClick={() => setOpened('propose')}>
            <Icon of={Send} /> {t('transfer.propose')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpened('dossier')}>
            <Icon of={FolderCheck} /> {t('transfer.closeDossier')}
          </button>
        </div>
      )}
      <Loaded query={query} what={t('transfer.what')} forbidden={t('retention.forbidden')}>
        {(pages) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <Empty icon={Truck} title={t('transfer.none')} text={t('transfer.noneText')} />
          return (
            <Card title={t('transfer.title')} sub={t('transfer.sub')} flush>
              <TransferTable items={items} />
              <More shown={items.length} query={query} />
            </Card>
          )
        }}
      </Loaded>
      {opened === 'propose' && <ProposeDialog onClose={() => setOpened(undefined)} />}
      {opened === 'dossier' && <DossierDialog onClose={() => setOpened(undefined)} />}
    </div>
  )
}

function TransferTable({ items }: { readonly items: readonly Transfer[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const nameOf = useActorName()
  return (
    <Table
      name={t('transfer.title')}
      rows={items}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('retention.series'),
          heading: true,
          cell: ({ id, seriesName }) => (
            <Link className="govuk-link" to={`/retention/transfers/${id}`}>
              {localized(seriesName)}
            </Link>
          ),
        },
        {
          head: t('transfer.archiveService'),
          label: t('transfer.archiveService'),
          cell: ({ archiveService }) => archiveService,
        },
        {
          head: t('transfer.records'),
          label: t('transfer.records'),
          numeric: true,
          cell: ({ counts }) => format.number(counts.records),
        },
        {
          head: t('retention.by'),
          label: t('retention.by'),
          cell: ({ proposedBy, proposedAt }) => `${nameOf(proposedBy)}, ${format.shortDate(proposedAt)}`,
        },
        { head: t('messages.status'), label: t('messages.status'), cell: (row) => <TransferTag of={row} /> },
      ]}
    />
  )
}
