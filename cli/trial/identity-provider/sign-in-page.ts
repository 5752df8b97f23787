import { html } from '../pages/html.ts'
import type { PageLanguage } from '../pages/page-language.ts'
import { trialPage } from '../pages/trial-page.ts'
import { type Persona, personaName } from './persona.ts'
import { signInWords } from './words.ts'

export interface SignInPage {
  readonly language: PageLanguage
  readonly kind: Persona['kind']
  readonly personas: readonly Persona[]
  readonly username: string
  /** Whether an attempt failed. */
  readonly wrong: boolean
}

/** Fields `username` and `password` and one submit button; a click on a person fills the name, without a script. */
export function signInPage({ language, kind, personas, username, wrong }: SignInPage): string {
  const words = signInWords[language]
  const people = personas.filter((persona) => persona.kind === kind)
  const fault = wrong ? html`<p id="wrong" role="alert">${words.wrong}</p>` : undefined
  return trialPage({
    language,
    title: words.title,
    note: words.note,
    main: html`<h1>${words.title}</h1>
<div class="sign-in"><form class="card stack" method="post" autocomplete="off">
<div class="field${wrong ? ' fault' : ''}"><label for="username">${words.username}</label>${fault}
<input id="username" name="username" value="${username}" required autocapitalize="none" spellcheck="false" autocomplete="username"${
      wrong ? { markup: ' aria-describedby="wrong" aria-invalid="true"' } : undefined
    }></div>
<div class="field"><label for="password">${words.password}</label><p class="quiet" id="hint">${words.passwordHint}</p>
<input id="password" name="password" type="password" required autocomplete="current-password" aria-describedby="hint"></div>
<div><button class="button" type="submit">${words.submit}</button></div></form>
<section class="card" aria-labelledby="people"><h2 id="people">${words.people[kind]}</h2>
<table class="people"><caption>${words.pick}</caption>
<thead><tr><th scope="col">${words.person}</th><th scope="col">${words.username}</th><th scope="col">${words.does[kind]}</th></tr></thead>
<tbody>${people.map(
      (
        persona,
      ) => html`<tr><th scope="row"><a href="?username=${encodeURIComponent(persona.username)}">${personaName(persona)}</a></th>
<td>${persona.username}</td><td>${persona.kind === 'staff' ? claimText(persona, ['uitpost_rol_3d']) : readsFor(persona, personas).join(', ') || words.self}</td></tr>`,
    )}</tbody></table></section></div>`,
  })
}

export function signInEndedPage(language: PageLanguage, why: 'expired' | 'refused'): string {
  const words = signInWords[language]
  const title = why === 'expired' ? words.expiredTitle : words.refusedTitle
  return trialPage({
    language,
    title,
    note: words.note,
    main: html`<h1>${title}</h1><p class="measure">${words[why]}</p>`,
  })
}

/** Asks whether to sign out here too. `form` is the library's own, without a button. */
export function signOutPage(language: PageLanguage, form: string): string {
  const words = signInWords[language]
  return trialPage({
    language,
    title: words.signOutTitle,
    note: words.note,
    main: html`<h1>${words.signOutTitle}</h1><p class="measure">${words.signOut}</p>${{ markup: form }}
<p><button class="button" type="submit" form="op.logoutForm" name="logout" value="yes">${words.signOutYes}</button></p>`,
  })
}

export function signedOutPage(language: PageLanguage): string {
  const words = signInWords[language]
  return trialPage({
    language,
    title: words.signedOutTitle,
    note: words.note,
    main: html`<h1>${words.signedOutTitle}</h1><p class="measure">${words.signedOut}</p>`,
  })
}

/** Enterprises and people whose mandate the persona holds, by name, each once; by number where the trial has no name. */
function readsFor(persona: Persona, personas: readonly Persona[]): string[] {
  const { claims } = persona
  const values = (name: string): readonly string[] => [claims[name] ?? []].flat()
  const numbers = new Set([...values('wv_orgcode'), ...values('vo_orgcode')])
  const enterprises = numbers.size === 1 && values('vo_orgnaam').length === 1 ? values('vo_orgnaam') : [...numbers]
  const givers = values('ssm_mandaatgever').map((insz) => {
    const giver = personas.find((each) => each.claims['rrn'] === insz)
    return giver === undefined ? insz : personaName(giver)
  })
  return [...enterprises, ...givers]
}

function claimText({ claims }: Persona, names: readonly string[]): string {
  return names.flatMap((name) => claims[name] ?? []).join(', ')
}
