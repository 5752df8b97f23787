import { escapeHtml } from '../../core/escape-html.ts'
import { problemWords } from './en/problem-words.ts'
import { dutchProblemWords } from './nl/problem-words.ts'
import { type ProblemCode, problems } from './problems.ts'

/** The page of a code as Markdown; committed under docs/problems so that it can be read without a server. */
export function problemPage(code: ProblemCode): string {
  const { slug, status, title } = problems[code]
  const { happened, repair, example } = problemWords[code]
  return [
    `# ${code} ${title}`,
    `\`urn:problem-type:uitpost:${slug}\` · status ${status}`,
    `## What happened\n\n${happened}`,
    `## How to repair it\n\n${repair}`,
    `## Example\n\n${example}`,
    '',
  ].join('\n\n')
}

/**
 * The same page for a browser, in the language of its reader. Only backquotes are marked up: the words are our own plain text.
 */
export function problemHtml(code: ProblemCode, language: 'nl' | 'en'): string {
  const { slug, status } = problems[code]
  const { title, happened, repair, example } =
    language === 'nl' ? dutchProblemWords[code] : { title: problems[code].title, ...problemWords[code] }
  const heads = headings[language]
  const marked = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${code} ${escapeHtml(title)}</title><link rel="icon" href="/inbox/uitpost-symbol.svg">
<link rel="stylesheet" href="/docs/page.css">
<main><h1>${code} ${escapeHtml(title)}</h1>
<h2>${heads.happened}</h2><p>${marked(happened)}</p><h2>${heads.repair}</h2><p>${marked(repair)}</p>
<h2>${heads.example}</h2><p>${marked(example)}</p>
<p><code>urn:problem-type:uitpost:${slug}</code> · ${heads.status} ${status}</p>
<p><a href="?lang=${heads.otherLanguage}" lang="${heads.otherLanguage}">${heads.other}</a> · <a href="/docs" lang="en">All operations</a></p></main></html>`
}

const headings = {
  nl: {
    happened: 'Wat er gebeurde',
    repair: 'Zo lost u het op',
    example: 'Voorbeeld',
    status: 'HTTP-status',
    otherLanguage: 'en',
    other: 'In English',
  },
  en: {
    happened: 'What happened',
    repair: 'How to repair it',
    example: 'Example',
    status: 'HTTP status',
    otherLanguage: 'nl',
    other: 'In het Nederlands',
  },
} as const
