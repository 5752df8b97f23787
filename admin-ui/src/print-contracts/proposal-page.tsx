import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { PrintProposal } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DecideProposal } from './decide-proposal.tsx'
import { ProposalTag } from './proposals-card.tsx'
import { useTermWords } from './term-words.ts'

/** One proposal: who made it, what it changes in words, what letters would cost, and the decision. */
export function PrintProposalPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useGet<PrintProposal>(`/v1/print-proposals/${encodeURIComponent(id)}`)
  return (
    <Loaded
      query={query}
      what={t('proposal.what')}
      missing={t('contract.missing')}
      forbidden={t('contracts.forbidden')}
      alone
    >
      {(proposal) => <Shown proposal={proposal} />}
    </Loaded>
  )
}

function Shown({ proposal }: { readonly proposal: PrintProposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, contractName, status, outdated, from, comment, terms, tariffs } = proposal
  const title = t(`proposal.title.${kind}`, { name: contractName })
  const byWhom = (name: string | undefined) => name ?? t('proposal.commandLine')
  return (
    <>
      <Crumbs above={[{ to: '/print-contracts', name: t('contracts.title') }]} here={t('proposal.crumb')} />
      <PageTop name={title} tag={<ProposalTag proposal={proposal} />} />
      <div className="up-stack up-stack--l">
        {outdated && <Notice tone="warn" title={t('proposal.outdated')} />}
        <Card title={t('proposal.who')}>
          <Facts
            wide
            pairs={[
              [t('proposal.by'), `${byWhom(proposal.proposedBy)}, ${format.moment(proposal.proposedAt)}`],
              [t('proposal.comment'), comment],
              [t('proposal.from'), from === undefined ? t('proposal.fromApproval') : format.date(`${from}T12:00:00Z`)],
              [
                t(`proposal.decided.${status}`),
                proposal.decidedAt && `${byWhom(proposal.decidedBy)}, ${format.moment(proposal.decidedAt)}`,
              ],
              [t('proposal.reasonHead'), proposal.reason],
              [
                t('proposal.contract'),
                kind === 'contract' && status !== 'approved' ? undefined : (
                  <Link className="govuk-link" to={`/print-contracts/${proposal.contract}`}>
                    {contractName}
                  </Link>
                ),
              ],
            ]}
          />
          <DecideProposal proposal={proposal} />
        </Card>
        {terms.length > 0 && <TermsChanged proposal={proposal} />}
        {tariffs.length > 0 && <TariffsChanged proposal={proposal} />}
        <PricesChanged proposal={proposal} />
      </div>
    </>
  )
}

function TermsChanged({ proposal: { terms, kind } }: { readonly proposal: PrintProposal }): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useTermWords()
  return (
    <Card title={t('proposal.terms')} sub={kind === 'contract' ? t('proposal.besideCurrent') : undefined} flush>
      <Table
        name={t('proposal.terms')}
        rows={terms.map(wordsOf)}
        rowKey={({ field }) => field}
        cards
        columns={[
          { head: t('proposal.termHead'), heading: true, cell: ({ field }) => field },
          { head: t('proposal.now'), label: t('proposal.now'), cell: ({ before }) => before },
          {
            head: t('proposal.proposed'),
            label: t('proposal.proposed'),
            cell: ({ after }) => <strong>{after}</strong>,
          },
        ]}
      />
    </Card>
  )
}

function TariffsChanged({ proposal: { tariffs } }: { readonly proposal: PrintProposal }): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('proposal.tariffs')} sub={t('proposal.tariffsSub')} flush>
      <Table
        name={t('proposal.tariffs')}
        rows={tariffs}
        rowKey={({ line }) => JSON.stringify(line)}
        cards
        columns={[
          {
            head: t('contract.postage'),
            heading: true,
            cell: ({ line }) =>
              t('contract.lineOf', {
                postage: t(`contract.class.${line.postage}`),
                zone: t(`contract.zones.${line.zone}`),
                sheets: line.sheetsUpTo,
              }) + (line.gramsUpTo === undefined ? '' : t('proposal.grams', { grams: line.gramsUpTo })),
          },
          ...useAmounts<PrintProposal['tariffs'][number]>(),
        ]}
      />
    </Card>
  )
}

function PricesChanged({ proposal: { prices } }: { readonly proposal: PrintProposal }): ReactNode {
  const { t } = useTranslation()
  const amounts = useAmounts<PrintProposal['prices'][number]>()
  if (prices.length === 0) return null
  const lacks = prices.some(({ before, after }) => before !== null && after === null)
  return (
    <Card title={t('proposal.prices')} sub={t('proposal.pricesSub')} flush>
      {lacks && (
        <div className="st-more">
          <Notice tone="warn" title={t('proposal.priceLost')} />
        </div>
      )}
      <Table
        name={t('proposal.prices')}
        rows={prices}
        rowKey={({ pages, postage }) => `${postage} ${pages}`}
        cards
        columns={[
          {
            head: t('proposal.letter'),
            heading: true,
            cell: ({ pages, postage }) => `${t('proposal.pages', { count: pages })}, ${t(`contract.class.${postage}`)}`,
          },
          ...amounts,
        ]}
      />
    </Card>
  )
}

interface Amounts {
  readonly before: number | null
  readonly after: number | null
  readonly postageBefore: number | null
  readonly postageAfter: number | null
}
/** The columns of two amounts, each with its postage where that is known, and their difference. */
function useAmounts<Row extends Amounts>() {
  const { t } = useTranslation()
  const format = useFormat()
  // Where neither side gives its postage there is nothing to compare.
  const isSplit = (row: Row): boolean => row.postageBefore !== null || row.postageAfter !== null
  const price = (row: Row, amount: number | null, postage: number | null): ReactNode =>
    amount === null ? (
      t('proposal.noPrice')
    ) : (
      <span className="st-price">
        {format.price({ amount })}
        {isSplit(row) && (
          <span className="st-price__part up-quiet up-small">
            {postage === null
              ? t('contract.notSplit')
              : t('paperParts.postageIs', { amount: format.price({ amount: postage }) })}
          </span>
        )}
      </span>
    )
  const numeric = true
  return [
    {
      head: t('proposal.now'),
      label: t('proposal.now'),
      numeric,
      cell: (row: Row) => price(row, row.before, row.postageBefore),
    },
    {
      head: t('proposal.proposed'),
      label: t('proposal.proposed'),
      numeric,
      cell: (row: Row) => <strong>{price(row, row.after, row.postageAfter)}</strong>,
    },
    {
      head: t('proposal.difference'),
      label: t('proposal.difference'),
      numeric,
      cell: ({ before, after }: Row) =>
        before === null || after === null ? '–' : format.priceDifference(after - before),
    },
  ]
}
