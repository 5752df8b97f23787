import type { ParsedMail } from 'mailparser'
import { type Html, html } from '../pages/html.ts'
import type { PageLanguage } from '../pages/page-language.ts'
import { trialPage } from '../pages/trial-page.ts'
import type { MailSummary } from './mail-store.ts'
import { mailWords } from './words.ts'

export const mailParts = ['html', 'text', 'raw'] as const
export type MailPart = (typeof mailParts)[number]

/** `total`: the number of all mails, of which the newest are shown. */
export function mailListPage(mails: readonly MailSummary[], total: number, language: PageLanguage): string {
  const words = mailWords[language]
  const count = mails.length < total ? words.newest(mails.length, total) : words.count(total)
  const list = html`<ul class="mails card flush">${mails.map(
    (mail) => html`<li class="mail"><h2><a href="/mails/${mail.id}">${mail.subject || words.noSubject}</a></h2>
<time datetime="${mail.receivedAt}">${moment(mail.receivedAt, language)}</time>
<p>${words.to}: ${mail.to}<br>${words.from}: ${mail.from}</p></li>`,
  )}</ul>`
  const empty = html`<div class="card empty"><h2>${words.emptyTitle}</h2><p class="quiet measure">${words.empty}</p></div>`
  return trialPage({
    language,
    title: words.title,
    note: words.note,
    main: html`<div class="head"><div><h1>${words.title}</h1><p class="quiet">${mails.length > 0 ? count : ''}</p></div>
<a class="button second" href="/">${words.refresh}</a></div>${mails.length > 0 ? list : empty}`,
  })
}

/** One mail. Its own markup is shown in a frame that may neither run a script nor fetch anything. */
export function mailPage(
  summary: MailSummary,
  mail: ParsedMail,
  raw: Buffer,
  part: MailPart,
  language: PageLanguage,
): string {
  const words = mailWords[language]
  const path = `/mails/${summary.id}`
  return trialPage({
    language,
    title: summary.subject || words.noSubject,
    note: words.note,
    main: html`<p><a href="/">${words.back}</a></p>
<h1>${summary.subject || words.noSubject}</h1>
<dl class="card facts"><dt>${words.from}</dt><dd>${summary.from}</dd><dt>${words.to}</dt><dd>${summary.to}</dd>
<dt>${words.received}</dt><dd>${moment(summary.receivedAt, language)}</dd><dt>${words.messageId}</dt><dd>${summary.messageId}</dd>${attachments(mail, path, words.attachments)}</dl>
<nav aria-label="${words.parts}"><ul class="tabs">${mailParts.map(
      (each) =>
        html`<li><a href="${path}?part=${each}"${each === part ? { markup: ' aria-current="page"' } : undefined}>${words[each]}</a></li>`,
    )}</ul></nav>
${shownPart(mail, raw, part, path, language)}`,
  })
}

export function mailMissingPage(language: PageLanguage): string {
  const words = mailWords[language]
  return trialPage({
    language,
    title: words.missingTitle,
    note: words.note,
    main: html`<h1>${words.missingTitle}</h1><p>${words.missing}</p><p><a href="/">${words.back}</a></p>`,
  })
}

function shownPart(mail: ParsedMail, raw: Buffer, part: MailPart, path: string, language: PageLanguage): Html {
  const words = mailWords[language]
  const missing = html`<p>${words.noPart}</p>`
  switch (part) {
    case 'html':
      return mail.html
        ? html`<iframe class="paper" sandbox title="${words.frame}" src="${path}/html"></iframe>`
        : missing
    case 'text':
      return mail.text ? html`<pre class="card source" tabindex="0">${mail.text}</pre>` : missing
    case 'raw':
      return html`<pre class="card source" tabindex="0">${raw.toString('utf8')}</pre>`
    default:
      return part satisfies never
  }
}

function attachments(mail: ParsedMail, path: string, label: string): Html | undefined {
  if (mail.attachments.length === 0) return undefined
  return html`<dt>${label}</dt><dd>${mail.attachments.map(
    ({ filename }, index) =>
      html`<a href="${path}/attachments/${index + 1}">${filename ?? `${label} ${index + 1}`}</a> `,
  )}</dd>`
}

function moment(iso: string, language: PageLanguage): string {
  const style = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Brussels' } as const
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', style).format(new Date(iso))
}
