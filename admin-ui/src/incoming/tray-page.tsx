import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { IncomingItem } from '../ui/api/incoming-mail-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { TrayTable } from './tray-table.tsx'

/** Scanned mail whose letter is not known. */
export function TrayPage(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<IncomingItem>>('/v1/incoming')
  return (
    <>
      <PageTop name={t('tray.title')} sub={t('tray.sub')} />
      <Loaded query={query} what={t('tray.what')} forbidden={t('tray.forbidden')}>
        {(pages) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <Empty icon={Inbox} title={t('tray.emptyTitle')} text={t('tray.emptyText')} />
          return (
            <section className="up-card up-card--flush" aria-label={t('tray.title')}>
              <TrayTable items={items} />
              <More shown={items.length} query={query} />
            </section>
          )
        }}
      </Loaded>
    </>
  )
}
