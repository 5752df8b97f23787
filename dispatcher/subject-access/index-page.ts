import { escapeHtml } from '../../core/escape-html.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type Language, type Localized, languages } from '../../core/words/language.ts'
import { formatDate } from '../../templates/language/format/format-value.ts'
import type { HeldKind } from './held.ts'
import { kindWords } from './kind-words.ts'
import { pageWords } from './page-words.ts'

/** The facts of a request that the package repeats. */
export interface PackageFacts {
  readonly reference: string
  readonly madeAt: Date
  /** Undefined: all entities. */
  readonly entityName: Localized | undefined
}

interface About {
  readonly facts: PackageFacts
  readonly counts: readonly (readonly [HeldKind, number])[]
  readonly missing: readonly string[]
}

/** The index for programs. */
export function indexData({ facts, counts, missing }: About): object {
  return {
    reference: facts.reference,
    madeAt: facts.madeAt.toISOString(),
    entity: facts.entityName ?? null,
    kinds: counts.map(([kind, rows]) => ({ kind, file: `data/${kind}.json`, rows, ...kindWords[kind] })),
    missing,
  }
}

/** The index for the person: one page in four languages, which needs no script and no network. */
export function indexPage(about: About): string {
  const links = languages.map((each) => `<a href="#${each}" lang="${each}">${pageWords.title[each]}</a>`).join(' · ')
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${pageWords.title.nl}</title>
<style>body{font:17px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14212b;background:#fff}
section{margin-top:3rem}table{border-collapse:collapse;width:100%}caption{text-align:start}
th,td{text-align:start;vertical-align:top;padding:.5rem;border-bottom:1px solid #c4ccd2;overflow-wrap:anywhere}
@media(max-width:30rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr,td,th{display:block;border:0;padding:0}tr{padding:.5rem 0;border-bottom:1px solid #c4ccd2}}</style></head>
<body><nav aria-label="nl fr de en">${links}</nav><main>
${languages.map((language) => sectionIn(language, about)).join('\n')}
</main></body></html>
`
}

function sectionIn(language: Language, { facts, counts, missing }: About): string {
  const say = (word: keyof typeof pageWords): string => pageWords[word][language]
  const name = facts.entityName
  const office = name === undefined ? say('all') : (name[language] ?? name.nl ?? Object.values(name)[0] ?? '')
  const rows = counts.map(([kind, rows]) => {
    const { name: title, source, kept } = kindWords[kind]
    const shown = rows === 0 ? title[language] : `<a href="data/${kind}.json">${title[language]}</a>`
    const cells = [String(rows), source[language], kept[language]].map((cell) => `<td role="cell">${cell}</td>`)
    return `<tr role="row"><th scope="row" role="rowheader">${shown}</th>${cells.join('')}</tr>`
  })
  const heads = (['what', 'count', 'source', 'kept'] as const).map(
    (word) => `<th scope="col" role="columnheader">${say(word)}</th>`,
  )
  const lost = missing.map((path) => `<li>${escapeHtml(path)}</li>`).join('')
  return `<section id="${language}" lang="${language}"><h1>${say('title')}</h1>
<p>${say('made')} ${formatDate(brusselsDay(facts.madeAt), language)}. ${say('of')}: ${escapeHtml(office)}. ${say('reference')}: ${escapeHtml(facts.reference)}.</p>
<p>${say('intro')}</p>
<table role="table"><thead><tr role="row">${heads.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
${lost === '' ? '' : `<p>${say('missing')}</p><ul>${lost}</ul>`}
<p>${say('automated')}</p><p>${say('archive')}</p></section>`
}
