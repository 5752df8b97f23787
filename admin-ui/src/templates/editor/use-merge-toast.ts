import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/dialog/toast.tsx'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'

/** Two people who write at the same time are merged many times a minute; the toast appears only once in a while. */
const quietMs = 60_000

/** Reports that the changes of another person were merged with those of the writer, who can remove them again. */
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
