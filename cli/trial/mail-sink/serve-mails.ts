import type { IncomingMessage, ServerResponse } from 'node:http'
import { simpleParser } from 'mailparser'
import { pageLanguage } from '../pages/page-language.ts'
import { isLocalRequest, sendPage } from '../pages/send-page.ts'
import { sendAsset } from '../pages/trial-assets.ts'
import { mailListPage, mailMissingPage, mailPage, mailParts } from './mail-pages.ts'
import type { MailStore } from './mail-store.ts'

/** A browser shows no more rows comfortably; `/mails.json` has all. */
const maxOnPage = 500
const mailPath = /^\/mails\/([^/]+)(?:\/(raw|html|attachments)(?:\/(\d+))?)?$/

/** The pages of the mail sink, and `/mails.json` for scripts. */
export async function serveMails(
  store: MailStore,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocalRequest(request)) return void response.writeHead(421).end()
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
  const { pathname, searchParams } = new URL(request.url ?? '/', url)
  const language = pageLanguage(request.headers['accept-language'])
  if (await sendAsset(pathname, response)) return
  if (pathname === '/')
    return sendPage(response, 200, mailListPage(await store.list(maxOnPage), store.count(), language))
  if (pathname === '/mails.json') return sendJson(store, url, response)

  const [, id = '', kind, number] = mailPath.exec(pathname) ?? []
  const raw = await store.read(id)
  if (!raw) return sendPage(response, 404, mailMissingPage(language))
  if (kind === 'raw') return send(response, 'message/rfc822', raw)

  const mail = await simpleParser(raw)
  if (kind === 'html') {
    // The mail's own markup: its own styles and pictures, nothing from outside, never as a part of this origin.
    response.setHeader(
      'Content-Security-Policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
    )
    return send(response, 'text/html; charset=utf-8', Buffer.from(mail.html || ''))
  }
  if (kind === 'attachments') {
    const attachment = mail.attachments[Number(number) - 1]
    if (!attachment) return sendPage(response, 404, mailMissingPage(language))
    response.setHeader(
      'Content-Disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? 'bijlage')}`,
    )
    return send(response, 'application/octet-stream', attachment.content)
  }
  const summary = await store.find(id)
  if (!summary) return sendPage(response, 404, mailMissingPage(language))
  const part = mailParts.find((each) => each === searchParams.get('part')) ?? (mail.html ? 'html' : 'text')
  sendPage(response, 200, mailPage(summary, mail, raw, part, language))
}

async function sendJson(store: MailStore, url: string, response: ServerResponse): Promise<void> {
  const all = await store.list()
  const mails = all.map(({ id, ...summary }) => ({ ...summary, rawUrl: new URL(`/mails/${id}/raw`, url).href }))
  send(response, 'application/json', Buffer.from(JSON.stringify(mails)))
}

function send(response: ServerResponse, type: string, bytes: Buffer): void {
  response.writeHead(200, { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
  response.end(bytes)
}
