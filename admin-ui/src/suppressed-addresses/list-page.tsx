import { MailCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMay, useWorkingFor } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { FindAddressCard } from './find-address-card.tsx'
import { OwnerField } from './owner-field.tsx'
import { ReleasedCard } from './released-card.tsx'
import { SuppressedTable } from './suppressed-table.tsx'

const reasons = ['bounced', 'returned', 'complaint', 'request'] as const

/** The addresses that letters do not use: why, since when, and what puts them in use again. */
export function SuppressedAddressesPage(): ReactNode {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const reason = reasons.find((each) => each === search.get('reason'))
  const isOperator = useWorkingFor().entity === undefined
  const owner = isOperator ? (search.get('owner') ?? '') : ''
  const asked = new URLSearchParams({
    ...(reason !== undefined && { reason }),
    ...(owner !== '' && { owner }),
  }).toString()
  const filter = (name: string, value: string): void => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const query = usePages<Page<SuppressedAddress>>(
    asked === '' ? '/v1/suppressed-addresses' : `/v1/suppressed-addresses?${asked}`,
  )
  const mayRead = useMay('messages:read')
  return (
    <>
      <PageTop name={t('suppressed.title')} sub={t('suppressed.sub')} />
      <div className="up-stack up-stack--l">
        {(mayRead || isOperator) && <FindAddressCard />}
        <div className="up-row">
          <SelectField
            name="reason"
            label={t('suppressed.filter')}
            value={reason ?? ''}
            choices={[
              ['', t('suppressed.all')],
              ...reasons.map((each) => [each, t(`suppressed.reason.${each}`)] as const),
            ]}
            onChange={(value) => filter('reason', value)}
          />
          {isOperator && <OwnerField value={owner} onChange={(value) => filter('owner', value)} />}
        </div>
        <Loaded query={query} what={t('suppressed.what')} forbidden={t('suppressed.forbidden')}>
          {(pages) => {
            const rows = pages.flatMap((page) => page.items)
            if (rows.length === 0)
              return (
                <Empty
                  icon={MailCheck}
                  title={t(reason === undefined ? 'suppressed.emptyTitle' : 'suppressed.emptyReason')}
                  text={t('suppressed.emptyText')}
                />
              )
            return (
              <Card title={t('suppressed.list')} flush>
                <SuppressedTable rows={rows} name={t('suppressed.list')} />
                <More shown={rows.length} query={query} />
              </Card>
            )
          }}
        </Loaded>
        <ReleasedCard />
      </div>
    </>
  )
}
