import { Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forHeader } from '../../archive/for-header.ts'
import { leastLength, usePurposeState } from '../../archive/purpose.ts'
import type { MessageRow, Page } from '../../ui/api/api-types.ts'
import { TextField } from '../../ui/form/text-field.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { More } from '../../ui/layout/more.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { MessageTable } from './message-table.tsx'
import { NewLetterLink } from './new-letter-link.tsx'
import { type PersonQuery, personQuery, takePerson } from './person-query.ts'
import { usePersonSearch } from './use-person-search.ts'

/**
 * Letters to one person or enterprise, by name or number; the person who searches gives a purpose, and neither gets into an
 * address.
 */
export function PersonPage(): ReactNode {
  const { t } = useTranslation()
  const purpose = usePurposeState()
  const [typed, setTyped] = useState(takePerson)
  const [why, setWhy] = useState(purpose.why)
  const [faults, setFaults] = useState<ReadonlySet<'who' | 'why'>>(new Set())
  const [person, setPerson] = useState<PersonQuery>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = new Set<'who' | 'why'>()
    if (typed.trim() === '') wrong.add('who')
    if (forHeader(why).length < leastLength) wrong.add('why')
    setFaults(wrong)
    if (wrong.size > 0) return
    purpose.say(why)
    setPerson(personQuery(typed))
  }
  return (
    <>
      <Crumbs above={[{ to: '/messages', name: t('messages.title') }]} here={t('person.title')} />
      <PageTop name={t('person.title')} sub={t('person.sub')} />
      <div className="up-stack up-stack--l">
        <form className="up-card up-stack" role="search" aria-label={t('person.title')} onSubmit={submit} noValidate>
          <TextField
            label={t('person.who')}
            hint={t('person.whoHint')}
            value={typed}
            maxLength={100}
            fault={faults.has('who') ? t('person.whoMissing') : undefined}
            onChange={setTyped}
          />
          <TextField
            label={t('archive.reason')}
            hint={t('archive.reasonHint')}
            value={why}
            maxLength={200}
            fault={faults.has('why') ? t('archive.reasonMissing') : undefined}
            onChange={setWhy}
          />
          <div>
            <button className="govuk-button" type="submit">
              {t('messages.search')}
            </button>
          </div>
        </form>
        {person !== undefined && <Found person={person} why={purpose.why} />}
      </div>
    </>
  )
}

function Found({ person, why }: { readonly person: PersonQuery; readonly why: string }): ReactNode {
  const { t } = useTranslation()
  const query = usePersonSearch(person, why)
  return (
    <Loaded
      query={query}
      what={t('messages.what')}
      forbidden={t('messages.forbidden')}
      missing={t('person.wrongNumber')}
    >
      {(pages: readonly Page<MessageRow>[]) => {
        const rows = pages.flatMap((page) => page.items)
        const byName = 'name' in person
        if (rows.length === 0)
          return (
            <Empty
              icon={Search}
              title={t('person.nothing')}
              text={t(byName ? 'person.nothingByName' : 'person.nothingByNumber')}
            />
          )
        return (
          <>
            <NewLetterLink person={person} name={'name' in person ? person.name : rows[0]?.recipient?.name} />
            <section className="up-card up-card--flush" aria-label={t('person.found')}>
              <MessageTable rows={rows} />
              <More shown={rows.length} query={query} />
            </section>
          </>
        )
      }}
    </Loaded>
  )
}
