import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/toast.tsx'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'

/** Two people who write at the same time are merged many times a minute; that is said once in a while, not every time. */
const quietMs = 60_000

/** Says that the changes of another person came in beside those of the writer, who can take them out again. */
export function useMergeToast({ merged }: DraftState, keeper: DraftKeeper): void {
  const { t } = useTranslation()
  const toast = useToast()
  const last = useRef({ name: '', at: Number.NEGATIVE_INFINITY })
  useEffect(() => {
    if (merged === undefined) return
    const { name = '' } = merged
    const at = performance.now()
    if (name === last.current.name && at - last.current.at < quietMs) return
    last.current = { name, at }
    toast({
      text: name === '' ? t('merge.doneSomebody') : t('merge.done', { name }),
      undo: () => keeper.undoMerge(merged),
    })
  }, [merged, keeper, toast, t])
}
