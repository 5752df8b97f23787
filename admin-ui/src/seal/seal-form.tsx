import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealSettings } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'

const levels = ['off', 'b-b', 'b-t'] as const
const whenNoTimes = ['wait', 'without'] as const

/** The choice of the entity, with the last person who changed it. */
export function SealForm({ seal }: { readonly seal: SealSettings }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const api = useApi()
  const client = useQueryClient()
  const [level, setLevel] = useState<SealSettings['level']>(seal.level)
  const [whenNoTime, setWhenNoTime] = useState<SealSettings['whenNoTime']>(seal.whenNoTime)
  const [location, setLocation] = useState(seal.location ?? '')
  const change = useMutation({
    mutationFn: () => {
      const place = location.trim()
      const body = { level, whenNoTime, ...(place !== '' && { location: place }) }
      return api.send<SealSettings>('PUT', '/v1/seal', body)
    },
    onSuccess: (saved) => {
      client.setQueryData([api.scope, '/v1/seal'], saved)
      toast({ text: t('seal.saved') })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!change.isPending) change.mutate()
  }
  // Without a key or a time stamp authority letters would wait for ever; the hub refuses such a choice.
  const possible = levels.filter(
    (each) =>
      each === seal.level ||
      each === 'off' ||
      (seal.certificate !== undefined && (each === 'b-b' || seal.hasTimeStamps)),
  )
  return (
    <Card title={t('seal.choice')} sub={t('seal.choiceSub')}>
      <form className="up-stack" onSubmit={submit} noValidate aria-label={t('seal.choice')}>
        <SelectField
          name="level"
          label={t('seal.level')}
          value={level}
          choices={possible.map((each) => [each, t(`seal.levels.${each}`)])}
          onChange={(value) => setLevel(levels.find((each) => each === value) ?? 'off')}
        />
        {level === 'b-t' && (
          <SelectField
            name="whenNoTime"
            label={t('seal.whenNoTime')}
            value={whenNoTime}
            choices={whenNoTimes.map((each) => [each, t(`seal.whenNoTimes.${each}`)])}
            onChange={(value) => setWhenNoTime(value === 'without' ? value : 'wait')}
          />
        )}
        {level !== 'off' && (
          <TextField
            label={t('seal.location')}
            hint={t('seal.locationHint')}
            value={location}
            maxLength={100}
            onChange={setLocation}
          />
        )}
        {change.error !== null && (
          <Notice
            tone="bad"
            status
            title={isProblem(change.error, 409) ? t('seal.notPossible') : t('states.saveFailed')}
          />
        )}
        {seal.changedAt !== undefined && (
          <p className="up-quiet up-small">
            {t('seal.changed', { moment: format.moment(seal.changedAt), who: seal.changedBy })}
          </p>
        )}
        <div>
          <button className="govuk-button" type="submit" aria-disabled={change.isPending}>
            {change.isPending ? t('parts.busy') : t('seal.save')}
          </button>
        </div>
      </form>
    </Card>
  )
}
