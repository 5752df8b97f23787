import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListTable } from '../../ui/api/list-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'

/** What was found in the table as a whole. Nothing of it stops the list; dates that may be wrong ask for a look. */
export function TableNotes({ table }: { readonly table: ListTable }): ReactNode {
  const { t } = useTranslation()
  const notes = table.notes ?? []
  const words = useNoteWords()
  const risky = notes.filter(({ name }) => doubtful.has(name))
  const others = notes.filter(({ name }) => !doubtful.has(name))
  return (
    <>
      {risky.map((note) => (
        <Notice key={`${note.name} ${note.detail}`} tone="warn" title={words(note)} />
      ))}
      {others.length > 0 && (
        <Notice title={t('listColumns.notesTitle')}>
          <ul className="up-list">
            {others.map((note) => (
              <li key={`${note.name} ${note.detail}`}>{words(note)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** Values that may be read otherwise than they were meant. */
const doubtful: ReadonlySet<string> = new Set(['mixed-date-order', 'mixed-dates', 'hidden-rows'])

type Note = NonNullable<ListTable['notes']>[number]

function useNoteWords(): (note: Note) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ name, detail, values }) => {
    const shown = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? format.number(value) : value]),
    )
    return t(`listColumns.notes.${name}`, { ...shown, defaultValue: detail })
  }
}
