import { useMutation } from '@tanstack/react-query'
import { Ban, Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { SuppressedTable } from './suppressed-table.tsx'
import { suppressedPath, useReadListAgain } from './use-read-list-again.ts'

interface Found {
  readonly email: string
  readonly items: readonly SuppressedAddress[]
}

/** Looks whether letters avoid a mailbox. The address is sent in the body of the request and is not kept. */
export function FindAddressCard(): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const readAgain = useReadListAgain()
  const maySend = useMay('messages:send')
  const [email, setEmail] = useState('')
  const [fault, setFault] = useState<string>()
  const ask = useMutation({
    mutationFn: async ({ add, email: given }: { readonly add: boolean; readonly email: string }): Promise<Found> => {
      const answer = await api.send<{ items: readonly SuppressedAddress[] }>(
        'POST',
        add ? suppressedPath : `${suppressedPath}/find`,
        {
          email: given,
        },
      )
      return { email: given, items: answer.items }
    },
    onSuccess: async (_, { add }) => {
      if (add) await readAgain()
    },
    onError: (error) => setFault(t(isProblem(error, 400) ? 'suppressed.emailWrong' : 'states.saveFailed')),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setFault(undefined)
    if (email.trim() === '') setFault(t('suppressed.emailWrong'))
    else ask.mutate({ add: false, email: email.trim() })
  }
  return (
    <Card title={t('suppressed.find')} sub={t('suppressed.findSub')}>
      <div className="up-stack">
        <form className="up-stack" onSubmit={submit} noValidate>
          <TextField
            label={t('suppressed.email')}
            value={email}
            maxLength={254}
            fault={fault}
            onChange={(value) => {
              setEmail(value)
              setFault(undefined)
            }}
          />
          <div className="up-row">
            <button className="govuk-button" type="submit" aria-disabled={ask.isPending}>
              <Icon of={Search} /> {ask.isPending ? t('parts.busy') : t('suppressed.look')}
            </button>
          </div>
        </form>
        {ask.data !== undefined && (
          <Answer
            found={ask.data}
            onAdd={maySend ? () => ask.mutate({ add: true, email: ask.data.email }) : undefined}
            onReleased={() => ask.mutate({ add: false, email: ask.data.email })}
          />
        )}
      </div>
    </Card>
  )
}

function Answer({
  found: { email, items },
  onAdd,
  onReleased,
}: {
  readonly found: Found
  readonly onAdd: (() => void) | undefined
  readonly onReleased: () => void
}): ReactNode {
  const { t } = useTranslation()
  if (items.length > 0)
    return (
      <div className="up-stack" role="status">
        <p className="up-break">{t('suppressed.foundSome', { email })}</p>
        <SuppressedTable rows={items} name={t('suppressed.found')} onReleased={onReleased} />
      </div>
    )
  return (
    <Notice tone="good" status title={t('suppressed.foundNone')}>
      <p className="up-break">{t('suppressed.foundNoneText', { email })}</p>
      {onAdd !== undefined && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onAdd}>
          <Icon of={Ban} /> {t('suppressed.add')}
        </button>
      )}
    </Notice>
  )
}
