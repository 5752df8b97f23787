import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useWorkingFor } from '../frame/working-for.ts'
import type { GuestList } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Card } from '../ui/layout/card.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { AddGuestsCard } from './add-guests-card.tsx'
import { GuestTable } from './guest-table.tsx'

/** The guests of the entity: to whom it may send while it is on trial. */
export function GuestsPage(): ReactNode {
  const { t } = useTranslation()
  const mayChange = useMay('entity:manage')
  const onTrial = useWorkingFor().entity?.onTrial === true
  const query = useGet<GuestList>('/v1/guests')
  return (
    <>
      <PageTop name={t('guests.title')} sub={t('guests.sub')} />
      <Loaded query={query} what={t('guests.what')} forbidden={t('guests.forbidden')}>
        {({ items, most }) => (
          <div className="up-stack up-stack--l">
            {!onTrial && <Notice>{t('guests.open')}</Notice>}
            {items.length === 0 ? (
              <Empty
                icon={Users}
                title={t('guests.emptyTitle')}
                text={mayChange ? t('guests.emptyText') : t('guests.emptyAsk')}
              />
            ) : (
              <Card title={t('guests.count', { count: items.length, most })} flush>
                <GuestTable guests={items} mayChange={mayChange} />
              </Card>
            )}
            {mayChange && <AddGuestsCard />}
          </div>
        )}
      </Loaded>
    </>
  )
}
