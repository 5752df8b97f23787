import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Card } from '../../ui/layout/card.tsx'
import { LetterPanel } from './letter-panel.tsx'
import { LetterTabs } from './letter-tabs.tsx'
import type { SeenLetters } from './seen-letters.ts'
import type { LetterChoices } from './use-letter-choice.ts'

/** The letter of a version as its reader gets it, in each form that its writer saw. */
export function LetterCard({
  version,
  choices,
  seen,
}: {
  readonly version: TemplateVersion
  readonly choices: LetterChoices
  readonly seen: SeenLetters
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('templates.preview')} className="st-lettercard">
      <LetterTabs choices={choices}>
        <LetterPanel version={version} choice={choices} seen={seen} />
      </LetterTabs>
    </Card>
  )
}
