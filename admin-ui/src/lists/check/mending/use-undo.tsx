import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../../ui/api/problem.ts'
import { Notice } from '../../../ui/dialog/notice.tsx'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import type { Mends } from './use-mends.ts'

/** What a refusal to take a mend back says (UP-3090). */
interface Settled {
  readonly mend: string
  readonly settled: number
  readonly undoable: number
}

/** Takes a mend back, and says what cannot be taken back. */
export function useUndo(mends: Mends): { readonly undo: (mend: string) => void; readonly words: ReactNode } {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const [refused, setRefused] = useState<Settled | 'failed'>()
  const undo = (mend: string, partly = false): void => {
    setRefused(undefined)
    mends.undo(mend, partly).then(
      ({ undone }) => toast({ text: t('listCheck.undone', { count: undone, n: format.number(undone) }) }),
      (error: unknown) => setRefused(settledOf(mend, error) ?? 'failed'),
    )
  }
  return { undo: (mend) => undo(mend), words: refused && <Refused refused={refused} onPartly={undo} /> }
}

function settledOf(mend: string, error: unknown): Settled | undefined {
  if (!isProblem(error, 409) || error.body.code !== 'UP-3090') return undefined
  const { settled = 0, undoable = 0 } = error.body as Partial<Settled>
  return { mend, settled, undoable }
}

function Refused({
  refused,
  onPartly,
}: {
  readonly refused: Settled | 'failed'
  readonly onPartly: (mend: string, partly: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (refused === 'failed') return <Notice tone="bad" status title={t('listCheck.undoFailed')} />
  const { mend, settled, undoable } = refused
  return (
    <Notice tone="warn" status title={t('listCheck.settled', { count: settled, n: format.number(settled) })}>
      {undoable > 0 && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => onPartly(mend, true)}>
          {t('listCheck.undoOthers', { count: undoable, n: format.number(undoable) })}
        </button>
      )}
    </Notice>
  )
}
