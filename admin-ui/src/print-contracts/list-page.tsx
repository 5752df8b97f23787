import { FileText, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { PrintContract } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ProposalsCard } from './proposals-card.tsx'

/** The print contracts of the entity, and those that are shared with it. */
export function PrintContractsPage(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('entity:manage')
  const query = useGet<Page<PrintContract>>('/v1/print-contracts')
  return (
    <>
      <PageTop name={t('contracts.title')} sub={t('contracts.sub')}>
        {may && (
          <Link className="govuk-button" to="/print-contracts/_new">
            <Icon of={Plus} /> {t('contracts.add')}
          </Link>
        )}
      </PageTop>
      <div className="up-stack up-stack--l">
        <Loaded query={query} what={t('contracts.what')} forbidden={t('contracts.forbidden')}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={FileText} title={t('contracts.emptyTitle')} text={t('contracts.emptyText')} />
            ) : (
              <section className="up-card up-card--flush" aria-label={t('contracts.title')}>
                <ContractTable contracts={items} />
              </section>
            )
          }
        </Loaded>
        <ProposalsCard />
      </div>
    </>
  )
}

function ContractTable({ contracts }: { readonly contracts: readonly PrintContract[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Table
      name={t('contracts.title')}
      rows={contracts}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('contracts.name'),
          heading: true,
          cell: ({ id, name }) => (
            <Link className="govuk-link" to={`/print-contracts/${id}`}>
              {name}
            </Link>
          ),
        },
        { head: t('runs.partner'), label: t('runs.partner'), cell: ({ partner }) => partner },
        {
          head: t('contracts.closes'),
          label: t('contracts.closes'),
          cell: ({ nextCutOffAt }) => format.moment(nextCutOffAt),
        },
        {
          head: t('messages.status'),
          label: t('messages.status'),
          cell: (contract) => <ContractTag contract={contract} />,
        },
      ]}
    />
  )
}

/** Whether letters of today are printed by the contract, and whether another entity holds it. */
export function ContractTag({ contract }: { readonly contract: PrintContract }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <Tag tone={contract.inForce ? 'good' : 'quiet'}>
        {t(contract.inForce ? 'contracts.inForce' : 'contracts.notInForce')}
      </Tag>
      {!contract.own && <> {t('contracts.shared')}</>}
    </>
  )
}
