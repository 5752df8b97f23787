import { Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback } from '../ui/api/callback-types.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { CallbackState } from './callback-state.tsx'
import { nameOf, typesWords } from './callback-words.ts'
import { useCallbackChange } from './use-callback-change.ts'

/** The callbacks of the entity; the one that is chosen is shown below. */
export function CallbackTable({
  callbacks,
  chosen,
  onChoose,
}: {
  readonly callbacks: readonly Callback[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: readonly Column<Callback>[] = [
    {
      head: t('callbacks.nameAndUrl'),
      heading: true,
      cell: (callback) => (
        <>
          <button
            className="cb-name up-break"
            type="button"
            aria-pressed={callback.id === chosen}
            onClick={() => onChoose(callback.id)}
          >
            {nameOf(callback)}
          </button>{' '}
          {callback.test && <Tag tone="note">{t('callbacks.test')}</Tag>}
          <br />
          <span className="st-ref up-break">{callback.url}</span>
        </>
      ),
    },
    {
      head: t('callbacks.stateHead'),
      label: t('callbacks.stateHead'),
      cell: (callback) => <CallbackState callback={callback} />,
    },
    { head: t('callbacks.types'), label: t('callbacks.types'), cell: ({ types }) => typesWords(t, types) },
    {
      head: t('callbacks.waits'),
      label: t('callbacks.waits'),
      numeric: true,
      cell: ({ waiting: { events, more } }) =>
        more ? t('callbacks.atLeast', { events: format.number(events) }) : format.number(events),
    },
    {
      head: t('callbacks.recent'),
      label: t('callbacks.recent'),
      numeric: true,
      cell: ({ recent: { calls, accepted } }) => (calls === 0 ? '–' : format.percent(accepted / calls)),
    },
    { head: <Hidden>{t('callbacks.do')}</Hidden>, cell: (callback) => <PauseButton callback={callback} /> },
  ]
  return <Table name={t('callbacks.list')} columns={columns} rows={callbacks} rowKey={({ id }) => id} cards />
}

function PauseButton({ callback }: { readonly callback: Callback }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const name = nameOf(callback)
  const pause = useCallbackChange('POST', `/${callback.id}/suspend`, () =>
    toast({ text: t('callbacks.paused', { name }), undo: () => resume.mutate() }),
  )
  const resume = useCallbackChange('POST', `/${callback.id}/resume`, () =>
    toast({ text: t('callbacks.resumed', { name }) }),
  )
  const isActive = callback.status === 'active'
  const step = isActive ? pause : resume
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      aria-disabled={step.isPending}
      onClick={() => {
        if (!step.isPending) step.mutate()
      }}
    >
      <Icon of={isActive ? Pause : Play} /> {t(isActive ? 'callbacks.pause' : 'callbacks.resume')}
      <Hidden>: {name}</Hidden>
    </button>
  )
}
