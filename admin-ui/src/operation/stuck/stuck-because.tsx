import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadLetter } from '../../ui/api/operator-types.ts'

/** The reason why a letter is stuck, in words; its code is shown beside it for the log and the manual. */
export function StuckBecause({ letter: { kind, code, stage } }: { readonly letter: DeadLetter }): ReactNode {
  const { t } = useTranslation()
  const [, total, letter, along = ''] = /^too-many-pages (\d+): letter (\d+)(.*)$/.exec(code) ?? []
  const counts =
    total === undefined
      ? undefined
      : [
          t('operation.tooManyPages', { total, letter }),
          ...[...along.matchAll(/attachment-(\d+) (\d+)/g)].map(([, number, pages]) =>
            t('operation.attachmentPages', { number, pages }),
          ),
        ].join(', ')
  return (
    <>
      {counts ?? t(`stuckKind.${kind}`)}
      <p className="up-small up-quiet">
        {t(`stage.${stage}`, { defaultValue: stage })}, <span className="up-code up-break">{code}</span>
      </p>
    </>
  )
}
