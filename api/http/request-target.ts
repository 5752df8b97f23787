import type { RequestHandler } from 'express'
import { Refusal } from '../../core/fault.ts'
import { problemAnswer } from './problem-document.ts'
import { writeProblem } from './write-reply.ts'

/**
 * A request may name its target in absolute form, as to a proxy (RFC 9112, 3.2.2): only its path and query are used, and an
 * address that cannot be parsed is refused before any other code reads it.
 */
export const originForm: RequestHandler = (request, response, next) => {
  const { url } = request
  if (url.startsWith('/')) return next()
  const target = /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : undefined
  if (target === undefined) {
    const refusal = new Refusal('UP-1001', 'The request target is neither a path nor an address that can be read.')
    return writeProblem(response, problemAnswer(refusal, String(response.getHeader('Uitpost-Request-Id'))))
  }
  request.url = `${target.pathname}${target.search}`
  next()
}

/** The query of a request target, without the question mark. It is not parsed, so it cannot be refused here. */
export function queryOf(target: string): string {
  if (!target.includes('?')) return ''
  const [beforeFragment = ''] = target.split('#')
  const at = beforeFragment.indexOf('?')
  return at === -1 ? '' : beforeFragment.slice(at + 1)
}
