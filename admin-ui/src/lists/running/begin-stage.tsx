import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { isProblem } from '../../ui/api/problem.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { listPath } from '../use-list.ts'
import { ListPrice } from './list-price.tsx'
import { rowsOf, type Stage } from './stage-of.ts'
import { useStageWords } from './use-stage-words.ts'

/** The button that begins a stage, and the dialog that repeats the number and the price. */
export function BeginStage({
  list,
  stage,
  stages,
  copies,
  disabled = false,
}: {
  readonly list: List
  readonly stage: Stage
  /** Stages to choose first, where none was begun. */
  readonly stages?: readonly Stage[]
  readonly copies?: Readonly<Record<string, boolean>> | undefined
  readonly disabled?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStageWords()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const begin = useBegin(list)
  const letters = rowsOf(stage, list)
  const verb = words.verb(stage, letters, stages?.length === 1)
  return (
    <>
      <div>
        <button
          className="govuk-button"
          type="button"
          aria-disabled={disabled}
          onClick={() => {
            begin.reset()
            if (!disabled) setOpen(true)
          }}
        >
          <Icon of={Send} /> {verb}
        </button>
      </div>
      {open && (
        <ConfirmDialog
          title={`${verb}?`}
          confirmLabel={verb}
          icon={Send}
          busy={begin.isPending}
          error={begin.error}
          why={<WhyRefused error={begin.error} />}
          onConfirm={() =>
            begin.mutate(
              { stages, copies },
              {
                onSuccess: () => {
                  setOpen(false)
                  toast({ text: t('listRunning.begun', { stage: words.name(stage) }) })
                },
              },
            )
          }
          onClose={() => setOpen(false)}
        >
          <p>
            {stage === 'seeds'
              ? t('listRunning.confirmCopies')
              : t('listRunning.confirm', { count: letters, number: format.number(letters) })}
          </p>
          <ListPrice list={list} />
          {stage !== 'rest' && <p className="up-quiet">{t('listRunning.confirmWaits')}</p>}
        </ConfirmDialog>
      )}
    </>
  )
}

interface Begin {
  readonly stages: readonly Stage[] | undefined
  readonly copies: Readonly<Record<string, boolean>> | undefined
}

/** Chooses the stages where that is still to be done, and begins the next one unless a colleague did. */
function useBegin({ id, stage = 0 }: List) {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ stages, copies }: Begin) => {
      if (stages !== undefined) await api.send('PUT', `${listPath(id)}/stages`, { stages, ...(copies && { copies }) })
      return api.send<List>('POST', `${listPath(id)}/continue`, { begun: stage })
    },
    onSuccess: (shown) => client.setQueryData([api.scope, listPath(id)], shown),
    onSettled: () => client.invalidateQueries({ queryKey: [api.scope, listPath(id)] }),
  })
}

function WhyRefused({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation()
  if (!isProblem(error)) return null
  const { code, detail } = error.body
  return <p>{t(`listRunning.fault.${code}`, { defaultValue: detail ?? '' })}</p>
}
