import { allowedLink } from '../language/allowed-link.ts'
import type { Run } from '../model/document.ts'
import { escapeHtml } from './escape-html.ts'

/** Runs as inline HTML; `linkStyle` is for email, where a style block may be dropped. */
export function writeRuns(runs: readonly Run[], linkStyle?: string): string {
  return runs.map((run) => writeRun(run, linkStyle)).join('')
}

function writeRun(run: Run, linkStyle: string | undefined): string {
  let html = escapeHtml(run.text).replaceAll('\n', '<br>')
  if (run.emphasis) html = `<em>${html}</em>`
  if (run.strong) html = `<strong>${html}</strong>`
  if (run.language) html = `<span lang="${run.language}">${html}</span>`
  const href = run.href === undefined ? undefined : allowedLink(run.href)
  return href === undefined
    ? html
    : `<a href="${escapeHtml(href)}"${linkStyle ? ` style="${linkStyle}"` : ''}>${html}</a>`
}
