import { ClipboardPaste } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { titleOf } from './one-guest-form.tsx'
import { type ReadLine, readGuests } from './read-guests.ts'
import { guestFaultsOf, useAddGuests } from './use-add-guests.ts'

/** Several guests at once, one on a line. All are added or none, and each fault names its line. */
export function PasteForm(): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [text, setText] = useState('')
  const [sent, setSent] = useState<readonly ReadLine[]>([])
  const add = useAddGuests(({ items }) => {
    toast({ text: t('guests.added', { count: items.length, name: items[0]?.name }) })
    setText('')
  })
  const unread = sent.filter(({ guest }) => guest === undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const lines = readGuests(text)
    setSent(lines)
    add.reset()
    const guests = lines.flatMap(({ guest }) => guest ?? [])
    if (guests.length === lines.length && guests.length > 0 && !add.isPending) add.mutate(guests)
  }
  const faults = [
    ...unread.map(({ line }) => ({ line, words: t('guests.fault.line') })),
    ...guestFaultsOf(add.error).map(({ at, fault }) => ({
      line: sent[at]?.line ?? at + 1,
      words: t(`guests.fault.${fault}`),
    })),
  ]
  return (
    <form className="gl-form up-stack" onSubmit={submit} noValidate aria-label={t('guests.way.several')}>
      <TextField
        label={t('guests.lines')}
        hint={t('guests.linesHint')}
        value={text}
        rows={6}
        maxLength={50_000}
        onChange={setText}
      />
      {(faults.length > 0 || add.error !== null) && (
        <Notice
          tone="bad"
          status
          title={add.error === null ? t('guests.faults') : titleOf(add.error, faults.length, t)}
        >
          {faults.length > 0 && (
            <ul>
              {faults.map(({ line, words }) => (
                <li key={`${line} ${words}`}>
                  {t('guests.line', { line })} {words}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div>
        <button className="govuk-button" type="submit" aria-disabled={add.isPending || text.trim() === ''}>
          <Icon of={ClipboardPaste} /> {add.isPending ? t('parts.busy') : t('guests.addSeveral')}
        </button>
      </div>
    </form>
  )
}
