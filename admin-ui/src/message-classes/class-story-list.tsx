import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { classStory } from './class-story.ts'

/** What happens to a letter of the class, step by step. */
export function ClassStory({ of }: { readonly of: MessageClass }): ReactNode {
  const { t } = useTranslation()
  return (
    <div>
      <h3 className="up-small up-strong">{t('story.title')}</h3>
      <ol className="st-story">
        {classStory(of, t).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
    </div>
  )
}
