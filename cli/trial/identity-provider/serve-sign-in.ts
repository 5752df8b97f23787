import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import { pageLanguage } from '../pages/page-language.ts'
import { sendPage } from '../pages/send-page.ts'
import { trialEid } from './make-provider.ts'
import { type Persona, type RelyingParty, recognize } from './persona.ts'
import { readForm } from './read-form.ts'
import { signInEndedPage, signInPage } from './sign-in-page.ts'

const longestForm = 4_096

/** The page between the request of the application and the answer of the provider. */
export async function serveSignIn(
  provider: Provider,
  personas: readonly Persona[],
  parties: ReadonlyMap<string, RelyingParty>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = pageLanguage(request.headers['accept-language'])
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined)
  const party = interaction && parties.get(interaction.params.client_id)
  if (!party) return sendPage(response, 400, signInEndedPage(language, 'expired'))

  const show = (status: number, username: string, wrong: boolean): void =>
    sendPage(response, status, signInPage({ language, kind: party.kind, personas, username, wrong }))
  if (request.method !== 'POST') {
    return show(200, new URL(request.url ?? '/', 'http://localhost').searchParams.get('username') ?? '', false)
  }
  const form = await readForm(request, longestForm)
  const username = form.get('username') ?? ''
  const persona = recognize(personas, party.kind, username, form.get('password') ?? '')
  if (!persona) return show(400, username, true)
  const asksStrongly = (interaction.params.acr_values ?? '').split(' ').includes(trialEid)
  const login = { accountId: persona.username, ...(asksStrongly && { acr: trialEid }) }
  await provider.interactionFinished(request, response, { login })
}
