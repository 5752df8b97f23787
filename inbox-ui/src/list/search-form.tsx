import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxSenders } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { SelectField } from '../../../admin-ui/src/ui/form/select-field.tsx'
import { useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { useTypedWords } from '../find/use-typed-words.ts'
import { ClearButton, WordsField } from '../find/words-field.tsx'
import type { Narrowed } from './use-letters.ts'

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
  const { q, sender, year, kind } = narrowed
  const rest = kept({ sender, year, kind })
  const words = useTypedWords(q ?? '', (typed) => onNarrow(typed === undefined ? rest : { ...rest, q: typed }))
  const letters = (name: string, count: number) => `${name} (${count})`
  return (
    <search>
      <form className="in-find" onSubmit={words.submit}>
        <WordsField label={t('find.label')} words={words} />
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
            <ClearButton words={words} onClear={() => onNarrow({})} />
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
