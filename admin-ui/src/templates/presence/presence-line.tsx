import { Eye, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { type Person, usePresence } from './use-presence.ts'

const maxNames = 3

/** The other people who have the version open, and whether they write; nothing when there is no other person. */
export function PresenceLine({ people }: { readonly people: readonly Person[] }): ReactNode {
  const { t } = useTranslation()
  if (people.length === 0) return null
  const ordered = people.toSorted((one, other) => Number(other.writing) - Number(one.writing))
  const more = people.length - maxNames
  return (
    <ul className="st-presence" role="list">
      {ordered.slice(0, maxNames).map(({ actor, name = t('presence.somebody'), writing }) => (
        <li key={actor}>
          <Icon of={writing ? PenLine : Eye} /> {t(writing ? 'presence.writes' : 'presence.reads', { name })}
        </li>
      ))}
      {more > 0 && <li>{t('presence.more', { count: more })}</li>}
    </ul>
  )
}

/** Shown on a screen where a draft is read. */
export function ReadersPresence({ path }: { readonly path: string }): ReactNode {
  return (
    <PresenceLine
      people={usePresence(
        path,
        () => false,
        () => undefined,
      )}
    />
  )
}
