import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import type { SaveState } from './draft-keeper.ts'

const signs = {
  saved: Check,
  typing: LoaderCircle,
  saving: LoaderCircle,
  failed: CloudOff,
  refused: TriangleAlert,
  conflict: TriangleAlert,
  closed: TriangleAlert,
}

/** Whether the typed text is saved, in a few words. A screen reader reads only a change of it, not every save. */
export function SaveWords({ save }: { readonly save: SaveState }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const bad = !['saved', 'typing', 'saving'].includes(save.kind)
  const words =
    save.kind === 'saved' && save.at !== undefined
      ? t('editor.save.savedAt', { time: format.time(save.at.toISOString()) })
      : t(`editor.save.${save.kind}`)
  return (
    <p className={bad ? 'st-save st-save--bad' : 'st-save'} data-save={save.kind}>
      <Icon of={signs[save.kind]} /> <span role={bad ? 'status' : undefined}>{words}</span>
    </p>
  )
}
