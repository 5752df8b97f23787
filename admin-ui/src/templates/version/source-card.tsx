import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { CommentedText } from '../comments/commented-text.tsx'
import { FaultLines } from '../faults/fault-lines.tsx'

/** Subject and text in one language as they were written, with the comments on them and the faults that the hub found. */
export function SourceCard({
  version,
  language: chosen,
}: {
  readonly version: TemplateVersion
  readonly language: Language
}): ReactNode {
  const { t } = useTranslation()
  const text = version.languages[chosen]
  const faults = version.faults.filter((fault) => fault.language === undefined || fault.language === chosen)
  return (
    <Card title={t('templates.source')}>
      <div className="up-stack">
        {text === undefined ? (
          <p className="up-quiet">{t('templates.noText')}</p>
        ) : (
          <CommentedText version={version} language={chosen} />
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
