import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter, LetterAction } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { isInboxList } from '../list/is-inbox-list.ts'

/** Marks a task as done for the reader only, and undoes it; one button, so that the keyboard focus stays. */
export function DoneButton({
  letter,
  place,
  action,
  what,
}: {
  readonly letter: string
  /** The number in the actions of the letter, from 1. */
  readonly place: number
  readonly action: LetterAction
  readonly what: string
}): ReactNode {
  const { t } = useTranslation()
  const save = useDone(letter, place)
  const isDone = action.doneAt !== undefined
  const word = t(isDone ? 'done.undo' : 'done.do')
  return (
    <>
      <button
        className="govuk-button up-button--quiet up-button--dense"
        type="button"
        aria-label={`${word}: ${what}`}
        aria-disabled={save.isPending}
        onClick={() => !save.isPending && save.mutate(!isDone)}
      >
        <Icon of={isDone ? Undo2 : Check} /> {word}
      </button>
      {save.isError && (
        <span className="govuk-error-message in-do__failed" role="alert">
          {t('states.saveFailed')}
        </span>
      )}
    </>
  )
}

function useDone(letter: string, place: number) {
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/inbox/messages/${encodeURIComponent(letter)}`
  return useMutation({
    mutationFn: (done: boolean) =>
      api.send<{ readonly doneAt: string } | undefined>(done ? 'PUT' : 'DELETE', `${path}/actions/${place}/done`),
    onSuccess: (answer) => {
      // The cached letter is changed, because a new request for the letter would count as reading it again.
      client.setQueryData<Letter>([api.scope, path], (known) => known && withNote(known, place, answer?.doneAt))
      return client.invalidateQueries({ predicate: isInboxList })
    },
  })
}

function withNote(letter: Letter, place: number, doneAt: string | undefined): Letter {
  return {
    ...letter,
    actions: letter.actions.map((action, index) => (index + 1 === place ? { ...action, doneAt } : action)),
  }
}
