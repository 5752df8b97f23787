import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/dialog/notice.tsx'
import type { Upload } from './use-upload.ts'

/** The file did not arrive. The hub keeps nothing of it, so that it can be sent again. */
export function UploadFailed({
  upload: { file, problem },
  onAgain,
}: {
  readonly upload: Extract<Upload, { readonly state: 'failed' }>
  readonly onAgain: () => void
}): ReactNode {
  const { t } = useTranslation()
  const isTooLarge = problem.status === 413
  return (
    <Notice tone="bad" status title={t('listFile.failed', { name: file.name })}>
      <p>{isTooLarge ? t('listFile.reasons.too-large.repair') : t('listFile.failedText')}</p>
      {!isTooLarge && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onAgain}>
          {t('listFile.again')}
        </button>
      )}
    </Notice>
  )
}
