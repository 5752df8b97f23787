import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import { z } from 'zod'
import { AddressRefused, isPublicAddress, publicLookup } from './public-address.ts'

const timeoutMs = 3_000
/** The expected answer has a few bytes. */
const maxAnswerLength = 10_000
const answer = z.object({ send: z.boolean() })

/**
 * Calls an entity's system just before the hand-over to learn whether a letter is still needed: `{"send": true | false}`. Private
 * and metadata addresses, and http, are refused unless allowed; credentials always. Redirects are not followed.
 * @throws Error when there is no such answer within three seconds; the caller then sends the letter.
 */
export function createAskCondition(settings: {
  readonly allowPrivate: boolean
}): (url: string, signal: AbortSignal) => Promise<boolean> {
  return async (url, signal) => {
    const target = new URL(url)
    // Intake refuses these too; URLs that were accepted before it did are still in the database.
    const schemes = settings.allowPrivate ? ['https:', 'http:'] : ['https:']
    if (!schemes.includes(target.protocol) || target.username !== '' || target.password !== '')
      throw new AddressRefused()
    const host = target.hostname.replace(/^\[|\]$/g, '')
    // A numeric host is never looked up, so it is checked here.
    if (!settings.allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new AddressRefused()
    const text = await get(target, settings.allowPrivate, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))
    return answer.parse(JSON.parse(text)).send
  }
}

function get(url: URL, allowPrivate: boolean, signal: AbortSignal): Promise<string> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    const options = { signal, headers: { accept: 'application/json' }, ...(!allowPrivate && { lookup: publicLookup }) }
    const call = request(url, options, (response) => {
      if (response.statusCode !== 200) {
        response.destroy()
        return reject(new Error(`Answered ${response.statusCode}`))
      }
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        if (text.length > maxAnswerLength) response.destroy(new Error('The answer is too long'))
      })
      response.on('error', reject)
      response.on('end', () => resolve(text))
    })
    call.on('error', reject)
    call.end()
  })
}
