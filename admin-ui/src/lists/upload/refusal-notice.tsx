import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'

/** Why a file cannot be read, and how to correct it. */
export function RefusalNotice({
  name,
  reason,
  values = {},
  detail,
}: {
  readonly name: string | undefined
  readonly reason: string | undefined
  readonly values?: Readonly<Record<string, string | number>> | undefined
  /** In the words of the hub, for a reason without words of its own. */
  readonly detail?: string | undefined
}): ReactNode {
  const { t } = useTranslation()
  const words = useReason()(reason, values)
  return (
    <Notice tone="bad" status title={name === undefined ? t('listFile.refused') : t('listFile.refusedNamed', { name })}>
      {words === undefined ? (
        <p lang="en">{detail}</p>
      ) : (
        <p>
          {words.what} {words.repair}
        </p>
      )}
    </Notice>
  )
}

/** The words of a reason; undefined where there are none. */
export function useReason() {
  const { t } = useTranslation()
  const format = useFormat()
  return (reason: string | undefined, values: Readonly<Record<string, string | number>> = {}) => {
    const key = `listFile.reasons.${reason ?? 'none'}`
    const shown = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? format.number(value) : value]),
    )
    const what = t(`${key}.what`, { ...shown, defaultValue: '' })
    return what === '' ? undefined : { what, repair: t(`${key}.repair`, { ...shown, defaultValue: '' }) }
  }
}
