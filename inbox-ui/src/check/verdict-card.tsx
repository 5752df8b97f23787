import { type LucideIcon, Printer } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import type { Checked } from './use-check.ts'

/** The frame of every verdict. Printed, it says what was checked, when, and the answer. */
export function VerdictCard({
  checked: { question, at },
  tone,
  icon,
  title,
  isAnswered = true,
  children,
}: {
  readonly checked: Checked
  readonly tone: 'genuine' | 'unknown'
  readonly icon: LucideIcon
  readonly title: string
  /** False: nothing was compared, so that there is nothing to print. */
  readonly isAnswered?: boolean
  readonly children: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const named = question.by === 'pdf' ? question.file.name : question.by === 'code' ? question.code.toUpperCase() : ''
  return (
    <section className={`up-card in-verdict in-verdict--${tone}`} aria-labelledby={id}>
      <Icon of={icon} />
      <h2 id={id}>{title}</h2>
      {children}
      {isAnswered ? (
        <>
          <p className="up-quiet up-small">
            {t(`check.checkedBy.${question.by}`, { what: named, moment: format.moment(at.toISOString()) })}
          </p>
          <p className="in-no-print">
            <button className="govuk-button up-button--quiet" type="button" onClick={() => print()}>
              <Icon of={Printer} /> {t('check.print')}
            </button>
          </p>
        </>
      ) : (
        named !== '' && <p className="up-quiet up-small">{named}</p>
      )}
    </section>
  )
}
