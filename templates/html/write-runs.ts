import { allowedLink } from '../language/allowed-link.ts'
import type { Run } from '../model/document.ts'
import { escapeHtml } from './escape-html.ts'

/** Runs as inline HTML; `linkStyle` is for email, where a style block may be dropped, and the targets of links within it. */
export function writeRuns(runs: readonly Run[], linkStyle?: string): string {
  return runs.map((run) => writeRun(run, linkStyle)).join('')
}

function writeRun(run: Run, linkStyle: string | undefined): string {
  if (run.note !== undefined) return writeMark(run, run.note, linkStyle !== undefined)
  let html = escapeHtml(run.text).replaceAll('\n', '<br>')
  if (run.emphasis) html = `<em>${html}</em>`
  if (run.strong) html = `<strong>${html}</strong>`
  if (run.language) html = `<span lang="${run.language}">${html}</span>`
  const href = run.href === undefined ? undefined : allowedLink(run.href)
  return href === undefined
    ? html
    : `<a href="${escapeHtml(href)}"${linkStyle ? ` style="${linkStyle}"` : ''}>${html}</a>`
}

/** The title of the notes tells a screen reader what kind of link it is. */
function writeMark({ text, again }: Run, note: number, isMail: boolean): string {
  if (isMail) return `<sup style="font-size: 75%; line-height: 0;">${text}</sup>`
  const id = again ? '' : ` id="note-${note}-mark"`
  return `<sup><a${id} href="#note-${note}" aria-describedby="notes-title">${text}</a></sup>`
}
