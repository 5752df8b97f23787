import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../ui/api/api-types.ts'
import type { TemplateVersion } from '../ui/api/template-types.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Switch } from '../ui/switch.tsx'
import { FaultLines } from './fault-lines.tsx'
import { languageOrder } from './language-order.ts'

/** Subject and text as they were written, per language, with the faults that the hub found in them. */
export function SourceCard({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t, i18n } = useTranslation()
  const languages = languageOrder.filter((each) => version.languages[each] !== undefined)
  const own = languages.find((each) => each === i18n.language)
  const [chosen, setChosen] = useState<Language>(own ?? languages[0] ?? 'nl')
  const text = version.languages[chosen]
  const faults = version.faults.filter((fault) => fault.language === undefined || fault.language === chosen)
  return (
    <Card
      title={t('templates.source')}
      aside={
        languages.length > 1 && (
          <Switch
            name={t('language.label')}
            chosen={chosen}
            onChoose={setChosen}
            choices={languages.map((each) => ({ value: each, name: t(`language.${each}`) }))}
          />
        )
      }
    >
      <div className="up-stack">
        {text === undefined ? (
          <p className="up-quiet">{t('templates.noText')}</p>
        ) : (
          <div className="up-stack" lang={chosen}>
            <p className="up-strong">{text.subject}</p>
            <pre className="st-source" tabIndex={0} aria-label={t(`language.${chosen}`)} role="region">
              {text.body}
            </pre>
          </div>
        )}
        {faults.length > 0 && (
          <Notice tone="bad" title={t('templates.faults', { count: faults.length })}>
            <FaultLines faults={faults} />
          </Notice>
        )}
      </div>
    </Card>
  )
}
