import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { PrintContract } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { CalendarCard } from './calendar-card.tsx'
import { ForecastCard } from './forecast-card.tsx'
import { ContractTag } from './list-page.tsx'
import { ProposalsCard } from './proposals-card.tsx'
import { TariffsCard } from './tariffs-card.tsx'
import { TermsForm } from './terms-form.tsx'

export function PrintContractPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useGet<PrintContract>(`/v1/print-contracts/${encodeURIComponent(id)}`)
  return (
    <Loaded
      query={query}
      what={t('contract.what')}
      missing={t('contract.missing')}
      forbidden={t('contracts.forbidden')}
      alone
    >
      {(contract) => <Shown contract={contract} />}
    </Loaded>
  )
}

function Shown({ contract }: { readonly contract: PrintContract }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const mayChange = useMay('entity:manage') && contract.own
  const [editing, setEditing] = useState(false)
  return (
    <>
      <Crumbs above={[{ to: '/print-contracts', name: t('contracts.title') }]} here={contract.name} />
      <PageTop
        name={contract.name}
        tag={<ContractTag contract={contract} />}
        sub={t('contract.closesNext', { partner: contract.partner, moment: format.moment(contract.nextCutOffAt) })}
      >
        {mayChange && !editing && (
          <button className="govuk-button" type="button" onClick={() => setEditing(true)}>
            <Icon of={Pencil} /> {t('contract.change')}
          </button>
        )}
      </PageTop>
      <div className="up-stack up-stack--l">
        {editing && <TermsForm contract={contract} onClose={() => setEditing(false)} />}
        <div className="st-two st-two--even">
          <TermsCard contract={contract} />
          <CalendarCard contract={contract} />
        </div>
        <TariffsCard contract={contract} mayAdd={mayChange} />
        <ProposalsCard contract={contract.id} />
        <ForecastCard contract={contract} />
      </div>
    </>
  )
}

function TermsCard({ contract }: { readonly contract: PrintContract }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { validFrom, validUntil, c4FromSheets, seedAddress } = contract
  const hours = [contract.cutOff, ...contract.furtherCutOffs].toSorted().map((time) => format.hour(time))
  return (
    <Card title={t('contract.terms')}>
      <Facts
        wide
        pairs={[
          [
            t('contract.valid'),
            validFrom === null && validUntil === null
              ? t('contract.always')
              : [
                  validFrom !== null && t('contract.from', { day: format.date(validFrom) }),
                  validUntil !== null && t('contract.until', { day: format.date(validUntil) }),
                ]
                  .filter((each) => each !== false)
                  .join(' '),
          ],
          [t('contract.cutOffs'), hours.join(', ')],
          [t('contract.due'), t('contract.dueDays', { count: contract.dueDays })],
          [t('contract.envelope'), t(`contract.window.${contract.profile}`)],
          [
            t('contract.sheets'),
            t('contract.sheetsMost', { count: contract.sheetsPerEnvelope }) +
              (c4FromSheets === null ? '' : `, ${t('contract.c4', { count: c4FromSheets })}`),
          ],
          [t('contract.paper'), t('contract.grams', { paper: contract.paperGrams, envelope: contract.envelopeGrams })],
          [t('contract.print'), `${t(`contract.ink.${contract.ink}`)}, ${t(`contract.sides.${contract.sides}`)}`],
          [t('contract.bundles'), t(contract.bundles ? 'contract.bundled' : 'contract.apart')],
          [t('contract.seed'), seedAddress === null ? t('contract.noSeed') : seedAddress.lines.join(', ')],
        ]}
      />
    </Card>
  )
}
