import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../api/api-types.ts'
import { useLanguage } from '../format/use-format.ts'
import { changeLanguage, type Loaders } from '../texts/start-texts.ts'
import { themes, useTheme } from '../theme.ts'
import { ChoiceItem } from './choice-item.tsx'

/** Language and theme of the screens, as the contents of a drop. */
export function LookChoices({ loaders, close }: { readonly loaders: Loaders; readonly close: () => void }): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const [theme, setTheme] = useTheme()
  return (
    <>
      <h2>{t('language.label')}</h2>
      <ul role="list">
        {(Object.keys(loaders) as Language[]).map((each) => (
          <ChoiceItem
            key={each}
            chosen={each === language}
            lang={each}
            onChoose={() => {
              void changeLanguage(loaders, each)
              close()
            }}
          >
            {t(`language.${each}`)}
          </ChoiceItem>
        ))}
      </ul>
      <h2>{t('theme.label')}</h2>
      <ul role="list">
        {themes.map((each) => (
          <ChoiceItem
            key={each}
            chosen={each === theme}
            onChoose={() => {
              setTheme(each)
              close()
            }}
          >
            {t(`theme.${each}`)}
          </ChoiceItem>
        ))}
      </ul>
    </>
  )
}
