import { useMutation } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Switch } from '../ui/form/switch.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { type Found, FoundAnswer } from './found-answer.tsx'
import { addressParts, emptySearch, type SearchDraft, searchKinds, searchOf } from './search-draft.ts'
import { suppressedPath, useReadListAgain } from './use-read-list-again.ts'

/** Looks whether letters avoid an address. What is typed is sent in the body of the request and is not kept. */
export function FindAddressCard(): ReactNode {
  const { t } = useTranslation()
  const maySend = useMay('messages:send')
  const [kind, setKind] = useState<(typeof searchKinds)[number]>('email')
  const [draft, setDraft] = useState<SearchDraft>(emptySearch)
  const [fault, setFault] = useState<string>()
  const ask = useFind((error) => setFault(t(isProblem(error, 400) ? `suppressed.wrong.${kind}` : 'states.saveFailed')))
  const change = (part: Partial<SearchDraft>): void => {
    setDraft({ ...draft, ...part })
    setFault(undefined)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const search = searchOf(kind, draft)
    setFault(search === undefined ? t(`suppressed.wrong.${kind}`) : undefined)
    if (search !== undefined && !ask.isPending) ask.mutate({ add: false, kind, search })
  }
  return (
    <Card title={t('suppressed.find')} sub={t('suppressed.findSub')}>
      <div className="up-stack">
        <Switch
          name={t('suppressed.by')}
          chosen={kind}
          onChoose={(next) => {
            setKind(next)
            setFault(undefined)
            ask.reset()
          }}
          choices={searchKinds.map((value) => ({ value, name: t(`suppressed.byKind.${value}`) }))}
        />
        <form className="up-stack" onSubmit={submit} noValidate>
          {kind === 'address' ? (
            <div className="st-form">
              {addressParts.map((part) => (
                <TextField
                  key={part}
                  label={t(`suppressed.part.${part}`)}
                  value={draft[part]}
                  maxLength={100}
                  fault={part === 'street' ? fault : undefined}
                  onChange={(value) => change({ [part]: value })}
                />
              ))}
            </div>
          ) : (
            <TextField
              label={t(`suppressed.${kind}`)}
              hint={kind === 'email' ? undefined : t(`suppressed.${kind}Hint`)}
              value={draft[kind]}
              maxLength={254}
              fault={fault}
              onChange={(value) => change({ [kind]: value })}
            />
          )}
          <div className="up-row">
            <button className="govuk-button" type="submit" aria-disabled={ask.isPending}>
              <Icon of={Search} /> {ask.isPending ? t('parts.busy') : t('suppressed.look')}
            </button>
          </div>
        </form>
        {ask.data !== undefined && (
          <FoundAnswer
            found={ask.data}
            onAdd={
              maySend && (ask.data.kind === 'email' || ask.data.kind === 'address')
                ? () => ask.mutate({ ...ask.data, add: true })
                : undefined
            }
            onReleased={() => ask.mutate({ ...ask.data, add: false })}
          />
        )}
      </div>
    </Card>
  )
}

function useFind(onError: (error: Error) => void) {
  const api = useApi()
  const readAgain = useReadListAgain()
  return useMutation({
    mutationFn: async ({ add, kind, search }: Omit<Found, 'items'> & { readonly add: boolean }): Promise<Found> => {
      const path = add ? suppressedPath : `${suppressedPath}/find`
      const answer = await api.send<{ items: readonly SuppressedAddress[] }>('POST', path, search)
      return { kind, search, items: answer.items }
    },
    onSuccess: async (_, { add }) => {
      if (add) await readAgain()
    },
    onError,
  })
}
