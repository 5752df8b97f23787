import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useLocalized } from '../ui/format/use-format.ts'
import { changedFacts, classFacts } from './class-facts.ts'
import { ClassStory } from './class-story-list.tsx'

/** What a draft changes, rule by rule, what happens to letters then, and that letters under way keep what they have. */
export function ChangesOfClass({
  before,
  after,
}: {
  readonly before: MessageClass
  readonly after: MessageClass
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const changes = changedFacts(classFacts(before, t, localized), classFacts(after, t, localized))
  return (
    <>
      <ClassStory of={after} />
      <div role="status">
        {changes.length > 0 && (
          <Notice title={t('classes.changes')}>
            <div className="up-stack">
              <ul>
                {changes.map(({ name, from, to }) => (
                  <li key={name}>{t('classes.changed', { name, from, to })}</li>
                ))}
              </ul>
              <p>{t('classes.underWay')}</p>
            </div>
          </Notice>
        )}
      </div>
    </>
  )
}
