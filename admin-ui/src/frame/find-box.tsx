import { Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { handOnPerson, looksLikeName, personNumber } from '../messages/person-asked.ts'
import { Icon } from '../ui/icon.tsx'
import { useMay } from './working-for.ts'

/** From anywhere to a message by its reference, or straight to a message or record by its id. `/` jumps here. */
export function FindBox(): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const may = useMay('messages:read')
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      field.current?.focus()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])
  if (!may) return null
  const find = (event: FormEvent) => {
    event.preventDefault()
    const wanted = field.current?.value.trim() ?? ''
    if (wanted === '') return
    void navigate(pathTo(wanted))
    if (field.current !== null) field.current.value = ''
  }
  return (
    <form className="st-find" role="search" aria-label={t('frame.findAnywhere')} onSubmit={find}>
      <Icon of={Search} />
      <label className="govuk-visually-hidden" htmlFor="vind">
        {t('frame.find')}
      </label>
      <input ref={field} id="vind" type="search" maxLength={100} autoComplete="off" placeholder={t('frame.find')} />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

function pathTo(wanted: string): string {
  // A name or a number of a person is handed on in memory: it must not get into an address or the history.
  if (personNumber(wanted) !== undefined || looksLikeName(wanted)) {
    handOnPerson(wanted)
    return '/messages/person'
  }
  if (/^msg_\w+$/.test(wanted)) return `/messages/${wanted}`
  if (/^rec_\w+$/.test(wanted)) return `/archive/${wanted}`
  return `/messages?reference=${encodeURIComponent(wanted)}`
}
