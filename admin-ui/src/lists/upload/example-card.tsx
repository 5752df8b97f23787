import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { useLanguage, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { exampleList } from './example-list.ts'

/** What the letter needs, and a list to begin with. */
export function ExampleCard({
  template,
  variables,
}: {
  readonly template: string
  readonly variables: readonly TemplateVariable[]
}): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const localized = useLocalized()
  const download = (): void => {
    const url = URL.createObjectURL(exampleList(variables, language))
    const link = document.createElement('a')
    link.href = url
    link.download = `${t('listFile.exampleName')}-${template}.csv`
    link.click()
    // A busy browser reads the bytes some time after the click.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
  return (
    <Card title={t('listFile.needs')} className="up-stack">
      <ul className="ls-list up-small">
        <li>{t('listFile.needsWho')}</li>
        <li>{t('listFile.needsReference')}</li>
        {variables
          .filter(({ required }) => required === true)
          .map(({ name, label }) => (
            <li key={name}>{localized(label) || name}</li>
          ))}
      </ul>
      <p className="up-small up-quiet">{t('listFile.needsOrder')}</p>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={download}>
        <Icon of={Download} /> {t('listFile.example')}
      </button>
    </Card>
  )
}
