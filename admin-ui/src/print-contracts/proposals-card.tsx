import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { PrintProposal } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'

const tones: Readonly<Record<PrintProposal['status'], Tone>> = {
  waiting: 'warn',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}

export function ProposalTag({ proposal }: { readonly proposal: PrintProposal }): ReactNode {
  const { t } = useTranslation()
  return <Tag tone={tones[proposal.status]}>{t(`proposal.status.${proposal.status}`)}</Tag>
}

/** What was proposed last about every contract, or about one, and what became of it. */
export function ProposalsCard({ contract }: { readonly contract?: string }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Page<PrintProposal>>(
    `/v1/print-proposals?limit=20${contract === undefined ? '' : `&contract=${contract}`}`,
  )
  return (
    <Card title={t('proposal.list')} sub={t('proposal.listSub')} flush>
      <Loaded query={query} what={t('proposal.list')}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="st-more up-quiet">{t('proposal.none')}</p>
          ) : (
            <ProposalTable proposals={items} />
          )
        }
      </Loaded>
    </Card>
  )
}

function ProposalTable({ proposals }: { readonly proposals: readonly PrintProposal[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Table
      name={t('proposal.list')}
      rows={proposals}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('proposal.about'),
          heading: true,
          cell: ({ id, kind, contractName }) => (
            <Link className="govuk-link" to={`/print-contracts/proposals/${id}`}>
              {t(`proposal.title.${kind}`, { name: contractName })}
            </Link>
          ),
        },
        {
          head: t('proposal.by'),
          label: t('proposal.by'),
          cell: ({ proposedBy, proposedAt }) =>
            `${proposedBy ?? t('proposal.commandLine')}, ${format.shortDate(proposedAt)}`,
        },
        {
          head: t('messages.status'),
          label: t('messages.status'),
          cell: (proposal) => <ProposalTag proposal={proposal} />,
        },
      ]}
    />
  )
}
