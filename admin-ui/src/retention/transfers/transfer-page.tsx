import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Transfer } from '../../ui/api/retention-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ProposalSteps } from '../proposal/proposal-steps.tsx'
import { useProposal } from '../proposal/use-proposal.ts'
import { useActorName } from '../retention-words.ts'
import { AnswersCard } from './answers-card.tsx'
import { OwnCopiesCard } from './own-copies-card.tsx'
import { PackagesCard } from './packages-card.tsx'
import { TransferDecisionCard } from './transfer-decision-card.tsx'
import { TransferTag } from './transfers-card.tsx'
import { WhatIsTransferredCard } from './what-is-transferred-card.tsx'

function isAtWork({ status, counts }: Transfer): boolean {
  return (
    status === 'gathering' || status === 'packing' || (status === 'packed' && counts.packages.accepted !== undefined)
  )
}

/** One transfer: what goes, what stays, who decides, its packages, and what the archive service answered. */
export function TransferPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const path = `/v1/archive/transfers/${encodeURIComponent(id)}`
  const query = useProposal<Transfer>(path, isAtWork)
  return (
    <Loaded
      query={query}
      what={t('transfer.one')}
      missing={t('transfer.missing')}
      forbidden={t('retention.forbidden')}
      alone
    >
      {(transfer) => <Shown of={transfer} />}
    </Loaded>
  )
}

function Shown({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const nameOf = useActorName()
  const name = localized(of.seriesName)
  const hasPackages = of.status !== 'gathering'
  return (
    <>
      <Crumbs
        above={[
          { to: '/retention', name: t('retention.title') },
          { to: '/retention?part=transfers', name: t('retention.part.transfers') },
        ]}
        here={name}
      />
      <PageTop
        name={t('transfer.of', { series: name })}
        tag={<TransferTag of={of} />}
        sub={t('retention.proposedBy', { who: nameOf(of.proposedBy), moment: format.moment(of.proposedAt) })}
      />
      <ProposalSteps names={steps.map((step) => t(`transfer.step.${step}`))} now={stepOf[of.status]} />
      <div className="st-two rt-two">
        <div className="up-stack up-stack--l">
          <WhatIsTransferredCard of={of} />
          {hasPackages && <PackagesCard of={of} />}
        </div>
        <aside className="up-stack up-stack--l" aria-label={t('retention.decide')}>
          <TransferDecisionCard of={of} />
          {(of.status === 'packing' || of.status === 'packed') && <AnswersCard of={of} />}
          {(of.status === 'done' || of.status === 'stopped') && of.counts.transferred > 0 && <OwnCopiesCard of={of} />}
        </aside>
      </div>
    </>
  )
}

const steps = ['proposal', 'approval', 'packages', 'answers'] as const
/** The step in which a transfer is; one that ended early stays where it was. */
const stepOf: Readonly<Record<Transfer['status'], number>> = {
  gathering: 0,
  waiting: 1,
  refused: 1,
  withdrawn: 1,
  packing: 2,
  stopped: 2,
  packed: 3,
  done: 4,
}
