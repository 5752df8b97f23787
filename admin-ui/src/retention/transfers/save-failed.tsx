import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../ui/api/problem.ts'
import { Notice } from '../../ui/dialog/notice.tsx'

/** Why a form was not saved, in the words of the answer. */
export function SaveFailed({ error }: { readonly error: Error | null }): ReactNode {
  const { t } = useTranslation()
  if (error === null) return null
  const code = isProblem(error) ? error.body.code : undefined
  return <Notice tone="bad" status title={t(`fault.${code}`, { defaultValue: t('states.saveFailed') })} />
}
