import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ClassCard } from './class-card.tsx'

/** The kinds of letter of the entity: the rules of each, and how long its letters stay in the inbox. */
export function MessageClassesPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Page<MessageClass>>('/v1/message-classes')
  return (
    <>
      <PageTop name={t('classes.title')} sub={t('classes.sub')} />
      <Loaded query={query} what={t('classes.what')} forbidden={t('classes.forbidden')}>
        {({ items }) => (
          <div className="up-stack up-stack--l">
            {items.map((each) => (
              <ClassCard key={each.key} of={each} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  )
}
