import type { IncomingMessage, ServerResponse } from 'node:http'
import { decodeJwt } from 'jose'
import { readForm } from './read-form.ts'

/** As long as an ID token with the claims of a person may be. */
const longestForm = 16_384

/**
 * Signing out by a form (OpenID Connect RP-Initiated Logout 1.0, section 2). The library takes forms only with cookies that a
 * browser stores over https alone, so the request continues by an address, without the ID token: with the application for which it
 * was issued.
 */
export async function continueSignOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = await readForm(request, longestForm)
  const query = new URLSearchParams()
  const application = audienceOf(form.get('id_token_hint') ?? '') ?? form.get('client_id')
  if (typeof application === 'string') query.set('client_id', application)
  for (const name of ['post_logout_redirect_uri', 'state', 'ui_locales']) {
    const value = form.get(name)
    if (value !== null) query.set(name, value)
  }
  response.writeHead(303, { Location: `/session/end?${query.toString()}` }).end()
}

function audienceOf(idToken: string): string | undefined {
  try {
    const { aud } = decodeJwt(idToken)
    return typeof aud === 'string' ? aud : aud?.[0]
  } catch {
    return undefined
  }
}
