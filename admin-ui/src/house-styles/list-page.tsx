import { Palette } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { Icon } from '../ui/icon.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { newStylePath } from './style-path.ts'
import { StyleTable } from './style-table.tsx'

export function HouseStylesPage(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<HouseStyle>>('/v1/house-styles?limit=50')
  const mayWrite = useMay('entity:manage')
  const make = mayWrite && (
    <Link className="govuk-button" to={newStylePath}>
      <Icon of={Palette} /> {t('houseStyles.newButton')}
    </Link>
  )
  const isEmpty = query.data?.every(({ items }) => items.length === 0) === true
  return (
    <>
      <PageTop name={t('houseStyles.title')} sub={t('houseStyles.sub')}>
        {!isEmpty && make}
      </PageTop>
      <Loaded query={query} what={t('houseStyles.whatAll')} forbidden={t('houseStyles.forbidden')}>
        {(pages) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0)
            return (
              <Empty
                icon={Palette}
                title={t('houseStyles.emptyTitle')}
                text={t(mayWrite ? 'houseStyles.emptyText' : 'houseStyles.emptyRead')}
              >
                {make}
              </Empty>
            )
          return (
            <section className="up-card up-card--flush" aria-label={t('houseStyles.title')}>
              <StyleTable rows={rows} />
              <More shown={rows.length} query={query} />
            </section>
          )
        }}
      </Loaded>
    </>
  )
}
