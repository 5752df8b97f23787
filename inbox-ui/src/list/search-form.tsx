import { Search, X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxSenders } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { SelectField } from '../../../admin-ui/src/ui/form/select-field.tsx'
import { useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import type { Narrowed } from './use-letters.ts'

const minLength = 2

/** Search by words, and the sender and year of the letters that there are. */
export function SearchForm({
  narrowed,
  onNarrow,
}: {
  readonly narrowed: Narrowed
  readonly onNarrow: (narrowed: Pick<Narrowed, 'q' | 'sender' | 'year' | 'kind'>) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const known = useGet<InboxSenders>('/v1/inbox/senders').data
  const [typed, setTyped] = useState(narrowed.q ?? '')
  const [isShort, setShort] = useState(false)
  const { q, sender, year, kind } = narrowed
  // The back button restores an earlier search.
  useEffect(() => setTyped(q ?? ''), [q])
  const rest = kept({ sender, year, kind })
  const search = (event: FormEvent) => {
    event.preventDefault()
    const words = typed.trim()
    setShort(words.length > 0 && words.length < minLength)
    if (words === '') onNarrow(rest)
    else if (words.length >= minLength) onNarrow({ ...rest, q: words })
  }
  const letters = (name: string, count: number) => `${name} (${count})`
  return (
    <search>
      <form className="in-find" onSubmit={search}>
        <div className="in-find__words">
          <label className="govuk-label" htmlFor="find">
            {t('find.label')}
          </label>
          {isShort && (
            <p className="govuk-error-message" id="find-fault">
              {t('find.short')}
            </p>
          )}
          <div className="in-find__row">
            <span className="up-search">
              <Icon of={Search} />
              <input
                className="govuk-input"
                id="find"
                type="search"
                value={typed}
                maxLength={100}
                aria-invalid={isShort ? true : undefined}
                aria-describedby={isShort ? 'find-fault' : undefined}
                onChange={(event) => setTyped(event.target.value)}
              />
            </span>
            <button className="govuk-button" type="submit">
              {t('find.do')}
            </button>
          </div>
        </div>
        {known !== undefined && known.senders.length > 1 && (
          <SelectField
            name="sender"
            label={t('find.sender')}
            value={sender ?? ''}
            choices={[
              ['', t('find.allSenders')],
              ...known.senders.map((each) => [each.id, letters(localized(each.name), each.letters)] as const),
            ]}
            onChange={(id) => onNarrow({ ...kept({ q, year, kind }), ...(id !== '' && { sender: id }) })}
          />
        )}
        {known !== undefined && known.years.length > 1 && (
          <SelectField
            name="year"
            label={t('find.year')}
            value={year === undefined ? '' : String(year)}
            choices={[
              ['', t('find.allYears')],
              ...known.years.map((each) => [String(each.year), letters(String(each.year), each.letters)] as const),
            ]}
            onChange={(value) =>
              onNarrow({ ...kept({ q, sender, kind }), ...(value !== '' && { year: Number(value) }) })
            }
          />
        )}
        {known !== undefined && (known.kinds.length > 1 || kind !== undefined) && (
          <SelectField
            name="kind"
            label={t('find.kind')}
            value={kind ?? ''}
            choices={[
              ['', t('find.allKinds')],
              ...known.kinds.map((each) => [each.kind, letters(t(`find.kinds.${each.kind}`), each.letters)] as const),
              ...(kind === undefined || known.kinds.some((each) => each.kind === kind)
                ? []
                : [[kind, t(`find.kinds.${kind}`)] as const]),
            ]}
            onChange={(value) => onNarrow({ ...kept({ q, sender, year }), ...(value !== '' && { kind: value }) })}
          />
        )}
        {[q, sender, year, kind].some((each) => each !== undefined) && (
          <p>
            <button
              className="govuk-button govuk-button--secondary"
              type="button"
              onClick={() => {
                setTyped('')
                setShort(false)
                onNarrow({})
                document.querySelector<HTMLElement>('#find')?.focus()
              }}
            >
              <Icon of={X} /> {t('find.clear')}
            </button>
          </p>
        )}
      </form>
    </search>
  )
}

/** Only the members that have a value. */
function kept({
  q,
  sender,
  year,
  kind,
}: { readonly [Member in 'q' | 'sender' | 'year' | 'kind']?: Narrowed[Member] | undefined }): Narrowed {
  return {
    ...(q !== undefined && { q }),
    ...(sender !== undefined && { sender }),
    ...(year !== undefined && { year }),
    ...(kind !== undefined && { kind }),
  }
}
