import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/dialog/notice.tsx'
import type { FormFaults } from './form-faults.ts'

/** Faults that a field shows. */
const placed = /^\/(?:recipient|data|reference|subject|channels|sendAfter)/

/** After sending was tried: what still has to be filled in, or why nothing can be said yet. */
export function Remaining({
  faults,
  isChecked,
  error,
}: {
  readonly faults: FormFaults
  readonly isChecked: boolean
  readonly error: unknown
}): ReactNode {
  const { t } = useTranslation()
  if (!faults.tried) return null
  if (error !== null) return <Notice tone="bad" status title={t('sendOne.checkFailed')} />
  if (!isChecked) return <Notice status title={t('sendOne.checking')} />
  if (faults.all.length === 0) return null
  const unplaced = faults.all.filter(({ pointer }) => !placed.test(pointer))
  return (
    <Notice tone="bad" status title={t('sendOne.faults', { count: faults.all.length })}>
      {unplaced.length > 0 && (
        <ul>
          {unplaced.map(({ pointer, code, detail }) => (
            <li key={`${pointer} ${code}`} lang="en">
              {detail} ({code})
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
