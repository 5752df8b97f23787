import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { looksLikeName, passOnPerson, personNumber } from '../messages/list/person-query.ts'
import { matches } from '../templates/list/matches.ts'
import { templatePath } from '../templates/version/version-path.ts'
import type { Api } from '../ui/api/api.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { useMay } from './working-for.ts'

/**
 * The search box of every screen: it leads to a message by its reference, to the letters of a person by name or number, to
 * templates by name, or straight to a message or record by its id. `/` moves the focus here. A name or number of a person is
 * passed on in memory, because it must not get into an address or the history.
 */
export function FindBox(): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const mayRead = useMay('messages:read')
  const mayTemplates = useMay('templates:read')
  const api = useApi()
  const client = useQueryClient()
  const localized = useLocalized()
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
  if (!mayRead && !mayTemplates) return null
  /** Templates are few, so they are searched first, unless the input is an id. */
  const findPath = async (wanted: string): Promise<string> => {
    const direct = pathOfId(wanted)
    if (direct !== undefined) return direct
    if (personNumber(wanted) !== undefined) return toPerson(wanted)
    const rows = mayTemplates ? await templates(api, client) : []
    const found = rows.filter(({ key, name }) => matches(`${localized(name)} ${key}`, wanted))
    if (found.length === 1 && found[0] !== undefined) return templatePath(found[0].key)
    if (found.length > 0 || !mayRead) return `/templates?q=${encodeURIComponent(wanted)}`
    return looksLikeName(wanted) ? toPerson(wanted) : `/messages?reference=${encodeURIComponent(wanted)}`
  }
  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wanted = field.current?.value.trim() ?? ''
    if (wanted === '' || field.current === null) return
    const isOfNoUse = !mayRead && personNumber(wanted) !== undefined
    field.current.setCustomValidity(isOfNoUse ? t('frame.findNoNumber') : '')
    if (!field.current.reportValidity()) return
    const path = await findPath(wanted)
    void navigate(path)
    field.current.value = ''
  }
  const label = mayTemplates ? (mayRead ? 'frame.findBoth' : 'frame.findTemplate') : 'frame.find'
  return (
    <form className="st-find" role="search" aria-label={t('frame.findAnywhere')} onSubmit={(event) => void find(event)}>
      <Icon of={Search} />
      <label className="govuk-visually-hidden" htmlFor="vind">
        {t(label)}
      </label>
      <input
        ref={field}
        id="vind"
        type="search"
        maxLength={100}
        autoComplete="off"
        placeholder={t(label)}
        onInput={() => field.current?.setCustomValidity('')}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

function toPerson(wanted: string): string {
  passOnPerson(wanted)
  return '/messages/person'
}

function pathOfId(wanted: string): string | undefined {
  if (/^msg_\w+$/.test(wanted)) return `/messages/${wanted}`
  if (/^rec_\w+$/.test(wanted)) return `/archive/${wanted}`
  return undefined
}

const listPath = '/v1/templates?limit=200'
/** @returns none when the list is not available: then the messages are searched for the input */
async function templates(api: Api, client: QueryClient): Promise<readonly TemplateRow[]> {
  const page = await client
    .fetchQuery({
      queryKey: [api.scope, listPath],
      queryFn: () => api.get<Page<TemplateRow>>(listPath),
      staleTime: 30_000,
    })
    .catch(() => undefined)
  return page?.items ?? []
}
