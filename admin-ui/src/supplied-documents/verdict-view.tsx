import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/dialog/notice.tsx'
import { FindingsCard } from './findings-card.tsx'
import { PicturesCard } from './pictures-card.tsx'
import { StoredDocumentCard } from './stored-document-card.tsx'
import type { Attempt, Verdict } from './use-try.ts'

/** First whether the document is accepted; then the repairs and the properties, beside the pictures of the pages. */
export function VerdictView({
  verdict: { stored, findings, pictures },
  attempt,
}: {
  readonly verdict: Verdict
  readonly attempt: Attempt
}): ReactNode {
  const { t } = useTranslation()
  const count = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.length - count
  return (
    <>
      {stored === undefined ? (
        <Notice tone="bad" status title={t('ownPdf.refused', { count })}>
          <p>{t('ownPdf.refusedText')}</p>
        </Notice>
      ) : (
        <Notice
          tone={warnings === 0 ? 'good' : 'warn'}
          status
          title={warnings === 0 ? t(`ownPdf.right.${attempt.purpose}`) : t('ownPdf.rightBut', { count: warnings })}
        >
          <p>{t('ownPdf.rightText')}</p>
        </Notice>
      )}
      <div className={pictures.length === 0 ? 'up-stack' : 'st-two st-two--letter'}>
        <div className="up-stack up-stack--l">
          {findings.length > 0 && <FindingsCard findings={findings} />}
          {stored !== undefined && <StoredDocumentCard stored={stored} />}
        </div>
        {pictures.length > 0 && <PicturesCard pictures={pictures} name={attempt.file.name} />}
      </div>
    </>
  )
}
